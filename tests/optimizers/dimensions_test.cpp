// Methods that look further than the gradient, in one dimension and in fifty.
#include "../simulation/objectives.hpp"
#include "math/linear.hpp"
#include "test_oracle.hpp"
#include "text/text.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <fstream>
#include <numeric>
#include <string>
#include <utility>

using namespace ravine;

namespace {

// Has its minimum at 3, and a kink in its curvature there.
class Valley final : public Objective {
  public:
    std::size_t dimension() const override { return 1; }
    std::size_t gradient_work() const override { return 1; }
    bool has_hessian() const override { return true; }
    void value(const Points& at, double* f, formula::Workspace&, Batch) const override {
        const double x = at.data[0] - 3;
        *f = x * x + std::abs(x * x * x);
    }
    void gradient(const Points& at, double* f, double* g, formula::Workspace& workspace, Batch batch) const override {
        const double x = at.data[0] - 3;
        value(at, f, workspace, batch);
        *g = 2 * x + 3 * x * std::abs(x);
    }
    void hessian(const Points& at, double* f, double* h, formula::Workspace& workspace, Batch batch) const override {
        value(at, f, workspace, batch);
        *h = 2 + 6 * std::abs(at.data[0] - 3);
    }
};

// The objective of reference/few_dimensions.py.
class Few final : public Objective {
  public:
    explicit Few(std::size_t dimension) : dimension_(dimension) {}

    std::vector<double> start() const {
        std::vector<double> x;
        for (std::size_t k = 0; k < dimension_; ++k) x.push_back(std::cos(static_cast<double>(k + 1)));
        return x;
    }
    std::size_t dimension() const override { return dimension_; }
    std::size_t gradient_work() const override { return dimension_; }
    bool has_hessian() const override { return false; }
    void value(const Points& at, double* f, formula::Workspace&, Batch) const override {
        double sum = 0;
        *f = 0;
        for (std::size_t k = 0; k < dimension_; ++k) {
            const double x = at.data[k], square = x * x;
            *f += static_cast<double>(k + 1) * square / 2 + square * square / 4;
            sum += x;
        }
        *f += sum * sum / 2;
    }
    void gradient(const Points& at, double* f, double* g, formula::Workspace& workspace, Batch batch) const override {
        value(at, f, workspace, batch);
        const double sum = std::accumulate(at.data, at.data + dimension_, 0.0);
        for (std::size_t k = 0; k < dimension_; ++k) {
            const double x = at.data[k];
            g[k] = static_cast<double>(k + 1) * x + x * x * x + sum;
        }
    }
    void hessian(const Points&, double*, double*, formula::Workspace&, Batch) const override {}

  private:
    std::size_t dimension_;
};

struct FewPath {
    std::string method;
    std::vector<std::vector<double>> places;  // after each step
};

std::vector<FewPath> few_paths() {
    std::ifstream file(RAVINE_TESTS_DIR "/reference/few_dimensions.csv");
    REQUIRE(file);
    std::vector<FewPath> paths;
    for (std::string row; std::getline(file, row);) {
        if (row.starts_with('#')) continue;
        const auto cells = split(row, ',');
        REQUIRE(cells.size() >= 4);
        if (cells[1] == "1") paths.push_back({std::string(cells[0]), {}});
        std::vector<double>& place = paths.back().places.emplace_back();
        for (std::size_t i = 2; i < cells.size(); ++i) place.push_back(std::stod(std::string(cells[i])));
    }
    return paths;
}

// The iterations and evaluations that scipy takes.
struct Reference {
    std::string objective, method;
    double iterations, evaluations;
};

std::vector<Reference> references() {
    std::ifstream file(RAVINE_TESTS_DIR "/reference/scipy_fifty.csv");
    REQUIRE(file);
    std::vector<Reference> rows;
    for (std::string row; std::getline(file, row);) {
        if (row.starts_with('#')) continue;
        const auto fields = split(row, ',');
        REQUIRE(fields.size() >= 4);
        rows.push_back({std::string(fields[0]), std::string(fields[1]), std::stod(std::string(fields[2])),
                        std::stod(std::string(fields[3]))});
    }
    return rows;
}

constexpr double none = 1, saddle_free = 2;  // Newton's fallbacks

}  // namespace

TEST_CASE("in fifty dimensions line searches find the minima in about as many iterations and evaluations as scipy's") {
    const RotatedQuadratic quadratic;
    const RosenbrockChain chain;
    const auto rows = references();
    CHECK(rows.size() == 6);
    for (const auto& [objective, method, iterations, evaluations] : rows) {
        INFO(objective << " " << method);
        REQUIRE((objective == "rotated_quadratic" || objective == "rosenbrock_chain"));
        TestBall ball = objective == "rotated_quadratic" ? TestBall(method, quadratic, quadratic.start())
                                                         : TestBall(method, chain, chain.start());
        const int steps = ball.run(1e-8, 2000), asked = ball.oracle.count.gradients;
        CAPTURE(steps, asked);
        REQUIRE(steps >= 0);
        CHECK(ball.f < 1e-15);
        CHECK(steps <= 1.5 * iterations + 5);
        CHECK(asked <= 1.5 * evaluations + 15);
    }
}

TEST_CASE("in fifty dimensions BFGS and L-BFGS go the same way for two steps, for both know the same one step") {
    const RotatedQuadratic quadratic;
    const RosenbrockChain chain;
    const auto after_two = [](const char* method, const Fifty& objective, std::vector<double> start) {
        TestBall ball(method, objective, std::move(start));
        ball.step();
        ball.step();
        return ball.x;
    };
    const auto apart = [&](const Fifty& objective, const std::vector<double>& start) {
        return norm(difference(after_two("bfgs", objective, start), after_two("lbfgs", objective, start)));
    };
    CHECK(apart(quadratic, quadratic.start()) < 1e-12);
    CHECK(apart(chain, chain.start()) < 1e-12);
}

TEST_CASE("in fifty dimensions L-BFGS needs fewer steps the more it remembers, and the memory counts once it is full") {
    const RotatedQuadratic quadratic;
    const auto ball = [&](double memory) { return TestBall("lbfgs", quadratic, quadratic.start(), {{"memory", memory}}); };
    TestBall five = ball(5), twenty = ball(20);
    for (int i = 0; i < 6; ++i) {
        CHECK(five.x == twenty.x);
        five.step();
        twenty.step();
    }
    five.step();
    twenty.step();
    CHECK(five.x != twenty.x);
    const int with_two = ball(2).run(1e-6, 2000), with_five = ball(5).run(1e-6, 2000), with_twenty = ball(20).run(1e-6, 2000);
    CAPTURE(with_two, with_five, with_twenty);
    CHECK(with_twenty > 0);
    CHECK(with_twenty < with_five);
    CHECK(with_five < with_two);
}

TEST_CASE("in fifty dimensions Newton's method takes one step on a quadratic and is quick along Rosenbrock's chain") {
    const RotatedQuadratic quadratic;
    for (const double fallback : {0.0, none, saddle_free}) {
        TestBall ball("newton", quadratic, quadratic.start(), {{"fallback", fallback}});
        ball.step();
        CHECK(ball.f < 1e-25);
    }
    const RosenbrockChain chain;
    TestBall pure("newton", chain, chain.start(), {{"fallback", none}});
    CHECK(pure.run(1e-8, 100) > 0);
    CHECK(pure.f < 1e-15);
    // The chain has a second minimum, near (-1, 1, ..., 1).
    TestBall free("newton", chain, chain.start(), {{"fallback", saddle_free}});
    CHECK(free.run(1e-8, 100) > 0);
    CHECK(free.x[0] < -0.9);
    CHECK(std::abs(free.f - 3.98662) < 1e-5);
}

TEST_CASE("in fifty dimensions backtracking never lets the loss rise") {
    const RotatedQuadratic quadratic;
    const RosenbrockChain chain;
    TestBall round("armijo", quadratic, quadratic.start()), bent("armijo", chain, chain.start());
    for (TestBall* ball : {&round, &bent}) {
        for (int i = 0; i < 300; ++i) {
            const double before = ball->f;
            ball->step();
            REQUIRE(ball->f <= before);
        }
    }
    CHECK(round.f < 1e-15);
    CHECK(bent.f < 50);  // of 12221
}

TEST_CASE("in one dimension all methods find a minimum") {
    const Valley valley;
    for (const char* method : {"armijo", "cg", "bfgs", "lbfgs", "newton"}) {
        INFO(method);
        TestBall ball(method, valley, {-10});
        CHECK(ball.run(1e-8, 100) > 0);
        CHECK(std::abs(ball.x[0] - 3) < 1e-8);
    }
    TestBall free("newton", valley, {-10}, {{"fallback", saddle_free}});
    CHECK(free.run(1e-8, 100) > 0);
}

TEST_CASE("Shampoo in three to five dimensions, and SOAP with its own eps, go the way of their second reading") {
    const std::vector<FewPath> paths = few_paths();
    REQUIRE(paths.size() == 4);
    for (const auto& [method, places] : paths) {
        const std::size_t dimension = places[0].size();
        INFO(method << " in " << dimension << " dimensions");
        // The second gradient of SOAP is the first one again: across it there is rounding, which is divided by the eps of 1e-8.
        // Across the first gradients of Shampoo the eigenvalues are its eps of 1e-6, which rounding changes by a part in 1e9.
        const double agrees = method == "soap" ? 1e-6 : 1e-9;
        const Few objective(dimension);
        TestBall ball(method, objective, objective.start(), {{"lr", 0.1}});
        CHECK(places.size() >= 5 * dimension);
        for (std::size_t t = 0; t < places.size(); ++t) {
            INFO("step " << t + 1);
            ball.step();
            CHECK(norm(difference(ball.x, places[t])) <= agrees);
        }
    }
}
