// The optimizers against PyTorch's, and where PyTorch has none against a second reading of the formulas in NumPy.
//
// reference/trajectories/METHOD.csv holds paths and the link of each; reference/torch_golden.py makes them and says
// how. A race of that link must be at the same places, up to the step until which the path is not chaotic.
#include "document/link/link.hpp"
#include "formula/number.hpp"
#include "optimizers/catalogue.hpp"
#include "simulation/race.hpp"
#include "text/text.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <fstream>
#include <map>
#include <string>
#include <vector>

using namespace ravine;

namespace {

constexpr double agrees = 1e-12;  // relative to max(1, |coordinate|)

struct Path {
    std::string link, source;
    int until = 0;
    struct Place {
        int step;
        double x, y;
    };
    std::vector<Place> places;
};

double number(std::string_view text) {
    const auto value = read_number(text);
    REQUIRE(value);
    return *value;
}

std::vector<Path> read_paths(std::string_view method) {
    std::ifstream file(RAVINE_TESTS_DIR "/reference/trajectories/" + std::string(method) + ".csv");
    REQUIRE(file);
    std::vector<Path> paths;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        const std::string value = line.substr(line.find(' ') + 1);
        if (line.rfind("link ", 0) == 0) {
            paths.push_back({value, {}, 0, {}});
        } else if (line.rfind("source ", 0) == 0) {
            paths.back().source = value;
        } else if (line.rfind("until ", 0) == 0) {
            paths.back().until = static_cast<int>(number(value));
        } else {
            const auto cells = split(line, ',');
            REQUIRE(cells.size() == 3);
            paths.back().places.push_back({static_cast<int>(number(cells[0])), number(cells[1]), number(cells[2])});
        }
    }
    return paths;
}

double error(double ours, double theirs) { return std::abs(ours - theirs) / std::max(1.0, std::abs(theirs)); }

// Returns the largest error of the race along the path.
double largest_error(const Path& path) {
    const int until = RAVINE_BRIEF ? std::min(path.until, 60) : path.until;
    const DecodedLink decoded = decode_link(path.link);
    REQUIRE(decoded.complaints.empty());
    Race race(decoded.document.experiment);
    race.advance_to(until);
    const Track& track = race.tracks().at(0);
    REQUIRE(track.last() == until);
    double largest = 0;
    for (const auto& [step, x, y] : path.places) {
        REQUIRE(step <= path.until);
        if (step > until) continue;
        const auto i = static_cast<std::size_t>(step);
        largest = std::max({largest, error(track.x[i], x), error(track.y[i], y)});
    }
    return largest;
}

// The number of losses on which ten paths or more hold, for 500 steps or until rounding leads them apart.
std::size_t well_covered(const std::vector<Path>& paths) {
    std::map<std::string, int> count;
    for (const Path& path : paths) ++count[decode_link(path.link).document.experiment.loss];
    return static_cast<std::size_t>(
        std::count_if(count.begin(), count.end(), [](const auto& each) { return each.second >= 10; }));
}

}  // namespace

TEST_CASE("every first-order optimizer goes the way that PyTorch's goes, or its second reading") {
    for (const auto& optimizer : builtin_catalogue().all()) {
        if (optimizer->needs != Needs::gradient) continue;
        INFO(optimizer->key);
        const std::vector<Path> paths = read_paths(optimizer->key);
        int steps = 0;
        bool from_torch = false;
        for (const Path& path : paths) {
            INFO(path.link);
            CHECK(largest_error(path) <= agrees);
            const DecodedLink decoded = decode_link(path.link);
            CHECK(decoded.document.experiment.racers.at(0).optimizer == optimizer->key);
            CHECK(path.until >= 100);
            CHECK(path.places.size() > 10);
            steps += path.until;
            from_torch = from_torch || optimizer->pytorch.find(path.source + "(") == 0;
        }
        CHECK(well_covered(paths) >= 5);
        CHECK(steps / static_cast<int>(paths.size()) >= 400);  // on average: most races are not chaotic
        CHECK(from_torch == !optimizer->pytorch.empty());
    }
}

// Near a minimum values agree in all but their last digits, and rounding decides which is lower.
TEST_CASE("methods that ask for values go the way of their second reading until rounding leads them apart") {
    int methods = 0;
    for (const auto& optimizer : builtin_catalogue().all()) {
        if (optimizer->needs != Needs::values) continue;
        ++methods;
        const std::vector<Path> paths = read_paths(optimizer->key);
        for (const Path& path : paths) {
            INFO(path.link);
            CHECK(largest_error(path) <= agrees);
            CHECK(path.source == "numpy");
            CHECK(path.until >= 30);
        }
        CHECK(well_covered(paths) >= 5);
    }
    CHECK(methods == 2);
}
