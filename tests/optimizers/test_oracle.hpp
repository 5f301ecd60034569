// One ball on an objective, without a race: for tests of methods that look further than the gradient.
#pragma once

#include "../scratch.hpp"
#include "loss/loss.hpp"
#include "optimizers/ball.hpp"
#include "optimizers/catalogue.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

namespace ravine {

// Counts what it is asked for.
class TestOracle final : public Oracle {
  public:
    explicit TestOracle(const Objective& objective) : objective_(objective) {}

    double value(std::span<const double> at) override {
        ++count.values;
        double f = 0;
        objective_.value({at.data(), 1, 1}, &f, scratch(), {});
        return f;
    }
    double gradient(std::span<const double> at, std::span<double> g) override {
        ++count.gradients;
        last_gradient.assign(at.begin(), at.end());
        double f = 0;
        objective_.gradient({at.data(), 1, 1}, &f, g.data(), scratch(), {});
        return f;
    }
    bool has_hessian() const override { return objective_.has_hessian(); }
    void hessian(std::span<const double> at, std::span<double> h) override {
        ++count.hessians;
        double f = 0;
        objective_.hessian({at.data(), 1, 1}, &f, h.data(), scratch(), {});
    }
    void give_up(std::string_view reason) override { why = reason; }

    Evaluations count;
    std::vector<double> last_gradient;  // the place of the last gradient
    std::string_view why;

  private:
    const Objective& objective_;
};

// A ball under a method with its default settings but those given, by key; a choice is its index.
class TestBall {
  public:
    TestBall(std::string_view method, const Objective& objective, std::vector<double> start,
             std::vector<std::pair<std::string_view, double>> settings = {})
        : x(std::move(start)),
          g(x.size()),
          oracle(objective),
          method_(*builtin_catalogue().find(method)),
          tensors_{Tensor{0, x.size(), 1}} {
        REQUIRE(x.size() == objective.dimension());
        for (const Parameter& parameter : method_.parameters) values_.push_back(parameter.fallback);
        for (const auto& [key, value] : settings) values_[static_cast<std::size_t>(find_parameter(method_, key))] = value;
        state_.resize(x.size() * (method_.arrays ? method_.arrays(tensors_) : method_.state.size()));
        evaluate();
    }

    void step() {
        method_.step(Ball{++t_, values_, x, g, f, state_, oracle, 0, tensors_});
        evaluate();
    }

    // True where no component of the gradient is above the limit.
    bool is_level(double limit) const {
        return std::all_of(g.begin(), g.end(), [=](double component) { return std::abs(component) <= limit; });
    }

    // Steps until the gradient is_level. Returns the number of steps, or -1 if most are too few.
    int run(double limit, int most) {
        for (int steps = 0; steps <= most; ++steps) {
            if (is_level(limit)) return steps;
            step();
        }
        return -1;
    }

    std::vector<double> x, g;
    double f = 0;
    TestOracle oracle;

  private:
    // A gradient that the method's search ended with is not asked for again, but read off uncounted.
    void evaluate() {
        const Evaluations before = oracle.count;
        const bool known = oracle.last_gradient == x;
        f = oracle.gradient(x, g);
        if (known) oracle.count = before;
    }

    const Optimizer& method_;
    std::vector<Tensor> tensors_;
    std::vector<double> values_, state_;
    std::uint64_t t_ = 0;
};

inline Loss compiled(std::string_view text) {
    auto loss = Loss::compile(text);
    REQUIRE(loss);
    return std::move(*loss);
}

}  // namespace ravine
