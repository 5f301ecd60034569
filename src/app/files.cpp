// Saves files of the race on request of the Share panel.
#include "app/app.hpp"
#include "export/formats.hpp"

#include <fmt/format.h>

namespace ravine {
namespace {

// A row has about 70 bytes; races with more rows are left to the command line, which has more memory.
constexpr std::size_t most_rows_saved = 500'000;

}  // namespace

// Figures and rows of a race go to its end, whatever step is shown.
void App::save(const ui::FileWish& wish) {
    switch (wish.kind) {
        case ui::FileKind::png: return save_picture(wish);
        case ui::FileKind::video:
        case ui::FileKind::gif: return begin_film(wish);
        case ui::FileKind::svg: return save_text("svg");
        case ui::FileKind::csv: return save_text("csv");
        case ui::FileKind::json: return save_text("json");
        case ui::FileKind::pytorch: return save_text("pytorch");
    }
}

void App::save_text(std::string_view key) {
    const ExportFormat& format = *find_export_format(key);
    const Document& document = player_.document();
    const ExportOptions options{{.dark = model_.mode == ui::Mode::dark, .bands = true}, most_rows_saved};
    const Exported exported = format.write(document, options);
    model_.saved.clear();
    if (exported.text)
        model_.saved = platform::save(fmt::format("ravine.{}", format.ending), std::string(format.media_type), *exported.text);
    for (const std::string& note : exported.notes) model_.saved += (model_.saved.empty() ? "" : "\n") + note;
}

}  // namespace ravine
