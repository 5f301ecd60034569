#include "studies/runs.hpp"

#include "experiment/schedule.hpp"
#include "math/random.hpp"
#include "simulation/race.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numbers>

namespace ravine::studies {
namespace {

constexpr std::size_t most_balls = 256, most_entries = 400'000;  // of a simulation, and of its balls' tracks together
constexpr std::size_t work_of_outcome = 20'000;                  // instructions

bool is_several(const Study& study, const Experiment& experiment) { return racers_of(study, experiment).size() > 1; }

bool has_many_starts(const Study& study) { return study.kind == Kind::basins || study.kind == Kind::swarm; }

Vector place_in(const Box& box, double x, double y) {
    return {box.low.x * (1 - x) + box.high.x * x, box.low.y * (1 - y) + box.high.y * y};
}

// Returns the start of a ball of a swarm. A ring is the ellipse half way between the centre and the border.
Vector swarm_start(const Study& study, const Experiment& experiment, std::size_t ball) {
    const Box& box = experiment.domain;
    const auto draw = [&](std::size_t k) { return random_uniform(random_bits(experiment.seed, ball, k)); };
    switch (study.spread) {
        case Spread::grid: {
            const auto side = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(study.size))));
            const auto n = static_cast<double>(side);
            return place_in(box, (static_cast<double>(ball % side) + 0.5) / n, (static_cast<double>(ball / side) + 0.5) / n);
        }
        case Spread::gauss: {
            constexpr double deviation = 0.1;  // of the domain, around the start
            const Vector centre = experiment.start;
            return {centre.x + deviation * box.width() * random_normal(experiment.seed, ball, 0),
                    centre.y + deviation * box.height() * random_normal(experiment.seed, ball, 1)};
        }
        case Spread::ring: {
            constexpr double radius = 0.25;
            const double angle = 2 * std::numbers::pi * static_cast<double>(ball) / study.size;
            return place_in(box, 0.5 + radius * std::cos(angle), 0.5 + radius * std::sin(angle));
        }
        case Spread::uniform: break;
    }
    return place_in(box, draw(0), draw(1));
}

}  // namespace

std::vector<Column> columns_of(const Study& study, const Experiment& experiment) {
    using Type = Column::Type;
    const Column outcome{"outcome", Type::outcome}, steps{"steps", Type::whole}, loss{"loss"}, seed{"seed", Type::whole};
    const Column minimum{"minimum", Type::whole};
    if (has_many_starts(study)) return {{"x"}, {"y"}, outcome, minimum, steps, {"end_x"}, {"end_y"}, loss};
    std::vector<Column> columns;
    if (is_several(study, experiment)) columns.push_back({"racer", Type::whole});
    for (const Swept& swept : study.swept) columns.push_back({swept.key});
    columns.insert(columns.end(), {seed, outcome});
    if (study.kind == Kind::seeds) columns.push_back(minimum);
    columns.push_back(steps);
    if (study.kind == Kind::seeds) columns.insert(columns.end(), {{"end_x"}, {"end_y"}});
    columns.push_back(loss);
    return columns;
}

Result<Runs> Runs::begin(Experiment experiment, Study study) {
    if (std::string fault = fault_of(study, experiment); !fault.empty()) return Failure{std::move(fault)};
    Runs runs(std::move(experiment), std::move(study));
    Result<Loss, formula::ParseError> loss = compile_loss(runs.experiment_);
    if (!loss) return Failure{"the loss is no formula: " + loss.error().sentence()};
    runs.loss_ = std::make_shared<const Loss>(*std::move(loss));
    for (const std::size_t racer : runs.racers_) {
        const std::optional<Simulation> simulation = simulate(runs.experiment_, runs.loss_, racer);
        if (!simulation) return Failure{fmt::format("there is no optimizer \"{}\"", runs.experiment_.racers[racer].optimizer)};
        if (!simulation->complaint().empty()) return Failure{"its rule does not run: " + simulation->complaint()};
        runs.work_per_row_ = std::max(runs.work_per_row_, simulation->work());
    }
    runs.work_per_row_ = runs.work_per_row_ * static_cast<std::size_t>(runs.experiment_.steps) + work_of_outcome;
    return runs;
}

Runs::Runs(Experiment experiment, Study study)
    : experiment_(std::move(experiment)),
      study_(std::move(study)),
      racers_(racers_of(study_, experiment_)),
      columns_(columns_of(study_, experiment_)) {
    const auto size = static_cast<std::size_t>(study_.size), seeds = static_cast<std::size_t>(study_.seeds);
    switch (study_.kind) {
        case Kind::basins: rows_ = size * size; break;
        case Kind::swarm: rows_ = size; break;
        case Kind::sweep: rows_ = racers_.size() * (study_.swept.size() == 2 ? size * size : size) * seeds; break;
        case Kind::seeds: rows_ = racers_.size() * seeds; break;
    }
}

std::size_t Runs::rows_per_group() const { return has_many_starts(study_) ? rows_ : 1; }

Runs::Group Runs::group_of(std::size_t row) const {
    if (has_many_starts(study_)) return {racers_[0], experiment_.seed, {}};
    const auto size = static_cast<std::size_t>(study_.size), seeds = static_cast<std::size_t>(study_.seeds);
    Group group{0, experiment_.seed + row % seeds, std::vector<double>(study_.swept.size())};
    row /= seeds;
    for (std::size_t k = study_.swept.size(); k-- > 0; row /= size) {
        group.values[k] = study_.swept[k].at(static_cast<int>(row % size), study_.size);
    }
    group.racer = racers_[row];
    return group;
}

Vector Runs::start_of_row(std::size_t row) const {
    if (study_.kind == Kind::swarm) return swarm_start(study_, experiment_, row);
    if (study_.kind != Kind::basins) return start_of(experiment_, group_of(row).racer);
    const auto size = static_cast<std::size_t>(study_.size);
    const auto n = static_cast<double>(size);
    return place_in(experiment_.domain, (static_cast<double>(row % size) + 0.5) / n,
                    (static_cast<double>(row / size) + 0.5) / n);
}

Experiment Runs::experiment_with(const Group& group) const {
    Experiment experiment = experiment_;
    experiment.seed = group.seed;
    std::vector<formula::Constant> constants = constants_of(experiment);
    Racer& racer = experiment.racers[group.racer];
    for (std::size_t k = 0; k < group.values.size(); ++k) {
        const std::string& key = study_.swept[k].key;
        const auto constant = std::find_if(constants.begin(), constants.end(), [&](const auto& c) { return c.name == key; });
        if (constant != constants.end()) {
            constant->value = group.values[k];
            set_constants(experiment, constants);
            continue;
        }
        const std::vector<Parameter>& parameters = optimizer_of(experiment, racer)->parameters;
        const auto parameter = std::find_if(parameters.begin(), parameters.end(), [&](const auto& p) { return p.key == key; });
        assert(parameter != parameters.end());
        set_parameter(racer, *parameter, fmt::format("{}", group.values[k]));
    }
    return experiment;
}

// The critical points, and so the outcomes, depend on the constants of the formula.
OutcomeClassifier& Runs::classifier_of(const Experiment& experiment) {
    if (!classifier_ || classified_ != experiment.constants) {
        classified_ = experiment.constants;
        if (experiment.constants != experiment_.constants || !loss_) {
            loss_ = std::make_shared<const Loss>(*compile_loss(experiment));
        }
        classifier_.emplace(loss_, experiment);
    }
    return *classifier_;
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
        run(group_of(first), first, balls, numbers);
        first += balls;
    }
    return numbers;
}

void Runs::run(const Group& group, std::size_t first, std::size_t count, std::vector<double>& numbers) {
    const Experiment experiment = experiment_with(group);
    classifier_of(experiment);
    std::vector<double> starts(2 * count);
    for (std::size_t i = 0; i < count; ++i) {
        const Vector start = start_of_row(first + i);
        starts[i] = start.x;
        starts[count + i] = start.y;
    }
    Simulation simulation = *simulate(experiment, loss_, group.racer, starts);
    std::vector<Track> tracks(count);
    for (int step = 0;; ++step) {
        for (std::size_t i = 0; i < count; ++i) {
            if (!tracks[i].retired) record(simulation, i, tracks[i]);
        }
        if (step == experiment.steps) break;
        simulation.advance();
    }
    for (std::size_t i = 0; i < count; ++i) write(group, tracks[i], {starts[i], starts[count + i]}, numbers);
}

void Runs::write(const Group& group, const Track& track, Vector start, std::vector<double>& numbers) {
    const Outcome outcome = classifier_->outcome(track, experiment_.steps);
    const double minimum = outcome.minimum.value_or(0), last = std::max(track.last(), 0);
    const double steps = outcome.reached ? static_cast<double>(*outcome.reached) : last;
    const Vector end = track.empty() ? start : Vector{track.x.back(), track.y.back()};
    const double loss = track.empty() ? std::nan("") : track.loss.back();
    const auto kind = static_cast<double>(outcome.kind);
    const auto add = [&](std::initializer_list<double> more) { numbers.insert(numbers.end(), more); };
    if (has_many_starts(study_)) return add({start.x, start.y, kind, minimum, steps, end.x, end.y, loss});
    if (racers_.size() > 1) add({static_cast<double>(group.racer + 1)});
    numbers.insert(numbers.end(), group.values.begin(), group.values.end());
    add({static_cast<double>(group.seed), kind});
    if (study_.kind == Kind::seeds) add({minimum});
    add({steps});
    if (study_.kind == Kind::seeds) add({end.x, end.y});
    add({loss});
}

}  // namespace ravine::studies
