// A function to minimise, of any number of variables: what optimizers see of a loss.
//
// Points are arrays of coordinates: first the first coordinate of all points, then the second one. An objective is constant;
// each thread evaluates it in a workspace of its own. One that adds up over rows of data can be evaluated over a part of them,
// a batch.
#pragma once

#include "formula/program/evaluate.hpp"
#include "math/tensor.hpp"

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ravine {

// Numbers of rows: a mini-batch. An empty one means all rows.
using Batch = std::span<const std::uint16_t>;

// Coordinate k of point i is data[k * stride + i]. Requires count <= stride.
struct Points {
    const double* data;
    std::size_t count, stride;

    const double* coordinate(std::size_t k) const { return data + k * stride; }
};

// An objective as formulas of one graph, over a variable per coordinate and then the columns of its rows.
struct Expressions {
    formula::Graph graph;
    formula::NodeId f = 0;
    std::vector<formula::NodeId> gradient;  // one per coordinate
    std::vector<formula::NodeId> hessian;   // row after row
    unsigned columns = 0;
};

class Objective {
  public:
    virtual ~Objective() = default;

    virtual std::size_t dimension() const = 0;

    // Evaluates f at each point: f[i].
    virtual void value(const Points& at, double* f, formula::Workspace& workspace, Batch batch) const = 0;

    // Evaluates f and its gradient at each point: g[k * at.stride + i] is the derivative along coordinate k.
    virtual void gradient(const Points& at, double* f, double* g, formula::Workspace& workspace, Batch batch) const = 0;

    // True where hessian() may be called.
    virtual bool has_hessian() const { return false; }

    // Evaluates f and its Hessian at each point: h[(k * dimension() + l) * at.stride + i].
    virtual void hessian(const Points& at, double* f, double* h, formula::Workspace& workspace, Batch batch) const {
        (void)at, (void)f, (void)h, (void)workspace, (void)batch;
        assert(false && "this objective has no Hessian");
    }

    // True where hessian_times() may be called.
    virtual bool has_products() const { return has_hessian(); }

    // Evaluates the Hessian at each point, times a vector of each: coordinate k of both is at [k * at.stride + i]. Objectives
    // of many dimensions have this without the matrix.
    virtual void hessian_times(const Points& at, const double* v, double* product, formula::Workspace& workspace,
                               Batch batch) const {
        const std::size_t n = dimension();
        std::vector<double> f(at.count), h(n * n * at.stride);
        hessian(at, f.data(), h.data(), workspace, batch);
        for (std::size_t i = 0; i < at.count; ++i) {
            for (std::size_t k = 0; k < n; ++k) {
                double sum = h[k * n * at.stride + i] * v[i];
                for (std::size_t l = 1; l < n; ++l) sum += h[(k * n + l) * at.stride + i] * v[l * at.stride + i];
                product[k * at.stride + i] = sum;
            }
        }
    }

    // Returns the matrices and vectors that a point is made of, in their order: one vector, as a rule.
    virtual std::vector<Tensor> tensors() const { return {{0, dimension(), 1}}; }

    // The rows of data that it adds up over; 0 where it reads none. `table` has them row after row.
    virtual std::size_t rows() const { return 0; }
    virtual std::span<const double> table() const { return {}; }

    // The formulas that it is made of, which optimizers are composed with; null where it is made of something else.
    virtual const Expressions* expressions() const { return nullptr; }

    // Instructions that one gradient of one point takes.
    virtual std::size_t gradient_work() const = 0;

  protected:
    Objective() = default;
    Objective(const Objective&) = default;
    Objective& operator=(const Objective&) = default;
};

}  // namespace ravine
