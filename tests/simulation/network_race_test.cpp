// Races whose racers train a network.
#include "../jobs/race_by_jobs.hpp"
#include "../seed.hpp"
#include "document/link/link.hpp"
#include "jobs/plane_job.hpp"
#include "math/linear.hpp"
#include "simulation/race.hpp"
#include "simulation/race_part.hpp"

#include <fmt/format.h>
#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <random>

using namespace ravine;

namespace {

constexpr const char* five =
    "net=2-8-8-1&dataset=moons&racers=gd,lr:0.5;momentum,lr:0.1;adam,lr:0.02;rmsprop,lr:0.01;lbfgs&steps=60";

Document document_of(const std::string& link) {
    const DecodedLink decoded = decode_link(link);
    for (const std::string& complaint : decoded.complaints) FAIL(complaint);
    return decoded.document;
}

Race run(const std::string& link) {
    const Document document = document_of(link);
    Race race(document.experiment, document.view.plane);
    race.advance_to(race.experiment().steps);
    return race;
}

std::span<const double> weights_of(const Race& race, std::size_t racer, int step) {
    const std::size_t n = race.training()->start.size();
    return std::span(race.tracks()[racer].weights).subspan(static_cast<std::size_t>(step) * n, n);
}

}  // namespace

TEST_CASE("place, distance and loss of a network are those of its weights, on every plane") {
    for (const char* plane : {"principal", "ends,1,2,3", "random,2", "curvature,3", "weights,3,17"}) {
        INFO(plane);
        const Race race = run(fmt::format("{}&plane={}", five, plane));
        REQUIRE(race.training());
        for (std::size_t racer = 0; racer < race.tracks().size(); ++racer) {
            const Track& track = race.tracks()[racer];
            REQUIRE(track.last() == 60);
            for (int step = 0; step <= 60; step += 7) {
                const auto i = static_cast<std::size_t>(step);
                const std::span<const double> weights = weights_of(race, racer, step);
                formula::Workspace workspace;
                double f = 0;
                race.training()->network.value({weights.data(), 1, 1}, &f, workspace);
                CHECK(std::abs(track.loss[i] - f) <= 1e-15 * std::abs(f));
                const network::Projection at = network::project(race.plane(), weights);
                CHECK(track.x[i] == at.x);
                CHECK(track.y[i] == at.y);
                CHECK(track.away[i] == at.away);
                CHECK((std::abs(at.x) <= 0.8 + 1e-9 && std::abs(at.y) <= 0.8 + 1e-9));
            }
        }
    }
}

TEST_CASE("the surface of a race of networks is the loss on its plane") {
    const Race race = run(five);
    formula::Workspace workspace;
    for (std::size_t i = 0; i < race.side(); i += 8) {
        const double x = -1 + 2.0 * static_cast<double>(i) / static_cast<double>(race.side() - 1);
        const double y[] = {0.25};
        const double expected = network::losses_on(race.plane(), race.training()->network, std::span(&x, 1), y)[0];
        CHECK(std::abs(race.loss()->value({x, y[0]}, workspace) - expected) <= 2e-3 * expected);
    }
}

TEST_CASE("another plane shows the same race from elsewhere, at once") {
    Race race = run(five);
    const Race other = run(std::string(five) + "&plane=weights,1,2");
    const int ground = race.ground();
    race.look_at(*network::read_plane("weights,1,2"), race.experiment().domain);
    CHECK(race.ground() > ground);
    CHECK(trajectory_hash(race) == trajectory_hash(other));
    const int same = race.ground();
    race.look_at(*network::read_plane("weights,1,2"), race.experiment().domain);
    CHECK(race.ground() == same);
    race.look_at(*network::read_plane("principal"), race.experiment().domain);
    CHECK(trajectory_hash(race) == trajectory_hash(run(five)));
}

TEST_CASE("a figure of a step has the plane of the end") {
    const Race whole = run(five);
    const Document document = document_of(five);
    Race cut(document.experiment, document.view.plane);
    cut.finish_and_cut(20);
    CHECK(cut.computed() == 20);
    CHECK(cut.side() == Race::fine_side);
    for (std::size_t racer = 0; racer < 5; ++racer) {
        REQUIRE(cut.tracks()[racer].last() == 20);
        CHECK(cut.tracks()[racer].x[20] == whole.tracks()[racer].x[20]);
        CHECK(cut.tracks()[racer].away[20] == whole.tracks()[racer].away[20]);
    }
}

TEST_CASE("a race of networks is shown once it is computed") {
    const Document document = document_of(five);
    Race race(document.experiment, document.view.plane);
    CHECK(race.unfinished());
    CHECK(race.tracks()[0].x.size() == 1);
    race.advance_to(30);
    CHECK(race.unfinished());
    CHECK(race.tracks()[0].x.size() == 31);
    race.advance_to(60);
    CHECK_FALSE(race.unfinished());
    CHECK(trajectory_hash(race) == trajectory_hash(run(five)));
}

TEST_CASE("networks that all diverge in a part of a job have their places and their plane") {
    constexpr const char* link = "dataset=curve,rows:40&net=1-8-1&racers=gd,lr:100;momentum,lr:100&steps=400";
    const Race here = run(link);
    for (const Track& track : here.tracks()) REQUIRE(track.retired);
    const Document document = document_of(link);
    for (const std::size_t most : {1U, 2U}) {
        Race apart(document.experiment, document.view.plane);
        advance_by_jobs(apart, 400, most);
        CHECK_FALSE(apart.unfinished());
        CHECK(trajectory_hash(apart) == trajectory_hash(here));
        CHECK(apart.plane().origin == here.plane().origin);
        for (const Track& track : apart.tracks()) CHECK(track.x.size() == track.loss.size());
    }
}

TEST_CASE("a race of networks has the same bits by jobs, and so has its plane") {
    const Race here = run(five);
    const Document document = document_of(five);
    Race apart(document.experiment, document.view.plane);
    for (const int end : {7, 31, 60}) advance_by_jobs(apart, end, end == 7 ? 1 : 3);
    CHECK(trajectory_hash(apart) == trajectory_hash(here));
    const std::vector<double> whole =
        losses_of_plane(here.plane(), here.training()->network, here.experiment().domain, 17, 0, 17);
    std::vector<double> parts;
    for (const std::size_t first : {0U, 5U}) {
        const auto work = jobs::begin(jobs::plane_job(apart, 17, first, first == 0 ? 5 : 12));
        for (bool ended = false; !ended;) {
            const jobs::Portion portion = work->next();
            REQUIRE(portion.failure.empty());
            parts.insert(parts.end(), portion.numbers.begin(), portion.numbers.end());
            ended = portion.ended;
        }
    }
    CHECK(parts == whole);
    jobs::Job damaged = jobs::plane_job(apart, 17, 0, 5);
    damaged.numbers.pop_back();
    CHECK_FALSE(jobs::begin(damaged)->next().failure.empty());
}

TEST_CASE("a part is read as it was written, with the weights of networks") {
    RacePart part{.first = 4, .count = 2, .tracks = std::vector<Track>(1), .states = {{1}}};
    part.tracks[0].loss = {5, 6};
    part.tracks[0].evaluations.resize(2);
    part.tracks[0].weights = {1, 2, 3, 4, 5, 6};
    const auto read = read_race_part(write_race_part(part));
    REQUIRE(read);
    CHECK(read->tracks[0].weights == part.tracks[0].weights);
    CHECK(read->tracks[0].x.empty());
    std::vector<Track> race(1);
    race[0].x = race[0].y = race[0].loss = {1};
    race[0].weights = {1, 2, 3};
    CHECK(read->fits(race));
    race[0].weights = {1, 2};
    CHECK_FALSE(read->fits(race));
}

TEST_CASE("a path of too many weights ends with a reason") {
    const Race race = run("net=2-61-61-1&racers=gd;adam&steps=2100&batch=1&dataset=moons,rows:10");
    REQUIRE(race.training()->start.size() > 4000);
    for (const Track& track : race.tracks()) {
        REQUIRE(track.retired);
        CHECK(track.retired->reason == "a longer path of so many weights does not fit into memory");
        CHECK(track.weights.size() <= (std::size_t{1} << 23));
        CHECK(track.weights.size() + race.training()->start.size() > (std::size_t{1} << 23));
    }
    CHECK_FALSE(race.unfinished());
}

TEST_CASE("networks of links at random stay finite, or leave with a reason") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto below = [&](int count) { return std::uniform_int_distribution<int>(0, count - 1)(random); };
    const auto one_of = [&](const auto& list) { return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))]; };
    constexpr const char* datasets[] = {"moons",        "circles", "spirals", "xor",   "gaussians",
                                        "checkerboard", "curve",   "iris",    "memory"};
    constexpr const char* activations[] = {"tanh", "relu", "gelu", "silu", "sigmoid", "linear"};
    constexpr const char* initialisations[] = {"torch", "glorot", "he"};
    constexpr const char* planes[] = {"principal", "ends", "random", "curvature", "weights,1,2"};
    const auto& all = builtin_catalogue().all();
    constexpr int count = RAVINE_BRIEF ? 150 : 1000;
    for (int number = 0; number < count; ++number) {
        const std::string_view name = datasets[below(9)];
        const network::Dataset dataset = *network::read_dataset(name);
        std::string net = std::to_string(network::inputs_of(dataset));
        for (int layers = below(3); layers > 0; --layers) net += fmt::format("-{}", 1 + below(6));
        const std::size_t classes = network::classes_of(dataset);
        const auto optimizer = one_of(all);
        std::string racer = optimizer->key;
        if (!optimizer->step && below(2) == 0) racer += "+" + one_of(builtin_catalogue().modifiers())->key;
        const std::string link = fmt::format(
            "dataset={},rows:{},noise:{},validation:{}&net={}-{},{},l1:{},l2:{}&init={}&seed={}&batch={}&noise={}&steps={}&"
            "plane={}&racers=gd,lr:{};{}",
            name, 10 + below(30), 0.1 * below(20), 0.1 * below(10), net, classes > 2 ? classes : 1, activations[below(6)],
            0.1 * below(3), 0.1 * below(3), initialisations[below(3)], below(1000), below(8), 0.1 * below(3), 1 + below(12),
            planes[below(5)], std::pow(10.0, below(7) - 4), racer);
        INFO(link);
        const Race race = run(link);
        CHECK_FALSE(race.unfinished());
        for (const Track& track : race.tracks()) {
            CHECK((track.retired ? !track.retired->reason.empty() : track.last() == race.experiment().steps));
            for (const auto* numbers : {&track.x, &track.y, &track.away, &track.loss, &track.weights}) {
                for (const double each : *numbers) REQUIRE(std::isfinite(each));
            }
        }
    }
}
