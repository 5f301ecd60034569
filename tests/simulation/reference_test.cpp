// Published links replay for ever: each line of reference/links.txt is the hash of a trajectory and the link it comes from.
#include "document/link/link.hpp"
#include "formula/number.hpp"
#include "simulation/race.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <fstream>
#include <optional>
#include <string>

using namespace ravine;

TEST_CASE("published links have the trajectories that they always had") {
    std::ifstream file(RAVINE_TESTS_DIR "/reference/links.txt");
    REQUIRE(file);
    int links = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        const auto space = line.find(' ');
        const DecodedLink decoded = decode_link(line.substr(space + 1));
        CHECK(decoded.complaints.empty());
        Race race(decoded.document.experiment, decoded.document.view.plane);
        race.advance_to(decoded.document.experiment.steps);
        INFO(line);
        CHECK(fmt::format("{:016x}", trajectory_hash(race)) == line.substr(0, space));
        ++links;
    }
    CHECK(links >= 3);
}

TEST_CASE("a curvature that is the same everywhere is summed over the rows of data") {
    // h is 2 everywhere, as a sum over four rows.
    const char* link =
        "loss=sum(x^2%2Bv*y)/4&data=1,0;2,0;3,0;4,0&start=0.5,0&steps=1&racers=sophia,lr:1,beta1:0,beta2:0,gamma:1";
    for (const char* more : {"", "&batch=2"}) {
        const DecodedLink decoded = decode_link(std::string(link) + more);
        CHECK(decoded.complaints.empty());
        Race race(decoded.document.experiment, decoded.document.view.plane);
        race.advance_to(1);
        REQUIRE(race.tracks()[0].x.size() == 2);
        CHECK(race.tracks()[0].x[1] == 0);
    }
}

TEST_CASE("where a rule text rounds in another order than the code that ran before it, races differ by rounding alone") {
    std::ifstream file(RAVINE_TESTS_DIR "/reference/before_rules.csv");
    REQUIRE(file);
    std::optional<Race> race;
    std::size_t racer = 0;
    int compared = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        if (line.starts_with("racer ")) {
            const auto space = line.find(' ', std::string_view("racer ").size());
            racer = static_cast<std::size_t>(*read_number(line.substr(6, space - 6)));
            race.emplace(decode_link(line.substr(space + 1)).document.experiment);
            race->advance_to(race->experiment().steps);
            continue;
        }
        const auto cells = split(line, ',');
        const auto step = static_cast<std::size_t>(*read_number(cells[0]));
        const Track& track = race->tracks()[racer];
        INFO(line);
        REQUIRE(step < track.x.size());
        const auto error = [](double ours, double theirs) { return std::abs(ours - theirs) / std::max(1.0, std::abs(theirs)); };
        CHECK(error(track.x[step], *read_number(cells[1])) <= 1e-13);
        CHECK(error(track.y[step], *read_number(cells[2])) <= 1e-13);
        ++compared;
    }
    CHECK(compared > 150);
}

TEST_CASE("the five-way race ends where its article says") {
    Race race(decode_link(
                  "loss=gaussian_well&start=0.75,-0.75&racers=gd;momentum,form:average;adagrad,eps:1e-8;rmsprop;adam&steps=99")
                  .document.experiment);
    race.advance_to(99);
    struct Row {
        double x, y;
    };
    // GD, momentum, AdaGrad, RMSProp, Adam; to all digits printed. RMSProp is below 1e-90.
    constexpr Row printed[] = {
        {0.01550174, -0.00006321}, {-0.01198247, -0.00239568}, {0.28891809, -0.28891809}, {0, 0}, {-0.00440844, 0.00440844}};
    for (std::size_t i = 0; i < 5; ++i) {
        const Track& track = race.tracks()[i];
        CHECK(std::abs(track.x[99] - printed[i].x) < 0.5e-8);
        CHECK(std::abs(track.y[99] - printed[i].y) < 0.5e-8);
    }
    CHECK(std::abs(race.tracks()[3].x[99]) < 1e-90);
    CHECK(std::abs(race.tracks()[3].y[99]) < 1e-90);
}
