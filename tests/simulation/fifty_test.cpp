// Every optimizer in 50 dimensions against PyTorch's, or a second reading of its formulas in NumPy.
//
// reference/fifty/METHOD.csv holds the paths; reference/torch_fifty.py makes them and says how.
#include "document/link/racer_words.hpp"
#include "formula/number.hpp"
#include "math/bits.hpp"
#include "objectives.hpp"
#include "simulation/simulation.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>

using namespace ravine;

namespace {

constexpr double agrees = 1e-12;                            // relative to max(1, |coordinate|)
constexpr std::uint64_t longest = RAVINE_BRIEF ? 20 : 200;  // steps

struct Path {
    std::string objective, racer, source;
    std::uint64_t until = 0;
    std::map<std::uint64_t, std::vector<double>> places;  // per step
};

double number(std::string_view text) {
    const auto value = read_number(text);
    REQUIRE(value);
    return *value;
}

std::uint64_t whole(std::string_view text) { return static_cast<std::uint64_t>(number(text)); }

std::vector<Path> read_paths(const std::filesystem::path& path) {
    std::ifstream file(path);
    REQUIRE(file);
    std::vector<Path> paths;
    for (std::string line; std::getline(file, line);) {
        const std::string value = line.substr(line.find(' ') + 1);
        if (line.starts_with('#')) continue;
        if (line.starts_with("objective ")) {
            paths.emplace_back().objective = value;
        } else if (line.starts_with("racer ")) {
            paths.back().racer = value;
        } else if (line.starts_with("source ")) {
            paths.back().source = value;
        } else if (line.starts_with("until ")) {
            paths.back().until = whole(value);
        } else {
            const auto cells = split(line, ',');
            REQUIRE(cells.size() == 1 + Fifty::n);
            std::vector<double>& place = paths.back().places[whole(cells[0])];
            for (std::size_t k = 0; k < Fifty::n; ++k) place.push_back(number(cells[1 + k]));
        }
    }
    return paths;
}

std::shared_ptr<const Fifty> objective_of(const Path& path) {
    if (path.objective == "rotated_quadratic") return std::make_shared<RotatedQuadratic>();
    REQUIRE(path.objective == "rosenbrock_chain");
    return std::make_shared<RosenbrockChain>();
}

SimulationSetting setting_of(const Path& path) {
    const RacerWords words = read_racer_words(path.racer, builtin_catalogue());
    REQUIRE(words.optimizer);
    CHECK(words.remarks.empty());
    Racer racer{std::string(words.optimizer->key), {}};
    for (const std::string& setting : words.settings) {
        const auto colon = setting.find(':');
        CHECK(find_parameter(*words.optimizer, setting.substr(0, colon)) >= 0);
        racer.settings.push_back({setting.substr(0, colon), setting.substr(colon + 1)});
    }
    SimulationSetting setting{.objective = objective_of(path), .optimizer = words.optimizer, .schedules = {}, .seed = 1};
    for (const Parameter& parameter : words.optimizer->parameters) {
        const ScheduleResult result = Schedule::read(parameter_of(racer, parameter), setting_text(racer, parameter));
        CHECK(result.fault == "");
        setting.schedules.push_back(result.schedule);
    }
    return setting;
}

// The start of the path, and behind it balls that go other ways.
std::vector<double> starts(const std::vector<double>& start, std::size_t balls) {
    std::vector<double> result;
    for (std::size_t k = 0; k < Fifty::n; ++k) {
        for (std::size_t ball = 0; ball < balls; ++ball) {
            const auto apart = static_cast<double>(ball);
            result.push_back(ball == 0 ? start[k] : start[k] / apart + 0.1 * apart);
        }
    }
    return result;
}

double error(double ours, double theirs) { return std::abs(ours - theirs) / std::max(1.0, std::abs(theirs)); }

// Follows a path alone and with two others.
void follow(const Path& path) {
    Simulation alone(setting_of(path), starts(path.places.at(0), 1));
    Simulation among(setting_of(path), starts(path.places.at(0), 3));
    REQUIRE(alone.complaint() == "");
    double largest = 0;
    for (const auto& [step, place] : path.places) {
        REQUIRE(step <= path.until);
        if (step > longest) break;
        alone.advance(step - alone.steps());
        among.advance(step - among.steps());
        REQUIRE_FALSE(alone.stop(0));
        bool same = !among.stop(0) && bits_of(alone.loss(0)) == bits_of(among.loss(0));
        for (std::size_t k = 0; k < Fifty::n; ++k) {
            largest = std::max(largest, error(alone.x(0, k), place[k]));
            same = same && bits_of(alone.x(0, k)) == bits_of(among.x(0, k));
        }
        INFO("step " << step);
        CHECK(same);
    }
    CHECK(largest <= agrees);
}

}  // namespace

TEST_CASE("in fifty dimensions every optimizer goes the way that PyTorch's goes, or its second reading") {
    std::set<std::string_view> methods;
    for (const auto& entry : std::filesystem::directory_iterator(RAVINE_TESTS_DIR "/reference/fifty")) {
        const std::string method = entry.path().stem().string();
        INFO(method);
        REQUIRE(entry.path().extension() == ".csv");
        const Optimizer* const optimizer = builtin_catalogue().find(method);
        REQUIRE(optimizer);
        methods.insert(optimizer->key);
        const std::vector<Path> paths = read_paths(entry.path());
        CHECK(paths.size() >= 6);
        std::set<std::string> objectives;
        bool from_torch = false;
        for (const Path& path : paths) {
            INFO(path.objective << " " << path.racer);
            CHECK(path.racer.substr(0, path.racer.find(',')) == method);
            CHECK(path.places.size() >= 4);
            CHECK(path.places.rbegin()->first * 2 >= path.until);
            follow(path);
            objectives.insert(path.objective);
            from_torch = from_torch || optimizer->pytorch.find(path.source + "(") == 0;
        }
        CHECK(objectives.size() == 2);
        CHECK(from_torch == !optimizer->pytorch.empty());
    }
    for (const auto& optimizer : builtin_catalogue().all()) {
        const bool searches_by_wolfe = optimizer->key == "cg" || optimizer->key == "bfgs" || optimizer->key == "lbfgs";
        // With fewer gradients than dimensions the matrix of these is singular: rounding alone decides what its root does
        // there.
        const bool singular = optimizer->key == "shampoo" || optimizer->key == "soap";
        // At the start of the chain corners are equally good but for rounding.
        const bool ties = optimizer->key == "nelder_mead";
        INFO(optimizer->key);  // the searches are compared with scipy's in optimizers/dimensions_test.cpp
        CHECK(methods.contains(optimizer->key) != (searches_by_wolfe || singular || ties));
    }
}
