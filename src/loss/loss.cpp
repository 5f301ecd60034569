#include "loss/loss.hpp"

#include "formula/derive.hpp"
#include "loss/surfaces.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace ravine {
namespace {

std::array<formula::Input, 2> inputs(const double* x, const double* y) { return {formula::Input{x}, formula::Input{y}}; }

}  // namespace

Loss::Loss(formula::Program value, formula::Program gradient, formula::Program hessian, std::vector<double> table)
    : value_(std::move(value)), gradient_(std::move(gradient)), hessian_(std::move(hessian)), table_(std::move(table)) {}

std::optional<Loss> Loss::compile(std::string_view text, formula::ParseError& error, std::span<const Row> data,
                                  std::span<const formula::Constant> constants) {
    std::vector<formula::Constant> of_surface;
    if (const Surface* surface = find_surface(text)) {
        text = surface->formula;
        if (data.empty()) data = surface->data;
        of_surface = constants_of(*surface, constants);
        constants = of_surface;
    }
    formula::Graph graph;
    const auto parsed = formula::parse(text, loss_variables, graph, loss_columns, constants);
    if (!parsed.expression) {
        error = parsed.error;
        if (const Surface* meant = nearest_surface(text); meant && error.corrections.empty())
            error.corrections.emplace_back(meant->key);
        return std::nullopt;
    }
    const auto refuse = [&](std::string message) {
        error = {1, std::move(message)};
        return std::nullopt;
    };
    const formula::Expr f = *parsed.expression;
    const formula::Expr fx = formula::derive(f, 0);
    const formula::Expr fy = formula::derive(f, 1);
    const formula::Expr outputs[] = {f, fx, fy, formula::derive(fx, 0), formula::derive(fx, 1), formula::derive(fy, 1)};
    auto value = formula::compile(graph, std::span(outputs).first(1), 2, 2);
    auto gradient = formula::compile(graph, std::span(outputs).first(3), 2, 2);
    auto hessian = formula::compile(graph, outputs, 2, 2);
    if (!value || !gradient || !hessian) return refuse("the derivatives of this formula are too large; write it shorter");
    if (value->loops.empty()) data = {};
    if (!value->loops.empty() && data.empty()) return refuse("mean and sum run over rows of data, and there are none");
    if (data.size() > most_rows)
        return refuse(fmt::format("there are {} rows of data; at most {} are read", data.size(), most_rows));
    if (hessian->work(data.size()) > most_work) {
        return refuse(fmt::format("over {} rows of data this formula is too long; shorten one of them", data.size()));
    }
    std::vector<double> table;
    for (const Row& row : data) table.insert(table.end(), {row.u, row.v});
    Loss loss(std::move(*value), std::move(*gradient), std::move(*hessian), std::move(table));
    loss.understood_ = parsed.understood;
    loss.constants_ = parsed.constants;
    return loss;
}

std::vector<std::string> Loss::missing_constants(std::string_view text, std::span<const formula::Constant> given) {
    return formula::missing_constants(text, loss_variables, loss_columns, given);
}

void Loss::value(const double* x, const double* y, std::size_t count, double* f, Batch batch) {
    double* const outputs[] = {f};
    value_(inputs(x, y), count, outputs, {table_, batch});
}

void Loss::gradient(const double* x, const double* y, std::size_t count, double* f, double* fx, double* fy, Batch batch) {
    double* const outputs[] = {f, fx, fy};
    gradient_(inputs(x, y), count, outputs, {table_, batch});
}

void Loss::hessian(const double* x, const double* y, std::size_t count, double* f, double* fx, double* fy, double* fxx,
                   double* fxy, double* fyy, Batch batch) {
    double* const outputs[] = {f, fx, fy, fxx, fxy, fyy};
    hessian_(inputs(x, y), count, outputs, {table_, batch});
}

double Loss::value(Vector p) {
    double f = 0;
    value(&p.x, &p.y, 1, &f);
    return f;
}

}  // namespace ravine
