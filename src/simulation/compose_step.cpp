// A rule and the formulas of its objective as one program: x → gradient → state → x, with all subexpressions shared.
#include "simulation/compose_step.hpp"

#include "formula/compose.hpp"

#include <algorithm>
#include <cassert>

namespace ravine {
namespace {

using formula::Expr;
using formula::Function;
using formula::Graph;

constexpr std::size_t most_inputs = 1024, most_outputs = 512;  // of a program

// The variables of a step's expressions: those that differ from ball to ball as a block has its arrays, and then t, the
// parameters, the noise, the draws and the columns of data.
class Composer {
  public:
    Composer(const StepSetting& setting, const Rule& rule, const RuleLayout& layout, bool carries)
        : setting_(setting),
          rule_(rule),
          layout_(layout),
          formulas_(*setting.objective->expressions()),
          dimension_(setting.objective->dimension()),
          carries_(carries),
          varying_(2 * dimension_ + 1 + layout.arrays()),
          draws_(static_cast<std::size_t>(rule.calls(Rule::Call::normal))),
          uniform_(1 + setting.choices.size() + (setting.noisy ? dimension_ : 0) + draws_ * dimension_) {}

    std::optional<StepFunctions> run() {
        bind_names();
        for (std::size_t i = 0; i < rule_.assignments.size(); ++i) {
            assign(rule_.assignments[i]);
            if (rule_.given == static_cast<int>(i)) given_ = at_[name_g];
        }
        std::vector<Expr> outputs = at_[name_x];
        for (std::size_t i = 0; i < setting_.optimizer->state.size(); ++i) {
            const auto [first, count] = layout_.of(i);
            const auto& value = at_[static_cast<std::size_t>(rule_.find(setting_.optimizer->state[i]))];
            outputs.insert(outputs.end(), value.begin(), value.begin() + static_cast<std::ptrdiff_t>(count));
        }
        if (!setting_.batched) outputs.push_back(loss(at_[name_x]));
        const std::vector<Expr> g = carries_ ? slope(at_[name_x]) : given_;
        outputs.insert(outputs.end(), g.begin(), g.end());
        return compile(outputs);
    }

  private:
    Expr variable(std::size_t number) { return graph_.variable(static_cast<unsigned>(number)); }
    Expr uniform(std::size_t number) { return variable(varying_ + number); }
    Expr noise(std::size_t coordinate) { return uniform(1 + setting_.choices.size() + coordinate); }

    std::vector<Expr> variables(std::size_t first, std::size_t count) {
        std::vector<Expr> result;
        for (std::size_t k = 0; k < count; ++k) result.push_back(variable(first + k));
        return result;
    }

    std::vector<Expr> same(Expr value) const { return std::vector<Expr>(dimension_, value); }

    void bind_names() {
        at_.assign(rule_.names.size(), same(graph_.constant(0)));
        at_[name_t] = same(uniform(0));
        at_[name_x] = variables(0, dimension_);
        std::size_t name = first_parameter;
        for (std::size_t i = 0; i < setting_.choices.size(); ++i) {
            if (setting_.optimizer->parameters[i].is_choice()) continue;
            // A parameter that is always 0, as a weight decay mostly is, folds its products away.
            const bool is_zero = !setting_.zero.empty() && setting_.zero[i];
            at_[name++] = same(is_zero ? graph_.constant(0) : uniform(1 + i));
        }
        for (std::size_t i = 0; i < setting_.optimizer->state.size(); ++i) {
            const auto [first, count] = layout_.of(i);
            auto& value = at_[static_cast<std::size_t>(rule_.find(setting_.optimizer->state[i]))];
            if (count == 1) value = same(variable(2 * dimension_ + 1 + first));
            if (count > 1) value = variables(2 * dimension_ + 1 + first, count);
        }
        if (rule_.reads_loss) at_[name_f] = same(setting_.batched ? loss(at_[name_x]) : variable(dimension_));
        if (rule_.reads_gradient) {
            at_[name_g] = noisy(carries_ ? variables(dimension_ + 1, dimension_) : slope(at_[name_x]));
            given_ = at_[name_g];
        } else {
            given_ = same(graph_.constant(0));
        }
    }

    std::vector<Expr> noisy(std::vector<Expr> g) {
        for (std::size_t k = 0; setting_.noisy && k < dimension_; ++k) g[k] = g[k] + noise(k);
        return g;
    }

    // The formulas of the objective at a place.
    std::vector<Expr> formulas(std::span<const formula::NodeId> roots, std::vector<Expr> place) {
        for (unsigned k = 0; k < formulas_.columns; ++k) place.push_back(variable(varying_ + uniform_ + k));
        return formula::substitute(formulas_.graph, roots, place, graph_);
    }
    Expr loss(const std::vector<Expr>& place) { return formulas(std::span(&formulas_.f, 1), place)[0]; }
    std::vector<Expr> slope(const std::vector<Expr>& place) { return formulas(formulas_.gradient, place); }

    std::vector<Expr> operand(formula::NodeId root) {
        std::vector<Expr> result;
        for (std::size_t k = 0; k < dimension_; ++k) {
            std::vector<Expr> values;
            for (const auto& name : at_) values.push_back(name[k]);
            result.push_back(formula::substitute(rule_.graph, std::span(&root, 1), values, graph_)[0]);
        }
        return result;
    }

    void assign(const Rule::Assignment& each) {
        std::vector<std::vector<Expr>> operands;
        for (const formula::NodeId root : each.operands) operands.push_back(operand(root));
        std::vector<Expr> value = each.call == Rule::Call::none ? operands[0] : called(each.call, operands);
        at_[each.target] = std::move(value);
    }

    std::vector<Expr> called(Rule::Call call, const std::vector<std::vector<Expr>>& operands) {
        switch (call) {
            case Rule::Call::gradient: return noisy(slope(operands[0]));
            case Rule::Call::value: return same(tilted(loss(operands[0]), operands[0]));
            case Rule::Call::hessian_times: return hessian_times(operands[0]);
            case Rule::Call::hessian_diagonal: return hessian_diagonal();
            case Rule::Call::sum: return same(sum(operands[0]));
            case Rule::Call::mean: return same(sum(operands[0]) / graph_.constant(static_cast<double>(dimension_)));
            case Rule::Call::dot: return same(dot(operands[0], operands[1]));
            case Rule::Call::norm: return same(formula::sqrt(dot(operands[0], operands[0])));
            case Rule::Call::norm1: return same(sum(each(operands[0], [](Expr a) { return formula::abs(a); })));
            case Rule::Call::largest: return same(largest(each(operands[0], [](Expr a) { return formula::abs(a); })));
            case Rule::Call::count: return same(graph_.constant(static_cast<double>(dimension_)));
            case Rule::Call::normal: return draw();
            case Rule::Call::none: break;
        }
        assert(false);
        return {};
    }

    template <class Apply>
    static std::vector<Expr> each(std::vector<Expr> values, Apply apply) {
        for (Expr& value : values) value = apply(value);
        return values;
    }
    static Expr sum(const std::vector<Expr>& values) {
        Expr total = values[0];
        for (std::size_t k = 1; k < values.size(); ++k) total = total + values[k];
        return total;
    }
    static Expr largest(const std::vector<Expr>& values) {
        Expr most = values[0];
        for (std::size_t k = 1; k < values.size(); ++k) most = formula::max(most, values[k]);
        return most;
    }
    static Expr dot(const std::vector<Expr>& a, const std::vector<Expr>& b) {
        Expr total = a[0] * b[0];
        for (std::size_t k = 1; k < a.size(); ++k) total = total + a[k] * b[k];
        return total;
    }

    // The loss tilts with the noise around x, so that value and gradient belong together.
    Expr tilted(Expr f, const std::vector<Expr>& place) {
        if (!setting_.noisy) return f;
        std::vector<Expr> way, noises;
        for (std::size_t k = 0; k < dimension_; ++k) {
            way.push_back(place[k] - variable(k));
            noises.push_back(noise(k));
        }
        return f + dot(noises, way);
    }

    std::vector<Expr> hessian_times(const std::vector<Expr>& v) {
        const std::vector<Expr> h = formulas(formulas_.hessian, variables(0, dimension_));
        std::vector<Expr> result;
        for (std::size_t k = 0; k < dimension_; ++k) {
            const auto row = h.begin() + static_cast<std::ptrdiff_t>(k * dimension_);
            result.push_back(dot({row, row + static_cast<std::ptrdiff_t>(dimension_)}, v));
        }
        return result;
    }

    std::vector<Expr> hessian_diagonal() {
        const std::vector<Expr> h = formulas(formulas_.hessian, variables(0, dimension_));
        std::vector<Expr> result;
        for (std::size_t k = 0; k < dimension_; ++k) result.push_back(h[k * dimension_ + k]);
        return result;
    }

    std::vector<Expr> draw() {
        const std::size_t first = uniform_ - draws_ * dimension_ + drawn_++ * dimension_;
        std::vector<Expr> result;
        for (std::size_t k = 0; k < dimension_; ++k) result.push_back(uniform(first + k));
        return result;
    }

    std::optional<StepFunctions> compile(const std::vector<Expr>& outputs) {
        const formula::Split split =
            formula::split_uniform(graph_, outputs, static_cast<unsigned>(varying_), static_cast<unsigned>(uniform_));
        StepFunctions result;
        result.shared = split.shared.size();
        result.draws = draws_;
        if (varying_ + result.shared > most_inputs || outputs.size() > most_outputs || graph_.full()) return std::nullopt;
        auto varying =
            formula::compile(split.varying, split.outputs, static_cast<unsigned>(varying_ + result.shared), formulas_.columns);
        auto uniform = formula::compile(split.uniform, split.shared, static_cast<unsigned>(uniform_));
        if (!varying || !uniform) return std::nullopt;
        if (uniform->code.empty()) {
            for (const Expr& each : split.shared) result.copies.push_back(split.uniform[each.id].operands[0]);
        } else {
            result.uniform = Function(std::move(*uniform));
        }
        result.varying = Function(std::move(*varying));
        return result;
    }

    const StepSetting& setting_;
    const Rule& rule_;
    const RuleLayout& layout_;
    const Expressions& formulas_;
    std::size_t dimension_;
    bool carries_;
    std::size_t varying_, draws_, uniform_;  // numbers of variables, of draws, of variables
    Graph graph_;
    std::vector<std::vector<Expr>> at_;  // per name, its value so far in the step: one per coordinate
    std::vector<Expr> given_;            // the gradient that the step is given
    std::size_t drawn_ = 0;
};

}  // namespace

std::optional<StepFunctions> compose_step(const StepSetting& setting, const Rule& rule, const RuleLayout& layout,
                                          bool carries) {
    return Composer(setting, rule, layout, carries).run();
}

}  // namespace ravine
