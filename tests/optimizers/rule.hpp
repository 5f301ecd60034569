// Runs the text of an optimizer's rule beside its C++, over many coordinates and step after step.
#pragma once

#include "optimizers/rule.hpp"

#include <catch2/catch_test_macros.hpp>
#include <utility>
#include <vector>

namespace ravine {

class RuleText {
  public:
    // x and the state start as given, the state at zero.
    RuleText(const Optimizer& optimizer, const std::vector<double>& values, const std::vector<double>& x)
        : rule_(optimizer, values, x.size()) {
        INFO(rule_.complaint());
        REQUIRE(rule_.complaint().empty());
        REQUIRE_FALSE(rule_.lines().empty());
        rule_["x"] = x;
    }

    // Sets t and the parameters, and says where the gradient is wanted.
    std::vector<double> begin(std::uint64_t t, const std::vector<double>& values) {
        rule_.set_parameters(t, values);
        return rule_.lines().front().probes ? rule_.evaluate(0) : rule_["x"];
    }

    // Takes the step with that gradient.
    void finish(const std::vector<double>& g) {
        rule_["g"] = g;
        for (std::size_t i = 0; i < rule_.lines().size(); ++i) {
            const RuleLine& line = rule_.lines()[i];
            REQUIRE((!line.probes || (i == 0 && line.target == "g")));
            if (!line.probes) rule_[line.target] = rule_.evaluate(i);
        }
    }

    // Goes on from other numbers of x or a state: those of the C++, so that the rounding of one step is not enlarged by the
    // next.
    void go_on_from(std::string_view name, std::vector<double> values) { rule_[name] = std::move(values); }

    // What a name stands for now: x, a state or what a line assigned.
    const std::vector<double>& operator[](std::string_view name) { return rule_[name]; }

  private:
    Rule rule_;
};

}  // namespace ravine
