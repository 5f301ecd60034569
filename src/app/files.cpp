// Saves files of the race on request of the Share panel.
#include "app/app.hpp"
#include "document/link.hpp"
#include "export/csv.hpp"
#include "export/json.hpp"
#include "export/pytorch.hpp"
#include "export/svg.hpp"

#include <fmt/ranges.h>

namespace ravine {
namespace {

// A row has about 70 bytes; races with more rows are left to the command line, which has more memory.
constexpr std::size_t most_rows_saved = 500'000;

}  // namespace

// Figures and rows of a race go to its end, whatever step is shown.
void App::save(const ui::FileWish& wish) {
    const Document& document = player_.document();
    const auto whole_race = [&] {
        Race race(document.experiment);
        race.advance_to(document.experiment.steps);
        return race;
    };
    switch (wish.kind) {
        case ui::FileKind::png: return save_picture(wish);
        case ui::FileKind::video:
        case ui::FileKind::gif: return begin_film(wish);
        case ui::FileKind::svg:
            model_.saved =
                platform::save("ravine.svg", "image/svg+xml",
                               race_svg(document, whole_race(), {.dark = model_.mode == ui::Mode::dark, .bands = true}));
            return;
        case ui::FileKind::csv:
            if (const auto rows = document.experiment.racers.size() * static_cast<std::size_t>(document.experiment.steps);
                rows > most_rows_saved) {
                model_.saved = fmt::format("{} rows are too many to save here; ravine-cli race writes them.", rows);
                return;
            }
            model_.saved = platform::save("ravine.csv", "text/csv", race_csv(whole_race()));
            return;
        case ui::FileKind::json: model_.saved = platform::save("ravine.json", "application/json", write_json(document)); return;
        case ui::FileKind::pytorch: break;
    }
    const PyTorchScript script = pytorch_script(document);
    if (script.text.empty()) {
        model_.saved = "There is no formula to write a script of.";
        return;
    }
    model_.saved = platform::save("ravine.py", "text/x-python", script.text);
    for (const std::string& text : script.notes) model_.saved += "\n" + text;
}

}  // namespace ravine
