// Runs the text of an optimizer's rule, line by line, by the formula language: what a learner reads, executed.
//
//   name = formula           for every coordinate
//   g = gradient(formula)    the gradient is wanted at that place; else at x
//   [parameter=choice] ...   only under that choice; several prefixes may stand in a row
#pragma once

#include "formula/evaluate.hpp"
#include "formula/parse.hpp"
#include "optimizers/optimizer.hpp"
#include "race/text.hpp"

#include <catch2/catch_test_macros.hpp>
#include <map>
#include <string>
#include <vector>

namespace ravine {

class RuleText {
  public:
    // The lines that hold under the choices among the values. x and the state start as given, the state at zero.
    RuleText(const Optimizer& optimizer, const std::vector<double>& values, const std::vector<double>& x)
        : optimizer_(optimizer), count_(x.size()) {
        for (const char* name : {"t", "g"}) memory_[name].assign(count_, 0);
        for (const auto name : optimizer.state) memory_[std::string(name)].assign(count_, 0);
        for (const Parameter& parameter : optimizer.parameters) {
            if (!parameter.is_choice()) memory_[std::string(parameter.key)].assign(count_, 0);
        }
        memory_["x"] = x;
        for (const std::string_view text : split(trim(optimizer.rule), '\n')) read_line(text, values);
    }

    // Sets t and the parameters, and says where the gradient is wanted.
    std::vector<double> begin(std::uint64_t t, const std::vector<double>& values) {
        memory_["t"].assign(count_, static_cast<double>(t));
        for (std::size_t i = 0; i < values.size(); ++i) {
            const Parameter& parameter = optimizer_.parameters[i];
            if (!parameter.is_choice()) memory_[std::string(parameter.key)].assign(count_, values[i]);
        }
        return probe_.empty() ? memory_["x"] : run(probe_.front());
    }

    // Takes the step with that gradient.
    void finish(const std::vector<double>& g) {
        memory_["g"] = g;
        for (Line& line : lines_) memory_[line.target] = run(line);
    }

    // What a name stands for now: x, a state or what a line assigned.
    const std::vector<double>& operator[](std::string_view name) const { return memory_.at(std::string(name)); }

  private:
    struct Line {
        std::string target;
        std::vector<std::string> names;
        formula::Evaluator formula;
    };

    bool holds(std::string_view prefix, const std::vector<double>& values) const {
        const auto equals = prefix.find('=');
        REQUIRE(equals != std::string_view::npos);
        for (std::size_t i = 0; i < values.size(); ++i) {
            const Parameter& parameter = optimizer_.parameters[i];
            if (parameter.key != prefix.substr(0, equals)) continue;
            for (std::size_t choice = 0; choice < parameter.choices.size(); ++choice) {
                if (parameter.choices[choice] == prefix.substr(equals + 1)) return static_cast<double>(choice) == values[i];
            }
        }
        FAIL("no such choice: " << prefix);
        return false;
    }

    void read_line(std::string_view text, const std::vector<double>& values) {
        INFO(text);
        for (text = trim(text); text.front() == '['; text = trim(text.substr(text.find(']') + 1))) {
            if (!holds(text.substr(1, text.find(']') - 1), values)) return;
        }
        const auto equals = text.find(" = ");
        REQUIRE(equals != std::string_view::npos);
        const std::string_view target = text.substr(0, equals);
        std::string_view formula = text.substr(equals + 3);
        constexpr std::string_view gradient = "gradient(";
        const bool probes = formula.substr(0, gradient.size()) == gradient;
        if (probes) {
            REQUIRE((target == "g" && lines_.empty() && formula.back() == ')'));
            formula = formula.substr(gradient.size(), formula.size() - gradient.size() - 1);
        }
        (probes ? probe_ : lines_).push_back(parse(target, formula));
        memory_.try_emplace(std::string(target), count_, 0.0);
    }

    Line parse(std::string_view target, std::string_view text) const {
        Line line{std::string(target), {}, {}};
        for (const auto& [name, value] : memory_) line.names.push_back(name);
        const std::vector<std::string_view> names(line.names.begin(), line.names.end());
        formula::Graph graph;
        const auto parsed = formula::parse(text, names, graph);
        INFO(parsed.error.message);
        REQUIRE(parsed.expression);
        auto program = formula::compile(graph, std::span(&*parsed.expression, 1), static_cast<unsigned>(names.size()));
        REQUIRE(program);
        line.formula = formula::Evaluator(std::move(*program));
        return line;
    }

    std::vector<double> run(Line& line) {
        std::vector<formula::Input> inputs;
        for (const std::string& name : line.names) inputs.push_back({memory_.at(name).data()});
        std::vector<double> result(count_);
        double* const outputs[] = {result.data()};
        line.formula(inputs, count_, outputs);
        return result;
    }

    const Optimizer& optimizer_;
    std::size_t count_;
    std::map<std::string, std::vector<double>> memory_;
    std::vector<Line> probe_, lines_;
};

}  // namespace ravine
