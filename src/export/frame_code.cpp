#include "export/frame_code.hpp"

#include "analysis/standings.hpp"
#include "loss/surfaces.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <vector>

namespace ravine {

std::string frame_code(std::string_view link, const Experiment& experiment) {
    std::vector<std::string> names;
    for (std::size_t racer = 0; racer < experiment.racers.size(); ++racer) {
        if (!experiment.racers[racer].hidden) names.push_back(racer_name(experiment, racer));
    }
    const std::string title = fmt::format("{} on {}", fmt::join(names, ", "), title_of(experiment));
    return fmt::format(
        "<iframe src=\"{}\" width=\"640\" height=\"400\" sandbox=\"allow-scripts allow-popups\" loading=\"lazy\" "
        "title=\"{}\"></iframe>",
        xml_text(link), xml_text(title));
}

}  // namespace ravine
