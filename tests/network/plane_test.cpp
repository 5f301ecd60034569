// Principal planes are held to those of NumPy: reference/numpy_planes.py says how the sets of reference/planes.csv are made.
#include "network/plane.hpp"

#include "draws.hpp"
#include "formula/number.hpp"
#include "math/linear.hpp"
#include "network/data/dataset.hpp"
#include "network/initialise.hpp"
#include "text/text.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <fstream>
#include <string>

using namespace ravine;
using namespace ravine::network;

namespace {

void check_orthonormal(const Plane& plane) {
    CHECK(std::abs(norm(plane.u) - 1) <= 1e-14);
    CHECK(std::abs(norm(plane.v) - 1) <= 1e-14);
    CHECK(std::abs(dot(plane.u, plane.v)) <= 1e-14);
}

struct Trained {
    Network network;
    std::vector<double> weights;
};

Trained moons(const char* architecture = "2-6-5-1") {
    const Architecture of = *read_architecture(architecture);
    return {Network(of, make_samples(*read_dataset("moons,rows:60"), 2).training), initial_weights(of, Initialisation::he, 2)};
}

}  // namespace

TEST_CASE("principal planes are those of NumPy") {
    std::ifstream file(RAVINE_TESTS_DIR "/reference/planes.csv");
    std::string line;
    std::uint64_t set = 0;
    for (; std::getline(file, line); ++set) {
        INFO(set);
        std::vector<double> expected;
        for (const std::string_view number : split(line, ',')) expected.push_back(*read_number(number));
        const auto n = static_cast<std::size_t>(expected[1]), m = static_cast<std::size_t>(expected[2]);
        std::vector<double> points;
        double scale = 1;
        for (std::size_t i = 0; i < m; ++i) {
            scale = 1;
            for (std::size_t k = 0; k < n; ++k, scale *= 0.85)
                points.push_back((2 * draw(set, 8, i * n + k) - 1) * scale + draw(set, 9, k));
        }
        const Plane plane = principal_plane(points, n);
        check_orthonormal(plane);
        CHECK(std::abs(plane.share_u - expected[3]) <= 1e-9);
        CHECK(std::abs(plane.share_v - expected[4]) <= 1e-9);
        for (std::size_t i = 0; i < 5; ++i) {
            const Projection at = project(plane, std::span(points).subspan(i * n, n));
            CHECK(std::abs(at.x - expected[5 + 3 * i]) <= 1e-9);
            CHECK(std::abs(at.y - expected[6 + 3 * i]) <= 1e-9);
            CHECK(std::abs(at.away - expected[7 + 3 * i]) <= 1e-9);
        }
    }
    CHECK(set == 5);
}

TEST_CASE("what is lifted from a plane lies on it, at its place") {
    const Trained net = moons();
    const Plane plane = random_plane(net.network, net.weights, 3);
    const Projection at = project(plane, lift(plane, 0.5, -2));
    CHECK((std::abs(at.x - 0.5) <= 1e-14 && std::abs(at.y + 2) <= 1e-14 && at.away <= 1e-14));
}

TEST_CASE("a plane through three points has them on it") {
    const std::vector<double> a{1, 2, 3, 4}, b{2, 2, 3, 4}, c{0, 5, 3, 4};
    const Plane plane = plane_through(a, b, c);
    check_orthonormal(plane);
    for (const auto& point : {a, b, c}) CHECK(project(plane, point).away <= 1e-14);
    CHECK(std::abs(project(plane, b).x - 1) <= 1e-14);
    CHECK(std::abs(project(plane, b).y) <= 1e-14);
    check_orthonormal(plane_through(a, a, a));
    check_orthonormal(plane_through(a, b, b));
    const std::vector<double> one_point{1, 2, 3};
    const Plane of_one = principal_plane(one_point, 3);
    check_orthonormal(of_one);
    CHECK(of_one.share_u == 0);
}

TEST_CASE("random directions rest where biases are, and are as long as the weights of each unit") {
    const Trained net = moons();
    const Plane plane = random_plane(net.network, net.weights, 5);
    check_orthonormal(plane);
    double all = norm(net.weights);
    for (const Layer& layer : net.network.layers()) {
        for (std::size_t k = layer.bias; k < layer.end(); ++k) CHECK((plane.u[k] == 0 && plane.v[k] == 0));
        for (std::size_t unit = 0; unit < layer.units; ++unit) {
            const std::size_t first = layer.matrix + unit * layer.inputs;
            const double own = norm(std::span(net.weights).subspan(first, layer.inputs));
            CHECK(std::abs(norm(std::span(plane.u).subspan(first, layer.inputs)) - own / all) <= 1e-12);
        }
    }
    CHECK(random_plane(net.network, net.weights, 6).u != plane.u);
}

TEST_CASE("the loss bends along a plane of curvature as the Hessian's largest eigenvalues say") {
    const Trained net = moons();
    const std::size_t n = net.network.dimension();
    std::vector<double> h(n * n), values(n), vectors(n * n), product(n);
    double f = 0;
    formula::Workspace workspace;
    net.network.hessian({net.weights.data(), 1, 1}, &f, h.data(), workspace);
    eigensystem(h, values, vectors);
    const Plane plane = curvature_plane(net.network, net.weights);
    check_orthonormal(plane);
    net.network.hessian_times(net.weights, plane.u, product);
    CHECK(std::abs(dot(plane.u, product) - values[0]) <= 1e-10);
    net.network.hessian_times(net.weights, plane.v, product);
    CHECK(std::abs(dot(plane.v, product) - values[1]) <= 1e-10);
    CHECK(std::abs(sharpness(net.network, net.weights) - values[0]) <= 1e-10);
}

TEST_CASE("a plane of two weights moves these alone") {
    const Trained net = moons();
    const Plane plane = plane_of_weights(net.weights, 3, 8);
    std::vector<double> expected = net.weights;
    expected[3] += 0.5;
    expected[8] -= 0.25;
    CHECK(lift(plane, 0.5, -0.25) == expected);
}
