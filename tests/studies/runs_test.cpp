#include "studies/runs.hpp"

#include "../seed.hpp"

#include "loss/surfaces.hpp"
#include "simulation/race.hpp"
#include "studies/starts.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <cstring>
#include <map>
#include <random>
#include <utility>

using namespace ravine;
using namespace ravine::studies;

namespace {

Experiment experiment_of(const char* surface, const char* optimizer, int steps = 120) {
    Experiment experiment = default_experiment();
    experiment.loss = surface;
    experiment.domain = default_domain(surface);
    experiment.start = default_start(surface, experiment.domain);
    experiment.racers = {{optimizer, {}}};
    experiment.steps = steps;
    return experiment;
}

Runs runs_of(const Experiment& experiment, const char* study) {
    Result<Runs> runs = Runs::begin(experiment, *read_study(study));
    INFO((runs ? "" : runs.error().sentence));
    REQUIRE(runs);
    return *std::move(runs);
}

bool same_bits(std::span<const double> a, std::span<const double> b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

// Returns the row that a race of this experiment has: outcome, minimum, steps to it or to the best one, end and loss.
std::vector<double> raced(const Experiment& experiment, OutcomeClassifier* known = nullptr, bool to_best = false) {
    Race race(experiment);
    race.advance_to(experiment.steps);
    const Track& track = race.tracks()[0];
    const Outcome outcome = (known ? *known : OutcomeClassifier(race)).outcome(track, experiment.steps);
    const bool empty = track.empty();
    return {static_cast<double>(outcome.kind),
            static_cast<double>(outcome.minimum.value_or(0)),
            static_cast<double>(
                (outcome.minimum && !to_best ? outcome.settled : outcome.reached).value_or(std::max(track.last(), 0))),
            empty ? experiment.start.x : track.x.back(),
            empty ? experiment.start.y : track.y.back(),
            empty ? std::nan("") : track.loss.back()};
}

}  // namespace

TEST_CASE("a pixel of basins says what the race from there does, for 12 methods on 6 surfaces") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    constexpr std::size_t size = 64, pixels = RAVINE_BRIEF ? 1'000 : 10'000, pairs = 72;
    for (const char* surface : {"himmelblau", "rosenbrock", "two_minima", "beale", "ackley", "saddle"}) {
        for (const char* method :
             {"gd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "newton", "bfgs", "lbfgs", "cg", "lion", "rprop"}) {
            INFO(surface << " " << method);
            Experiment experiment = experiment_of(surface, method);
            Runs runs = runs_of(experiment, "basins,size:64");
            REQUIRE(runs.rows() == size * size);
            OutcomeClassifier classifier{Race(experiment)};  // its search for minima takes longer than the races
            for (std::size_t i = 0; i < pixels / pairs + 1; ++i) {
                const std::size_t row = std::uniform_int_distribution<std::size_t>(0, runs.rows() - 1)(random);
                const std::vector<double> numbers = runs.compute(row, 1);
                experiment.start = {numbers[0], numbers[1]};
                REQUIRE(same_bits(std::span(numbers).subspan(2), raced(experiment, &classifier)));
            }
        }
    }
}

TEST_CASE("basins are sharp in a domain of 1e-12 of the usual one") {
    // Around this centre the basins of Newton's method meet at every scale: balls of each width come to all four minima, and
    // few rest elsewhere.
    constexpr Vector centre{0.5906122652609374, -3.9813651791765627};
    for (const double half : {5e-3, 5e-6, 5e-9, 5e-12}) {
        INFO(half);
        Experiment experiment = experiment_of("himmelblau", "newton", 200);
        experiment.domain = {{centre.x - half, centre.y - half}, {centre.x + half, centre.y + half}};
        REQUIRE(is_range(experiment.domain.low.x, experiment.domain.high.x));
        Runs runs = runs_of(experiment, "basins,size:32");
        const std::vector<double> table = runs.compute(0, runs.rows());
        std::map<std::pair<long, long>, int> ends;
        int elsewhere = 0;
        for (std::size_t row = 0; row < runs.rows(); ++row) {
            const std::span<const double> numbers = std::span(table).subspan(8 * row, 8);
            if (static_cast<Outcome::Kind>(numbers[2]) == Outcome::Kind::minimum) {
                ++ends[{std::lround(numbers[5]), std::lround(numbers[6])}];
            } else {
                ++elsewhere;
            }
            if (row % 97 != 0) continue;
            experiment.start = {numbers[0], numbers[1]};
            CHECK(same_bits(numbers.subspan(2), raced(experiment)));
        }
        CHECK(ends.size() == 4);
        CHECK(elsewhere < 100);
    }
}

TEST_CASE("a ball of a swarm goes where the race from its start does, typed and random methods too") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    constexpr std::size_t balls = 1'000'000;
    for (const char* method : {"gd", "adam", "lbfgs", "random_search", "cma_es", "adam+clip"}) {
        INFO(method);
        Experiment experiment = experiment_of("himmelblau", method, 40);
        experiment.noise = 0.1;
        compose_racers(experiment);
        Runs runs = runs_of(experiment, "swarm,size:1000000");
        OutcomeClassifier classifier{Race(experiment)};
        const std::size_t sampled = method == std::string_view("gd") ? 500 : 40;  // two balls each
        for (std::size_t i = 0; i < sampled; ++i) {
            const std::size_t first = std::uniform_int_distribution<std::size_t>(0, balls - 5)(random);
            const std::vector<double> numbers = runs.compute(first, 5);  // in one simulation
            for (std::size_t k = 0; k < 5; k += 4) {
                const std::span<const double> row = std::span(numbers).subspan(8 * k, 8);
                experiment.start = {row[0], row[1]};
                REQUIRE(same_bits(row.subspan(2), raced(experiment, &classifier)));
            }
        }
    }
}

TEST_CASE("pixels run along x first, from low y to high, and lie in the middles of equal squares") {
    Runs runs = runs_of(experiment_of("saddle", "gd", 1), "basins,size:4");
    const std::vector<double> table = runs.compute(0, 16);
    const Box box = default_domain("saddle");
    for (std::size_t k = 0; k < 16; ++k) {
        const auto column = static_cast<double>(k % 4), row = static_cast<double>(k / 4);
        CHECK(std::abs(table[8 * k] - (box.low.x + (column + 0.5) / 4 * box.width())) < 1e-12);
        CHECK(std::abs(table[8 * k + 1] - (box.low.y + (row + 0.5) / 4 * box.height())) < 1e-12);
    }
}

TEST_CASE("rows have the same bits whatever is computed with them") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    Experiment experiment = experiment_of("beale", "adam", 60);
    experiment.racers.push_back({"gd", {}});
    experiment.noise = 0.1;
    for (const char* study :
         {"basins,size:40", "swarm,size:999", "swarm,size:500,spread:grid", "swarm,size:500,spread:gauss",
          "swarm,size:500,spread:ring", "sweep,lr:0.0001..0.1,size:12,seeds:3", "sweep,lr:0.0001..0.1,size:3,seeds:2,starts:7",
          "seeds,seeds:30", "tune,size:4,seeds:5,lr:0.0001..0.1"}) {
        INFO(study);
        Runs runs = runs_of(experiment, study);
        const std::size_t columns = runs.columns().size();
        const std::vector<double> whole = runs.compute(0, runs.rows());
        REQUIRE(whole.size() == runs.rows() * columns);
        for (int i = 0; i < 20; ++i) {
            const std::size_t first = std::uniform_int_distribution<std::size_t>(0, runs.rows() - 1)(random);
            const std::size_t count = std::uniform_int_distribution<std::size_t>(1, runs.rows() - first)(random);
            const std::vector<double> part = runs_of(experiment, study).compute(first, count);
            CHECK(same_bits(part, std::span(whole).subspan(first * columns, count * columns)));
        }
    }
}

TEST_CASE("a sweep has the racers, then the values, then the seeds, and each row is that race") {
    Experiment experiment = experiment_of("rosenbrock", "gd", 80);
    experiment.racers.push_back({"momentum", {}});
    experiment.noise = 0.05;
    Runs runs = runs_of(experiment, "sweep,lr:0.0001..0.01,size:3,seeds:2");
    REQUIRE(runs.rows() == 12);
    REQUIRE(runs.columns().front().name == "racer");
    const std::vector<double> table = runs.compute(0, 12);
    for (std::size_t row = 0; row < 12; ++row) {
        const double* const numbers = &table[row * runs.columns().size()];
        CHECK(numbers[0] == (row < 6 ? 1 : 2));
        CHECK(numbers[2] == static_cast<double>(experiment.seed + row % 2));
        Experiment alone = experiment;
        alone.seed += row % 2;
        alone.racers = {experiment.racers[row / 6]};
        alone.racers[0].settings = {{"lr", fmt::format("{}", numbers[1])}};
        const std::vector<double> race = raced(alone, nullptr, true);
        CHECK((numbers[3] == race[0] && numbers[4] == race[2]));
        CHECK(same_bits({numbers + 5, 1}, {&race[5], 1}));
    }
}

TEST_CASE("a sweep from several starts has them before the seeds, and each row is the race from there") {
    Experiment experiment = experiment_of("rosenbrock", "gd", 80);
    experiment.noise = 0.05;
    Runs runs = runs_of(experiment, "sweep,lr:0.0001..0.01,size:2,seeds:2,starts:3,spread:ring");
    REQUIRE(runs.rows() == 12);
    const std::vector<double> table = runs.compute(0, 12);
    for (std::size_t row = 0; row < 12; ++row) {
        const double* const numbers = &table[row * runs.columns().size()];
        CHECK(numbers[0] == (row < 6 ? 0.0001 : 0.01));
        CHECK(numbers[3] == static_cast<double>(experiment.seed + row / 3 % 2));
        const Vector place = start_in_spread(Spread::ring, experiment, experiment.seed, row % 3, 3);
        CHECK((numbers[1] == place.x && numbers[2] == place.y));
        Experiment alone = experiment;
        alone.seed += row / 3 % 2;
        alone.start = place;
        alone.racers[0].settings = {{"lr", fmt::format("{}", numbers[0])}};
        const std::vector<double> race = raced(alone, nullptr, true);
        CHECK((numbers[4] == race[0] && numbers[5] == race[2]));
        CHECK(same_bits({numbers + 6, 1}, {&race[5], 1}));
    }
}

TEST_CASE("a constant of the formula is swept as a parameter is") {
    Experiment experiment = experiment_of("a*x^2 + y^2", "gd", 30);
    experiment.constants = {{"a", 1}};
    Runs runs = runs_of(experiment, "sweep,a:1..3,lr:0.01..0.1,size:3");
    const std::vector<double> table = runs.compute(0, runs.rows());
    for (std::size_t row = 0; row < runs.rows(); ++row) {
        const double* const numbers = &table[row * runs.columns().size()];
        experiment.constants = {{"a", numbers[0]}};
        experiment.racers[0].settings = {{"lr", fmt::format("{}", numbers[1])}};
        const double loss = raced(experiment, nullptr, true)[5];
        CHECK(same_bits({numbers + 5, 1}, {&loss, 1}));
    }
}

TEST_CASE("a study of a race that cannot run says why") {
    Experiment experiment = experiment_of("x^2", "gd");
    experiment.loss = "x^";
    const Result<Runs> runs = Runs::begin(experiment, *read_study("basins"));
    REQUIRE_FALSE(runs);
    CHECK(runs.error().sentence.starts_with("the loss is no formula: "));
}

TEST_CASE("a swept constant has the loss of each value, whatever was computed before") {
    Experiment experiment = experiment_of("himmelblau", "gd", 20);
    experiment.loss = "a*x^2+y^2";
    experiment.domain = {};
    experiment.start = {1, 1};
    experiment.constants = {{"a", 1}};
    experiment.racers = {{"gd", {}}, {"adam", {}}};
    for (const char* study : {"sweep,a:0.5..1.5,size:3", "sweep,lr:0.05..0.1,a:1..2,size:2", "sweep,a:1..2,size:2,seeds:2"}) {
        INFO(study);
        Runs whole = runs_of(experiment, study);
        const std::vector<double> table = whole.compute(0, whole.rows());
        const std::size_t width = whole.columns().size();
        for (std::size_t row = 0; row < whole.rows(); ++row) {
            Runs apart = runs_of(experiment, study);
            CHECK(same_bits(apart.compute(row, 1), std::span(table).subspan(row * width, width)));
        }
    }
}
