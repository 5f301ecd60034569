// A network as an objective: the mean loss over its rows as a function of all its weights, with exact derivatives.
//
// Rows are evaluated side by side, two in a lane and a few lanes at a time, and added up in an order that depends on the rows
// alone. Gradients come by reverse mode (Rumelhart, Hinton & Williams 1986), Hessians times vectors by Pearlmutter 1994, "Fast
// exact multiplication by the Hessian".
#pragma once

#include "loss/objective.hpp"
#include "network/architecture.hpp"
#include "network/criterion.hpp"
#include "network/data/samples.hpp"

#include <memory>
#include <span>
#include <vector>

namespace ravine::network {

// Terms of the loss that keep the weights of the matrices small; biases have none.
struct Penalty {
    double l1 = 0;  // times the sum of |w|
    double l2 = 0;  // times half the sum of w^2

    bool operator==(const Penalty&) const = default;
};

class Network final : public Objective {
  public:
    // Requires samples with a row at least, as many inputs as the first layer has, and of classes one output for two or an
    // output per class, of values one output.
    Network(const Architecture& architecture, const Samples& samples, Penalty penalty = {});

    std::size_t dimension() const override { return layers_.back().end(); }
    std::size_t rows() const override { return rows_; }
    std::size_t gradient_work() const override { return 3 * dimension() * rows_; }

    // Returns the matrix and the biases of each layer.
    std::vector<Tensor> tensors() const override;
    const std::vector<Layer>& layers() const { return layers_; }
    Criterion criterion() const { return criterion_; }

    void value(const Points& at, double* f, formula::Workspace& workspace, Batch batch = {}) const override;
    void gradient(const Points& at, double* f, double* g, formula::Workspace& workspace, Batch batch = {}) const override;

    // True of networks that are small enough for a matrix of all pairs of weights.
    bool has_hessian() const override { return dimension() <= 256; }
    void hessian(const Points& at, double* f, double* h, formula::Workspace& workspace, Batch batch = {}) const override;

    bool has_products() const override { return true; }
    void hessian_times(const Points& at, const double* v, double* product, formula::Workspace& workspace,
                       Batch batch = {}) const override;

    // Writes the Hessian at these weights, times v. Requires `dimension()` numbers in each.
    void hessian_times(std::span<const double> weights, std::span<const double> v, std::span<double> product,
                       Batch batch = {}) const;

    // Returns the outputs of rows of inputs, row after row.
    std::vector<double> outputs(std::span<const double> weights, std::span<const double> inputs) const;

  private:
    class Pass;

    template <class Visit>
    void each_matrix_weight(Visit visit) const;
    double penalty_at(std::span<const double> weights) const;

    std::vector<Layer> layers_;
    Activation activation_;
    Criterion criterion_;
    Penalty penalty_;
    std::size_t rows_;
    std::vector<double> values_, targets_;
};

}  // namespace ravine::network
