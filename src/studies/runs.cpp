#include "studies/runs.hpp"

#include "analysis/critical_points.hpp"
#include "studies/settings.hpp"
#include "studies/starts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>

namespace ravine::studies {
namespace {

constexpr std::size_t most_balls = 128, most_entries = 400'000;  // of a simulation, and of its balls' tracks together
constexpr std::uint64_t work_of_outcome = 20'000;                // instructions
constexpr std::uint64_t work_of_loss = 5'000'000;                // to compile it and to find its minima

// Returns the names of what is swept, or of what is tuned of any racer.
std::vector<std::string> keys_of(const Study& study, const Experiment& experiment) {
    std::vector<std::string> keys;
    const auto add = [&](const std::vector<Swept>& swept) {
        for (const Swept& each : swept) {
            if (std::find(keys.begin(), keys.end(), each.key) == keys.end()) keys.push_back(each.key);
        }
    };
    if (study.kind == Kind::sweep) add(study.swept);
    if (study.kind != Kind::tune) return keys;
    for (const std::size_t racer : racers_of(study, experiment)) add(tuned_parameters(study, experiment, racer));
    return keys;
}

// Ends a track at the last step that needs no more evaluations.
void cut_off(Track& track, int evaluations) {
    std::size_t length = track.loss.size();
    while (length > 1 && track.evaluations[length - 1].all() > evaluations) --length;
    if (length == track.loss.size()) return;
    track.loss.resize(length);
    if (!track.x.empty()) {
        track.x.resize(length);
        track.y.resize(length);
    }
    track.evaluations.resize(length);
    if (!track.beside_x.empty()) {
        track.beside_x.resize(length);
        track.beside_y.resize(length);
    }
    track.retired.reset();
}

// Empties a track, with room for so many steps.
void empty(Track& track, int steps) {
    const auto entries = static_cast<std::size_t>(steps) + 1;
    for (std::vector<double>* const numbers : {&track.x, &track.y, &track.loss}) {
        numbers->clear();
        numbers->reserve(entries);
    }
    track.evaluations.clear();
    track.evaluations.reserve(entries);
    track.beside_x.clear();
    track.beside_y.clear();
    track.retired.reset();
}

}  // namespace

std::vector<Column> columns_of(const Study& given, const Experiment& experiment) {
    using Type = Column::Type;
    const Column outcome{"outcome", Type::outcome}, steps{"steps", Type::whole}, loss{"loss"}, seed{"seed", Type::whole};
    const Column minimum{"minimum", Type::whole}, racer{"racer", Type::whole};
    const Study study = complete(given, experiment);
    if (has_many_starts(study.kind)) return {{"x"}, {"y"}, outcome, minimum, steps, {"end_x"}, {"end_y"}, loss};
    std::vector<Column> columns;
    const auto add = [&](std::initializer_list<Column> more) { columns.insert(columns.end(), more); };
    const bool tuned = study.kind == Kind::tune;
    if (tuned || racers_of(study, experiment).size() > 1) add({racer});
    for (const std::string& key : keys_of(study, experiment)) columns.push_back({key, tuned ? Type::maybe : Type::number});
    const bool trains = experiment.network.has_value();
    if (tuned) {
        if (!trains) add({{"x"}, {"y"}});
        add({seed, outcome, steps, {"evaluations", Type::whole}, {"solved", Type::maybe}, loss});
    } else if (study.kind == Kind::seeds && !trains) {
        add({seed, outcome, minimum, steps, {"end_x"}, {"end_y"}, loss});
    } else {
        if (study.starts > 1) add({{"x"}, {"y"}});
        add({seed, outcome, steps, loss});
    }
    return columns;
}

std::size_t find_column(std::span<const Column> columns, std::string_view name) {
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const Column& column) { return column.name == name; });
    return static_cast<std::size_t>(found - columns.begin());
}

Result<Runs> Runs::begin(Experiment experiment, Study study) {
    if (std::string fault = fault_of(study, experiment); !fault.empty()) return Failure{std::move(fault)};
    Runs runs(std::move(experiment), std::move(study));
    Result<Ground> ground = ground_of(runs.experiment_);
    if (!ground) return ground.error();
    runs.ground_ = *std::move(ground);
    runs.ground_seed_ = runs.experiment_.seed;
    runs.compiled_ = runs.experiment_.constants;
    for (const std::size_t racer : runs.racers_) {
        const std::optional<Simulation> simulation = simulate(runs.experiment_, runs.ground_, racer);
        if (!simulation) return Failure{fmt::format("there is no optimizer \"{}\"", runs.experiment_.racers[racer].optimizer)};
        if (!simulation->complaint().empty()) return Failure{"its rule does not run: " + simulation->complaint()};
        runs.work_per_row_ = std::max<std::uint64_t>(runs.work_per_row_, simulation->work());
    }
    const std::uint64_t work_per_step = runs.work_per_row_;
    runs.work_per_row_ = work_per_step * static_cast<std::uint64_t>(runs.experiment_.steps) + work_of_outcome;
    const std::vector<formula::Constant> constants = constants_of(runs.experiment_);
    const auto is_constant = [&](const Swept& swept) { return formula::find_constant(constants, swept.key) != nullptr; };
    if (runs.study_.kind == Kind::sweep && std::any_of(runs.study_.swept.begin(), runs.study_.swept.end(), is_constant))
        runs.work_per_row_ += work_of_loss;
    if (runs.study_.kind == Kind::tune) {
        runs.work_per_row_ += work_per_step * budget_of(runs.study_, runs.experiment_) / runs.rows_that_share();
    }
    return runs;
}

Runs::Runs(Experiment experiment, Study study)
    : experiment_(std::move(experiment)),
      study_(complete(std::move(study), experiment_)),
      racers_(racers_of(study_, experiment_)),
      keys_(keys_of(study_, experiment_)),
      columns_(columns_of(study_, experiment_)),
      rows_(rows_of(study_, experiment_)) {}

std::size_t Runs::rows_that_share() const { return study_.kind == Kind::tune ? static_cast<std::size_t>(study_.seeds) : 1; }

std::size_t Runs::rows_per_group() const {
    return has_many_starts(study_.kind) ? rows_ : static_cast<std::size_t>(study_.starts);
}

Runs::Group Runs::group_of(std::size_t row) const {
    if (has_many_starts(study_.kind)) return {racers_[0], experiment_.seed, {}};
    const auto size = static_cast<std::size_t>(study_.size), seeds = static_cast<std::size_t>(study_.seeds);
    row /= rows_per_group();
    Group group{0, experiment_.seed + row % seeds, {}};
    row /= seeds;
    if (study_.kind == Kind::sweep) group.values.resize(study_.swept.size());
    for (std::size_t k = group.values.size(); k-- > 0; row /= size) {
        group.values[k] = study_.swept[k].at(static_cast<int>(row % size), study_.size);
    }
    group.racer = racers_[row];
    return group;
}

Vector Runs::start_of_row(std::size_t row) const {
    const auto size = static_cast<std::size_t>(study_.size), seeds = static_cast<std::size_t>(study_.seeds);
    const auto n = static_cast<double>(size);
    const std::size_t across = row % size, up = row / size;
    switch (study_.kind) {
        case Kind::basins:
            return place_in(experiment_.domain, (static_cast<double>(across) + 0.5) / n, (static_cast<double>(up) + 0.5) / n);
        case Kind::swarm: return start_in_spread(study_.spread, experiment_, experiment_.seed, row, size);
        case Kind::tune: return start_in_spread(study_.spread, experiment_, experiment_.seed, row % seeds, seeds);
        case Kind::sweep: {
            const auto starts = static_cast<std::size_t>(study_.starts);
            if (starts > 1) return start_in_spread(study_.spread, experiment_, experiment_.seed, row % starts, starts);
            break;
        }
        case Kind::seeds: break;
    }
    return start_of(experiment_, group_of(row).racer);
}

Tuner& Runs::tuner_of(std::size_t racer) {
    return tuners_.try_emplace(racer, study_, experiment_, ground_, racer).first->second;
}

bool Runs::prepare(std::size_t row) { return study_.kind == Kind::tune && tuner_of(group_of(row).racer).go_on(); }

// Returns the values of all keys, NaN for those that this racer does not have.
std::vector<double> Runs::tuned_values(std::size_t racer) {
    Tuner& tuner = tuner_of(racer);
    while (tuner.go_on()) {
    }
    const std::vector<Swept> parameters = tuned_parameters(study_, experiment_, racer);
    const std::vector<double> tuned = tuner.values();
    std::vector<double> values(keys_.size(), std::nan(""));
    for (std::size_t k = 0; k < parameters.size(); ++k) {
        const auto at = std::find(keys_.begin(), keys_.end(), parameters[k].key);
        values[static_cast<std::size_t>(at - keys_.begin())] = tuned[k];
    }
    return values;
}

Experiment Runs::experiment_with(const Group& group) const {
    Experiment experiment = experiment_;
    experiment.seed = group.seed;
    for (std::size_t k = 0; k < group.values.size(); ++k) {
        if (std::isnan(group.values[k])) continue;
        if (study_.kind == Kind::sweep && set_constant(experiment, keys_[k], group.values[k])) continue;
        set_number(experiment, group.racer, keys_[k], group.values[k]);
    }
    return experiment;
}

// The critical points, and so the outcomes, depend on the constants of the formula.
OutcomeClassifier& Runs::classifier_of(const Experiment& experiment) {
    if (ground_.training) {
        if (!classifier_) classifier_.emplace(nullptr, experiment);
        return *classifier_;
    }
    if (!classifier_ || classified_ != experiment.constants) {
        classified_ = experiment.constants;
        if (compiled_ != experiment.constants) {
            ground_.loss = std::make_shared<const Loss>(*compile_loss(experiment));
            compiled_ = experiment.constants;
        }
        classifier_.emplace(ground_.loss, experiment);
    }
    return *classifier_;
}

// Returns what an experiment minimises, which has another network for another seed. Requires classifier_of() before it.
const Ground& Runs::ground_with(const Experiment& experiment) {
    if (ground_.training && ground_seed_ != experiment.seed) {
        ground_ = *ground_of(experiment);
        ground_seed_ = experiment.seed;
    }
    return ground_;
}

void Runs::judge_as(const Runs& other) {
    if (!other.classifier_ || other.classified_ != experiment_.constants) return;
    if (!same_critical_points(other.experiment_, experiment_)) return;
    classifier_ = other.classifier_;
    classified_ = other.classified_;
}

std::vector<double> Runs::compute(std::size_t first, std::size_t count) {
    assert(first <= rows_ && count <= rows_ - first);
    std::vector<double> numbers;
    numbers.reserve(count * columns_.size());
    const auto entries = static_cast<std::size_t>(experiment_.steps) + 1;
    const std::size_t most = std::clamp<std::size_t>(most_entries / entries, 1, most_balls);
    for (const std::size_t end = first + count; first < end;) {
        const std::size_t group_end = (first / rows_per_group() + 1) * rows_per_group();
        const std::size_t balls = std::min({most, end - first, group_end - first});
        Group group = group_of(first);
        if (study_.kind == Kind::tune) group.values = tuned_values(group.racer);
        run(group, first, balls, numbers);
        first += balls;
    }
    return numbers;
}

void Runs::run(const Group& group, std::size_t first, std::size_t count, std::vector<double>& numbers) {
    const Experiment experiment = experiment_with(group);
    classifier_of(experiment);
    const bool trains = ground_with(experiment).training != nullptr;
    std::vector<double> starts(2 * count);
    for (std::size_t i = 0; i < count && !trains; ++i) {
        const Vector start = start_of_row(first + i);
        starts[i] = start.x;
        starts[count + i] = start.y;
    }
    Simulation simulation = trains ? *simulate(experiment, ground_, group.racer, &steppers_)
                                   : *simulate(experiment, ground_.loss, group.racer, starts, &steppers_);
    tracks_.resize(count);
    for (Track& track : tracks_) empty(track, experiment.steps);
    for (int step = 0;; ++step) {
        for (std::size_t i = 0; i < count; ++i) {
            if (!tracks_[i].retired) record(simulation, i, tracks_[i], trains ? Recorded::loss : Recorded::place);
        }
        if (step == experiment.steps) break;
        simulation.advance();
    }
    if (study_.kind == Kind::tune) cut_off(tracks_[0], experiment.steps);
    for (std::size_t i = 0; i < count; ++i) write(group, tracks_[i], {starts[i], starts[count + i]}, numbers);
}

void Runs::write(const Group& group, const Track& track, Vector start, std::vector<double>& numbers) {
    const int last = std::max(track.last(), 0);
    const Outcome outcome = classifier_->outcome(track, track.retired ? experiment_.steps : last);
    const bool has_minimum = has_many_starts(study_.kind) || study_.kind == Kind::seeds;
    const std::optional<int> arrived = has_minimum && outcome.minimum ? outcome.settled : outcome.reached;
    const double minimum = outcome.minimum.value_or(0), steps = arrived.value_or(last);
    const Vector end = track.x.empty() ? start : Vector{track.x.back(), track.y.back()};
    const double loss = track.empty() ? std::nan("") : track.loss.back();
    const auto kind = static_cast<double>(outcome.kind), seed = static_cast<double>(group.seed);
    const auto add = [&](std::initializer_list<double> more) { numbers.insert(numbers.end(), more); };
    if (has_many_starts(study_.kind)) return add({start.x, start.y, kind, minimum, steps, end.x, end.y, loss});
    const bool tuned = study_.kind == Kind::tune;
    if (tuned || racers_.size() > 1) add({static_cast<double>(group.racer + 1)});
    numbers.insert(numbers.end(), group.values.begin(), group.values.end());
    const bool trains = ground_.training != nullptr;
    if (tuned) {
        const double all = track.empty() ? 0 : track.evaluations.back().all();
        const double solved = outcome.reached ? outcome.evaluations : std::nan("");
        if (!trains) add({start.x, start.y});
        add({seed, kind, steps, all, solved, loss});
    } else if (study_.kind == Kind::seeds && !trains) {
        add({seed, kind, minimum, steps, end.x, end.y, loss});
    } else {
        if (study_.starts > 1) add({start.x, start.y});
        add({seed, kind, steps, loss});
    }
}

}  // namespace ravine::studies
