#include "analysis/row_fit.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace ravine {
namespace {

// Returns the formula of f for a single row, in a graph whose variables are x, y, u and v.
formula::Expr single_row(const Expressions& loss, formula::Graph& to) {
    std::vector<formula::Expr> made;
    for (formula::NodeId id = 0; id <= loss.f; ++id) {
        const formula::Node& node = loss.graph[id];
        const auto operand = [&](std::size_t i) { return made[node.operands[i]]; };
        switch (formula::info(node.op).arity) {
            case 0:
                made.push_back(node.op == formula::Op::variable ? to.variable(node.operands[0]) : to.constant(node.value));
                break;
            case 1: {
                const bool is_sum = node.op == formula::Op::sum || node.op == formula::Op::mean;
                made.push_back(is_sum ? operand(0) : to.apply(node.op, operand(0)));
                break;
            }
            case 2: made.push_back(to.apply(node.op, operand(0), operand(1))); break;
            default: made.push_back(to.apply(node.op, operand(0), operand(1), operand(2)));
        }
    }
    return made.back();
}

// Returns where the parabola through three equally distant values is lowest, from the middle one in units of the distance.
double parabola_bottom(double before, double middle, double after) {
    const double curvature = before - 2 * middle + after;
    return curvature > 0 ? std::clamp(0.5 * (before - after) / curvature, -1.0, 1.0) : 0;
}

// A part of the axis of v, cut into equal cells.
struct Bracket {
    static constexpr std::size_t cells = 16;
    double low, high;

    double at(std::size_t i) const { return low + (high - low) * static_cast<double>(i) / static_cast<double>(cells); }
    double cell() const { return (high - low) / static_cast<double>(cells); }
};

// Returns the number of the lowest of a bracket's values, or nothing if it is at an end or not the only one.
std::optional<std::size_t> lowest(std::span<const double> values) {
    const auto best = std::min_element(values.begin(), values.end());
    const auto i = static_cast<std::size_t>(best - values.begin());
    const bool inside = i > 0 && i + 1 < values.size() && values[i - 1] > *best;
    // Two equal neighbours are the sides of a valley between them; three are a plain.
    const bool sharp = inside && (values[i + 1] > *best || (i + 2 < values.size() && values[i + 2] > *best));
    if (!sharp || !std::isfinite(*best)) return std::nullopt;
    return i;
}

}  // namespace

RowFit::RowFit(const Loss& loss) {
    formula::Graph graph;
    const formula::Expr row[] = {single_row(*loss.expressions(), graph)};
    if (auto program = formula::compile(graph, row, 4)) row_ = formula::Function(std::move(*program));
    const auto table = loss.table();
    low_ = high_ = {table[0], table[1]};
    for (std::size_t i = 0; i < table.size(); i += 2) {
        low_ = {std::min(low_.u, table[i]), std::min(low_.v, table[i + 1])};
        high_ = {std::max(high_.u, table[i]), std::max(high_.v, table[i + 1])};
    }
    const auto is_either = [&](double v) { return v == low_.v || v == high_.v; };
    bool two = low_.v < high_.v;
    for (std::size_t i = 1; i < table.size(); i += 2) two = two && is_either(table[i]);
    if (two) classes_ = {low_.v, high_.v};
}

std::vector<double> RowFit::losses(Vector p, const std::vector<double>& u, const std::vector<double>& v) {
    std::vector<double> values(v.size());
    double* const outputs[] = {values.data()};
    const formula::Input inputs[] = {{&p.x, false}, {&p.y, false}, {u.data()}, {v.data()}};
    if (row_) row_.evaluate(inputs, v.size(), outputs, workspace_);
    return values;
}

std::vector<std::optional<double>> RowFit::line(Vector p, std::span<const double> u, double reach) {
    constexpr int rounds = 3;
    constexpr std::size_t points = Bracket::cells + 1;
    reach *= high_.v > low_.v ? high_.v - low_.v : std::max(1.0, std::abs(low_.v));
    std::vector<Bracket> brackets(u.size(), {low_.v - reach, high_.v + reach});
    std::vector<std::optional<double>> best(u.size());
    std::vector<double> us(u.size() * points), vs(us.size());
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t i = 0; i < us.size(); ++i) {
            us[i] = u[i / points];
            vs[i] = brackets[i / points].at(i % points);
        }
        const std::vector<double> values = losses(p, us, vs);
        for (std::size_t i = 0; i < u.size(); ++i) {
            if (round > 0 && !best[i]) continue;
            const std::span<const double> own(values.data() + i * points, points);
            const auto k = lowest(own);
            const Bracket bracket = brackets[i];
            if (!k) {
                if (round == 0) best[i].reset();
                continue;
            }
            best[i] = bracket.at(*k) + parabola_bottom(own[*k - 1], own[*k], own[*k + 1]) * bracket.cell();
            brackets[i] = {*best[i] - bracket.cell(), *best[i] + bracket.cell()};
        }
    }
    return best;
}

RowFit::Kind RowFit::kind_at(Vector p) {
    const std::array<double, 5> u{low_.u, 0.75 * low_.u + 0.25 * high_.u, 0.5 * (low_.u + high_.u),
                                  0.25 * low_.u + 0.75 * high_.u, high_.u};
    for (const double reach : {3.0, 60.0, 1000.0}) {
        const auto best = line(p, u, reach);
        if (std::any_of(best.begin(), best.end(), [](const auto& v) { return v.has_value(); })) return Kind::line;
    }
    return classes_.empty() ? Kind::none : Kind::boundary;
}

std::vector<double> RowFit::boundaries(Vector p, double low, double high) {
    constexpr std::size_t cells = 128;
    std::vector<double> u(2 * (cells + 1)), v(u.size());
    for (std::size_t i = 0; i < u.size(); ++i) {
        u[i] = low + (high - low) * static_cast<double>(i / 2) / static_cast<double>(cells);
        v[i] = classes_[i % 2];
    }
    const std::vector<double> values = losses(p, u, v);
    std::vector<double> found;
    for (std::size_t i = 0; i + 3 < u.size(); i += 2) {
        const double here = values[i] - values[i + 1], next = values[i + 2] - values[i + 3];
        // Written so that a value of 0 counts once, and NaN never.
        if ((here < 0 && next >= 0) || (here > 0 && next <= 0))
            found.push_back(u[i] + (u[i + 2] - u[i]) * here / (here - next));
    }
    return found;
}

}  // namespace ravine
