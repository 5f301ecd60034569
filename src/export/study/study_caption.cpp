#include "analysis/standings.hpp"
#include "export/study/study_export.hpp"
#include "export/svg/svg_figure.hpp"
#include "studies/tune.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace ravine {
namespace {

using studies::Kind;
using studies::Study;

std::string count_of(std::size_t count, std::string_view what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

std::string names_of(const Study& study, const Experiment& experiment) {
    std::vector<std::string> names;
    for (const std::size_t racer : studies::racers_of(study, experiment)) names.push_back(racer_name(experiment, racer));
    return fmt::format("{}", fmt::join(names, ", "));
}

std::string domain_text(const Box& box) {
    return fmt::format("[{}, {}] × [{}, {}]", box.low.x, box.high.x, box.low.y, box.high.y);
}

std::string ranges_text(const Study& study) {
    std::vector<std::string> ranges;
    for (const studies::Swept& swept : study.swept) {
        ranges.push_back(
            fmt::format("{} from {} to {}, {}", swept.key, swept.low, swept.high, swept.log ? "logarithmic" : "linear"));
    }
    return fmt::format("{} values of {}", study.size, fmt::join(ranges, ", and of "));
}

std::string tuning_text(const Study& study, const Experiment& experiment) {
    std::vector<std::string> rounds;
    for (const studies::Round& round : studies::rounds_of(study, experiment)) {
        rounds.push_back(fmt::format("{} × {}", round.settings, round.evaluations));
    }
    return fmt::format(
        "each tuned by random search with successive halving: settings × evaluations {}, each from {} starts, so at most {} "
        "evaluations a racer; then raced for {} evaluations from each of {} other starts, with as many seeds",
        fmt::join(rounds, ", "), studies::tuning_starts, studies::budget_of(study, experiment), experiment.steps, study.seeds);
}

std::string runs_text(const Study& study, const Experiment& experiment) {
    const auto size = static_cast<std::size_t>(study.size), seeds = static_cast<std::size_t>(study.seeds);
    switch (study.kind) {
        case Kind::basins: return fmt::format("from {0} × {0} starts in {1}", size, domain_text(experiment.domain));
        case Kind::swarm: return fmt::format("{} in {}", count_of(size, "ball"), domain_text(experiment.domain));
        case Kind::sweep:
            return fmt::format(
                "{}, {}{} each", ranges_text(study),
                study.starts > 1 ? fmt::format("{} starts in {} and ", study.starts, domain_text(experiment.domain)) : "",
                count_of(seeds, "seed"));
        case Kind::seeds: return count_of(seeds, "seed");
        case Kind::tune: break;
    }
    return tuning_text(study, experiment);
}

}  // namespace

std::string study_caption(const Document& document) {
    const Experiment& experiment = document.experiment;
    const Study study = studies::complete(*document.view.study, experiment);
    std::string caption = fmt::format("{} on {}: {}; {}, seed {}", names_of(study, experiment), figure_title(experiment),
                                      runs_text(study, experiment),
                                      count_of(static_cast<std::size_t>(experiment.steps), "step"), experiment.seed);
    if (experiment.noise > 0) caption += fmt::format(", noise {}", experiment.noise);
    if (experiment.batch > 0) caption += fmt::format(", batches of {}", experiment.batch);
    return caption + ".";
}

}  // namespace ravine
