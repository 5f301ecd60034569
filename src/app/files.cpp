// Saves files of the race on request of the Share panel.
#include "app/app.hpp"
#include "export/formats.hpp"

#include <fmt/format.h>

namespace ravine {
namespace {

// A row has about 70 bytes; races with more rows are left to the command line, which has more memory.
constexpr std::size_t most_rows_saved = 500'000;

}  // namespace

// Figures show the step shown; rows of a race go to its end.
void App::save(const ui::FileWish& wish) {
    switch (wish.kind) {
        case ui::FileKind::picture: return save_picture(wish);
        case ui::FileKind::video:
        case ui::FileKind::gif: return begin_film(wish);
        case ui::FileKind::text: return save_text(*wish.format);
    }
}

void App::save_text(const ExportFormat& format) {
    Document document = player_.document();
    document.page.at = player_.step();  // also while the race plays
    const ExportOptions options{{.dark = model_.mode == ui::Mode::dark, .bands = true}, most_rows_saved};
    const Exported exported = format.write(document, options);
    model_.saved.clear();
    if (exported.text)
        model_.saved = platform::save(
            file_name(document.experiment, format.styled ? std::optional(player_.step()) : std::nullopt, format.ending),
            std::string(format.media_type), *exported.text);
    for (const std::string& note : exported.notes) model_.saved += (model_.saved.empty() ? "" : "\n") + note;
}

}  // namespace ravine
