#include "loss/loss.hpp"

#include "formula/derive.hpp"
#include "loss/surfaces.hpp"

#include <array>

namespace ravine {
namespace {

constexpr std::string_view variables[] = {"x", "y"};

std::array<formula::Input, 2> inputs(const double* x, const double* y) { return {formula::Input{x}, formula::Input{y}}; }

}  // namespace

Loss::Loss(formula::Program value, formula::Program gradient, formula::Program hessian)
    : value_(std::move(value)), gradient_(std::move(gradient)), hessian_(std::move(hessian)) {}

std::optional<Loss> Loss::compile(std::string_view text, formula::ParseError& error) {
    if (const Surface* surface = find_surface(text)) text = surface->formula;
    formula::Graph graph;
    const auto parsed = formula::parse(text, variables, graph);
    if (!parsed.expression) {
        error = parsed.error;
        return std::nullopt;
    }
    const formula::Expr f = *parsed.expression;
    const formula::Expr fx = formula::derive(f, 0);
    const formula::Expr fy = formula::derive(f, 1);
    const formula::Expr outputs[] = {f, fx, fy, formula::derive(fx, 0), formula::derive(fx, 1), formula::derive(fy, 1)};
    auto value = formula::compile(graph, std::span(outputs).first(1), 2);
    auto gradient = formula::compile(graph, std::span(outputs).first(3), 2);
    auto hessian = formula::compile(graph, outputs, 2);
    if (!value || !gradient || !hessian) {
        error = {1, "the derivatives of this formula are too large; write it shorter"};
        return std::nullopt;
    }
    return Loss(std::move(*value), std::move(*gradient), std::move(*hessian));
}

void Loss::value(const double* x, const double* y, std::size_t count, double* f) {
    double* const outputs[] = {f};
    value_(inputs(x, y), count, outputs);
}

void Loss::gradient(const double* x, const double* y, std::size_t count, double* f, double* fx, double* fy) {
    double* const outputs[] = {f, fx, fy};
    gradient_(inputs(x, y), count, outputs);
}

void Loss::hessian(const double* x, const double* y, std::size_t count, double* f, double* fx, double* fy, double* fxx,
                   double* fxy, double* fyy) {
    double* const outputs[] = {f, fx, fy, fxx, fxy, fyy};
    hessian_(inputs(x, y), count, outputs);
}

double Loss::value(Point p) {
    double f = 0;
    value(&p.x, &p.y, 1, &f);
    return f;
}

}  // namespace ravine
