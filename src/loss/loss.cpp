#include "loss/loss.hpp"

#include "formula/derive.hpp"
#include "loss/surfaces.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace ravine {
namespace {

std::array<formula::Input, 2> inputs(const double* x, const double* y) { return {formula::Input{x}, formula::Input{y}}; }

}  // namespace

Result<Loss, formula::ParseError> Loss::compile(std::string_view text, std::span<const Row> data,
                                                std::span<const formula::Constant> constants) {
    std::vector<formula::Constant> of_surface;
    if (const Surface* surface = find_surface(text)) {
        text = surface->formula;
        if (data.empty()) data = surface->data;
        of_surface = constants_of(*surface, constants);
        constants = of_surface;
    }
    const auto expressions = std::make_shared<Expressions>();
    formula::Graph& graph = expressions->graph;
    const auto parsed = formula::parse(text, loss_variables, graph, loss_columns, constants);
    if (!parsed.expression) {
        formula::ParseError error = parsed.error;
        if (const Surface* meant = nearest_surface(text); meant && error.corrections.empty())
            error.corrections.emplace_back(meant->key);
        return error;
    }
    const auto refuse = [](std::string message) { return formula::ParseError{1, std::move(message)}; };
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
    expressions->f = f.id;
    expressions->gradient = {fx.id, fy.id};
    expressions->hessian = {outputs[3].id, outputs[4].id, outputs[4].id, outputs[5].id};
    expressions->columns = 2;
    Loss loss;
    loss.expressions_ = expressions;
    loss.value_ = formula::Function(std::move(*value));
    loss.gradient_ = formula::Function(std::move(*gradient));
    loss.hessian_ = formula::Function(std::move(*hessian));
    for (const Row& row : data) loss.table_.insert(loss.table_.end(), {row.u, row.v});
    loss.understood_ = parsed.understood;
    loss.constants_ = parsed.constants;
    return loss;
}

Loss Loss::of(std::shared_ptr<const Objective> objective) {
    assert(objective && objective->dimension() == 2 && objective->has_hessian() && objective->rows() == 0);
    Loss loss;
    loss.other_ = std::move(objective);
    return loss;
}

std::vector<std::string> Loss::missing_constants(std::string_view text, std::span<const formula::Constant> given) {
    return formula::missing_constants(text, loss_variables, loss_columns, given);
}

namespace {

// Points of an objective that has its coordinates in one array.
struct Packed {
    Packed(const double* x, const double* y, std::size_t count) : coordinates(x, x + count) {
        coordinates.insert(coordinates.end(), y, y + count);
    }
    Points points() const { return {coordinates.data(), coordinates.size() / 2, coordinates.size() / 2}; }

    std::vector<double> coordinates;
};

}  // namespace

void Loss::value(const double* x, const double* y, std::size_t count, double* f, formula::Workspace& workspace,
                 Batch batch) const {
    if (other_) return other_->value(Packed(x, y, count).points(), f, workspace, batch);
    double* const outputs[] = {f};
    value_.evaluate(inputs(x, y), count, outputs, workspace, {table_, batch});
}

void Loss::gradient(const double* x, const double* y, std::size_t count, double* f, double* fx, double* fy,
                    formula::Workspace& workspace, Batch batch) const {
    if (other_) {
        std::vector<double> g(2 * count);
        other_->gradient(Packed(x, y, count).points(), f, g.data(), workspace, batch);
        std::copy_n(g.data(), count, fx);
        std::copy_n(g.data() + count, count, fy);
        return;
    }
    double* const outputs[] = {f, fx, fy};
    gradient_.evaluate(inputs(x, y), count, outputs, workspace, {table_, batch});
}

void Loss::hessian(const double* x, const double* y, std::size_t count, double* f, double* fx, double* fy, double* fxx,
                   double* fxy, double* fyy, formula::Workspace& workspace, Batch batch) const {
    if (other_) {
        gradient(x, y, count, f, fx, fy, workspace, batch);
        std::vector<double> h(4 * count);
        other_->hessian(Packed(x, y, count).points(), f, h.data(), workspace, batch);
        std::copy_n(h.data(), count, fxx);
        std::copy_n(h.data() + count, count, fxy);
        std::copy_n(h.data() + 3 * count, count, fyy);
        return;
    }
    double* const outputs[] = {f, fx, fy, fxx, fxy, fyy};
    hessian_.evaluate(inputs(x, y), count, outputs, workspace, {table_, batch});
}

double Loss::value(Vector p, formula::Workspace& workspace) const {
    double f = 0;
    value(&p.x, &p.y, 1, &f, workspace);
    return f;
}

void Loss::value(const Points& at, double* f, formula::Workspace& workspace, Batch batch) const {
    value(at.coordinate(0), at.coordinate(1), at.count, f, workspace, batch);
}

void Loss::gradient(const Points& at, double* f, double* g, formula::Workspace& workspace, Batch batch) const {
    gradient(at.coordinate(0), at.coordinate(1), at.count, f, g, g + at.stride, workspace, batch);
}

void Loss::hessian(const Points& at, double* f, double* h, formula::Workspace& workspace, Batch batch) const {
    std::vector<double> gradient(2 * at.count);
    double* const xy = h + at.stride;
    hessian(at.coordinate(0), at.coordinate(1), at.count, f, gradient.data(), gradient.data() + at.count, h, xy,
            h + 3 * at.stride, workspace, batch);
    std::copy_n(xy, at.count, h + 2 * at.stride);
}

}  // namespace ravine
