#include "network/plane_choice.hpp"

#include "math/linear.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>

using namespace ravine;
using namespace ravine::network;

namespace {

struct Paths {
    std::shared_ptr<const Training> training = make_training({}, 4);
    std::vector<std::vector<double>> of;
    std::vector<std::span<const double>> spans;

    // Three straight paths of five steps, each of other weights.
    Paths() {
        for (std::size_t racer = 0; racer < 3; ++racer) {
            std::vector<double>& path = of.emplace_back();
            for (int step = 0; step < 5; ++step) {
                std::vector<double> weights = training->start;
                for (std::size_t k = racer; k < weights.size(); k += racer + 2) weights[k] += 0.1 * step;
                path.insert(path.end(), weights.begin(), weights.end());
            }
        }
        spans.assign(of.begin(), of.end());
    }
};

}  // namespace

TEST_CASE("planes are read as they are written, with usual numbers where there are none") {
    for (const char* text : {"principal", "ends,1,2,3", "ends,4,1,2", "random,2", "curvature,1", "weights,3,17"})
        CHECK(write_plane(*read_plane(text)) == text);
    CHECK(write_plane(*read_plane("ends")) == "ends,1,2,3");
    CHECK(write_plane(*read_plane("curvature")) == "curvature,1");
    CHECK(write_plane(*read_plane("weights,5")) == "weights,5,2");
    for (const char* text :
         {"", "principle", "principal,1", "ends,1,2,3,4", "random,0", "random,x", "weights,1.5,2", "random,1e9"})
        CHECK_FALSE(read_plane(text));
    CHECK(read_plane("principel").error().corrections == std::vector<std::string>{"principal"});
}

TEST_CASE("every plane is fitted: all paths lie within 0.8 of it, and reach that far on both axes") {
    const Paths paths;
    const std::size_t n = paths.training->start.size();
    for (const char* text : {"principal", "ends,1,2,3", "random,1", "curvature,2", "weights,1,2", "ends,9,9,9"}) {
        INFO(text);
        const Plane plane = choose_plane(*read_plane(text), *paths.training, paths.spans, 4);
        double x = 0, y = 0;
        for (const auto& path : paths.of) {
            for (std::size_t first = 0; first < path.size(); first += n) {
                const Projection at = project(plane, std::span(path).subspan(first, n));
                x = std::max(x, std::abs(at.x));
                y = std::max(y, std::abs(at.y));
                // The place and what is away from it make up the weights.
                const std::vector<double> rest = difference(std::span(path).subspan(first, n), lift(plane, at.x, at.y));
                CHECK(std::abs(norm(rest) - at.away) <= 1e-9);
                CHECK(std::abs(dot(rest, plane.u)) <= 1e-9);
                CHECK(std::abs(dot(rest, plane.v)) <= 1e-9);
            }
        }
        CHECK(std::abs(x - 0.8) <= 1e-9);
        CHECK((std::abs(y - 0.8) <= 1e-9 || y < 1e-9));  // "ends,9,9,9" is one end: its second direction is any
    }
}

TEST_CASE("the plane through ends has them in it") {
    const Paths paths;
    const std::size_t n = paths.training->start.size();
    const Plane plane = choose_plane(*read_plane("ends,1,2,3"), *paths.training, paths.spans, 4);
    for (const auto& path : paths.of) CHECK(project(plane, std::span(path).last(n)).away <= 1e-9);
}

TEST_CASE("the plane of two weights goes through the end of the first racer") {
    const Paths paths;
    const std::size_t n = paths.training->start.size();
    const Plane plane = choose_plane(*read_plane("weights,3,17"), *paths.training, paths.spans, 4);
    CHECK(project(plane, std::span(paths.of[0]).last(n)).away <= 1e-9);
    CHECK(project(plane, std::span(paths.of[2]).last(n)).away > 0.1);
}

TEST_CASE("without a path there is a plane at the start") {
    const auto training = make_training({}, 4);
    for (const std::string_view name : plane_names()) {
        INFO(name);
        const Plane plane = choose_plane(*read_plane(name), *training, {}, 4);
        const Projection at = project(plane, training->start);
        CHECK(std::abs(at.x) <= 1e-9);
        CHECK(std::abs(at.y) <= 1e-9);
        CHECK(at.away <= 1e-9);
    }
}

TEST_CASE("losses on a plane are those of the weights at its places") {
    const Paths paths;
    const Plane plane = choose_plane({}, *paths.training, paths.spans, 4);
    const double x[] = {0, -0.5, 0.7}, y[] = {0, 0.25, -1};
    const std::vector<double> losses = losses_on(plane, paths.training->network, x, y);
    for (std::size_t i = 0; i < 3; ++i) {
        formula::Workspace workspace;
        const std::vector<double> weights = lift(plane, x[i], y[i]);
        double f = 0;
        paths.training->network.value({weights.data(), 1, 1}, &f, workspace);
        CHECK(losses[i] == f);
    }
}
