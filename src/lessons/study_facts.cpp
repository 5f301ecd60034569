#include "lessons/study_facts.hpp"

#include "studies/ends.hpp"
#include "studies/ranking.hpp"
#include "studies/summary.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace ravine::lessons {
namespace {

using studies::Kind;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN(), percent = 100;
constexpr double most_work = 1e10;  // instructions: some seconds, as the learner may have made the study larger

}  // namespace

StudyNumbers::StudyNumbers(const Experiment& experiment, const studies::Study& study) : experiment_(experiment), study_(study) {
    Result<studies::Runs> runs = studies::Runs::begin(experiment, study);
    if (!runs || static_cast<double>(runs->rows()) * static_cast<double>(runs->work_per_row()) > most_work) return;
    study_ = studies::complete(study, experiment);
    columns_ = runs->columns();
    numbers_ = runs->compute(0, runs->rows());
    cells_ = studies::losses_by_cell(columns_, numbers_, studies::runs_per_cell(study_));
}

std::span<const StudyNumbers::Fact> StudyNumbers::facts() {
    static constexpr Fact all[] = {
        {"study_share", "of the runs, in percent, those that come to this minimum", &StudyNumbers::share},
        {"study_elsewhere", "those that come to no minimum", &StudyNumbers::elsewhere},
        {"study_value", "of what is swept, the value that ends lowest", &StudyNumbers::best_value},
        {"study_loss", "the loss with that value", &StudyNumbers::least_loss},
        {"study_lower", "the lower quartile of the final loss", &StudyNumbers::lower},
        {"study_median", "its median", &StudyNumbers::median},
        {"study_upper", "its upper quartile", &StudyNumbers::upper},
        {"study_wins", "of the comparisons with all others, in percent, those that are won", &StudyNumbers::wins},
        {"study_lr", "the tuned rate", &StudyNumbers::tuned_rate},
    };
    return all;
}

double StudyNumbers::number(std::string_view fact, std::size_t k) const {
    for (const Fact& each : facts()) {
        if (!cells_.empty() && each.name == fact) return (this->*each.of)(k);
    }
    return unknown;
}

double StudyNumbers::share(std::size_t minimum) const {
    if (!studies::has_many_starts(study_.kind)) return unknown;
    const studies::Ends ends = studies::ends_of(experiment_, columns_, numbers_);
    const auto count = std::count(ends.minimum.begin(), ends.minimum.end(), minimum + 1);
    return percent * static_cast<double>(count) / static_cast<double>(cells_.size());
}

double StudyNumbers::elsewhere(std::size_t) const {
    if (!studies::has_many_starts(study_.kind)) return unknown;
    const studies::Ends ends = studies::ends_of(experiment_, columns_, numbers_);
    const auto count = std::count(ends.minimum.begin(), ends.minimum.end(), std::size_t{0});
    return percent * static_cast<double>(count) / static_cast<double>(cells_.size());
}

// Returns the cells of a racer, counted in the race; none if the study is not about it, or about starts.
std::span<const std::vector<double>> StudyNumbers::cells_of(std::size_t racer) const {
    const std::vector<std::size_t> racers = studies::racers_of(study_, experiment_);
    const auto at = std::find(racers.begin(), racers.end(), racer);
    if (at == racers.end() || studies::has_many_starts(study_.kind)) return {};
    const std::size_t count = cells_.size() / racers.size();
    return std::span(cells_).subspan(static_cast<std::size_t>(at - racers.begin()) * count, count);
}

double StudyNumbers::best_value(std::size_t racer) const {
    const auto cells = cells_of(racer);
    if (study_.kind != Kind::sweep || study_.swept.size() != 1 || cells.empty()) return unknown;
    std::size_t best = 0;
    for (std::size_t i = 1; i < cells.size(); ++i) {
        if (studies::quantile(cells[i], 0.5) < studies::quantile(cells[best], 0.5)) best = i;
    }
    return study_.swept[0].at(static_cast<int>(best), study_.size);
}

double StudyNumbers::least_loss(std::size_t racer) const {
    const auto cells = cells_of(racer);
    if (study_.kind != Kind::sweep || cells.empty()) return unknown;
    double least = std::numeric_limits<double>::infinity();
    for (const std::vector<double>& cell : cells) least = std::min(least, studies::quantile(cell, 0.5));
    return least;
}

double StudyNumbers::lower(std::size_t racer) const {
    const auto cells = cells_of(racer);
    return cells.size() == 1 ? studies::quartiles(cells[0]).lower : unknown;
}

double StudyNumbers::median(std::size_t racer) const {
    const auto cells = cells_of(racer);
    return cells.size() == 1 ? studies::quartiles(cells[0]).median : unknown;
}

double StudyNumbers::upper(std::size_t racer) const {
    const auto cells = cells_of(racer);
    return cells.size() == 1 ? studies::quartiles(cells[0]).upper : unknown;
}

// Runs with the same seed are compared; a draw is half a win.
double StudyNumbers::wins(std::size_t racer) const {
    const auto own = cells_of(racer);
    if (own.size() != 1) return unknown;
    double wins = 0, others = 0;
    for (const std::size_t other : studies::racers_of(study_, experiment_)) {
        if (other == racer) continue;
        wins += studies::share_of_wins(own[0], cells_of(other)[0]);
        ++others;
    }
    return others > 0 ? percent * wins / others : unknown;
}

double StudyNumbers::tuned_rate(std::size_t racer) const {
    if (study_.kind != Kind::tune) return unknown;
    const studies::Ranking ranking = studies::rank(columns_, numbers_);
    const auto key = std::find(ranking.parameters.begin(), ranking.parameters.end(), "lr");
    if (key == ranking.parameters.end()) return unknown;
    for (const studies::Ranked& ranked : ranking.racers) {
        if (ranked.racer == racer + 1) return ranked.tuned[static_cast<std::size_t>(key - ranking.parameters.begin())];
    }
    return unknown;
}

}  // namespace ravine::lessons
