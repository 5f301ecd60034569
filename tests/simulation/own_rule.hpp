// Optimizers and objectives that are made while the program runs.
#pragma once

#include "formula/derive.hpp"
#include "formula/parse.hpp"
#include "loss/objective.hpp"
#include "rules/rule.hpp"
#include "simulation/simulation.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace ravine {

// An optimizer of a rule and parameters.
class OwnRule {
  public:
    OwnRule(std::string rule, std::vector<Parameter> parameters)
        : optimizer_{.key = "own", .title = "Own", .year = 2025, .parameters = std::move(parameters), .rule = std::move(rule)} {
        optimizer_.state = state_of(optimizer_.rule, optimizer_.parameters);
    }

    const Optimizer& optimizer() const { return optimizer_; }
    const std::vector<std::string>& state() const { return optimizer_.state; }
    std::size_t number_of(std::string_view state) const {
        return static_cast<std::size_t>(std::find(optimizer_.state.begin(), optimizer_.state.end(), state) -
                                        optimizer_.state.begin());
    }
    std::vector<double> defaults() const {
        std::vector<double> values;
        for (const Parameter& parameter : optimizer_.parameters) values.push_back(parameter.fallback);
        return values;
    }

  private:
    Optimizer optimizer_;
};

// A formula in any number of variables. `composable` tells whether it shows its expressions.
class FormulaObjective final : public Objective {
  public:
    FormulaObjective(std::string_view text, std::vector<std::string_view> variables, bool composable)
        : variables_(std::move(variables)), composable_(composable) {
        formula::Graph& graph = expressions_.graph;
        std::vector<formula::Expr> outputs{*formula::parse(text, variables_, graph).expression};
        expressions_.f = outputs[0].id;
        for (unsigned k = 0; k < variables_.size(); ++k) outputs.push_back(formula::derive(outputs[0], k));
        for (std::size_t k = 1; k <= variables_.size(); ++k) expressions_.gradient.push_back(outputs[k].id);
        for (std::size_t k = 1; k <= variables_.size(); ++k) {
            for (unsigned l = 0; l < variables_.size(); ++l) outputs.push_back(formula::derive(outputs[k], l));
        }
        for (std::size_t k = variables_.size() + 1; k < outputs.size(); ++k) expressions_.hessian.push_back(outputs[k].id);
        const auto inputs = static_cast<unsigned>(variables_.size());
        value_ = formula::Function(*formula::compile(graph, std::span(outputs).first(1), inputs));
        gradient_ = formula::Function(*formula::compile(graph, std::span(outputs).first(1 + variables_.size()), inputs));
        hessian_ = formula::Function(*formula::compile(graph, outputs, inputs));
    }

    std::size_t dimension() const override { return variables_.size(); }
    std::size_t gradient_work() const override { return gradient_.program().work(0); }
    bool has_hessian() const override { return true; }
    const Expressions* expressions() const override { return composable_ ? &expressions_ : nullptr; }

    void value(const Points& at, double* f, formula::Workspace& workspace, Batch) const override {
        evaluate(value_, at, {f}, workspace);
    }
    void gradient(const Points& at, double* f, double* g, formula::Workspace& workspace, Batch) const override {
        std::vector<double*> outputs{f};
        for (std::size_t k = 0; k < dimension(); ++k) outputs.push_back(g + k * at.stride);
        evaluate(gradient_, at, outputs, workspace);
    }
    void hessian(const Points& at, double* f, double* h, formula::Workspace& workspace, Batch) const override {
        std::vector<double> g(dimension() * at.count);
        std::vector<double*> outputs{f};
        for (std::size_t k = 0; k < dimension(); ++k) outputs.push_back(g.data() + k * at.count);
        for (std::size_t k = 0; k < dimension() * dimension(); ++k) outputs.push_back(h + k * at.stride);
        evaluate(hessian_, at, outputs, workspace);
    }

  private:
    void evaluate(const formula::Function& function, const Points& at, const std::vector<double*>& outputs,
                  formula::Workspace& workspace) const {
        std::vector<formula::Input> inputs;
        for (std::size_t k = 0; k < dimension(); ++k) inputs.push_back({at.coordinate(k)});
        function.evaluate(inputs, at.count, outputs, workspace);
    }

    std::vector<std::string_view> variables_;
    bool composable_;
    Expressions expressions_;
    formula::Function value_, gradient_, hessian_;
};

inline Simulation simulate(const OwnRule& rule, std::shared_ptr<const Objective> objective, std::span<const double> starts,
                           double noise = 0) {
    SimulationSetting setting{
        .objective = std::move(objective), .optimizer = &rule.optimizer(), .schedules = {}, .noise = noise, .seed = 7};
    for (const double value : rule.defaults()) setting.schedules.emplace_back(value);
    return Simulation(std::move(setting), starts);
}

}  // namespace ravine
