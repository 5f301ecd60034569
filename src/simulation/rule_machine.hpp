// Runs the assignments of a rule one by one, over the arrays of any number of balls in any dimension.
#pragma once

#include "formula/program/evaluate.hpp"
#include "loss/objective.hpp"
#include "rules/rule.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace ravine {

// The objective as a step sees it.
struct RuleSurroundings {
    const Objective* objective = nullptr;  // null where calls cannot be made
    Batch batch{};
    std::span<const double> noise{};  // per coordinate; empty without noise
    std::uint64_t seed = 0, t = 1;
    std::size_t first = 0;  // number of the rule's first coordinate among the objective's
};

// Constant: threads may share one.
class RuleMachine {
  public:
    using Numbers = std::vector<double>;

    RuleMachine(Rule rule, std::size_t dimension);

    const Rule& rule() const { return rule_; }

    // The values of the names: one number of a uniform name, one per slot of a scalar, and of a vector one per slot for each
    // coordinate in turn.
    struct Memory {
        Memory(const RuleMachine& machine, std::size_t count);

        std::size_t slots;
        std::vector<std::vector<double>> values;  // per name
        std::vector<double> x;                    // where the step began: set it before the first assignment
        int draws = 0;                            // calls of normal() so far
    };

    // Makes the assignment of that number. Requires the surroundings to have an objective where it is a call that asks for one.
    void run(std::size_t number, Memory& memory, const RuleSurroundings& surroundings, formula::Workspace& workspace) const;

    // Returns the value of an operand of an assignment, a number per slot for each coordinate.
    std::vector<double> operand(std::size_t assignment, std::size_t operand, const Memory& memory,
                                formula::Workspace& workspace) const {
        return evaluate(operands_[assignment][operand], Rule::Kind::vector, memory, workspace);
    }

    // Returns true if an assignment reads no other names than those.
    bool reads_only(std::size_t assignment, const std::vector<char>& names) const;

  private:
    class Request;

    // The formula of an operand. Parts of it that are the same for all balls and coordinates, such as a bias correction, are
    // computed once: they are the results of `shared`, over the names, and more variables of `function`, behind the names.
    struct Operand {
        formula::Function shared, function;
        std::size_t results = 0;
    };

    Operand compile(formula::NodeId root, Rule::Kind kind);
    std::vector<double> evaluate(const Operand& operand, Rule::Kind kind, const Memory& memory,
                                 formula::Workspace& workspace) const;
    Numbers evaluate_shared(const Operand& operand, std::span<const formula::Input> names, formula::Workspace& workspace) const;
    Numbers call(Rule::Call call, const std::vector<Numbers>& operands, Memory& memory, const RuleSurroundings& surroundings,
                 formula::Workspace& workspace) const;
    Numbers draw(Memory& memory, const RuleSurroundings& surroundings) const;

    Rule rule_;
    std::size_t dimension_;
    std::vector<std::vector<Operand>> operands_;  // per assignment
};

}  // namespace ravine
