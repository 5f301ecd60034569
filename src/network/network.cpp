#include "network/network.hpp"

#include "math/aligned.hpp"
#include "math/simd.hpp"
#include "network/activations.hpp"
#include "network/layer_products.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace ravine::network {
namespace {

Criterion criterion_for(const Samples& samples, std::size_t outputs) {
    if (samples.classes == 0) return Criterion::squared;
    return outputs == 1 ? Criterion::logistic : Criterion::softmax;
}

void multiply(const AlignedNumbers& by, AlignedNumbers& numbers) {
    for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] *= by[i];
}

// Arrays of one layer for the rows of a pass (layer_products.hpp). The inputs have `a` and `da` alone.
struct UnitArrays {
    AlignedNumbers z, a, slope, curvature;  // a is the function of the units at z
    AlignedNumbers by_z;                    // derivatives of the rows' losses
    AlignedNumbers dz, da, dby_z;           // derivatives of z, a and by_z along a direction of the weights
};

}  // namespace

// The memory of an evaluation: the weights of a ball, and some rows on their way through the layers and back.
class Network::Pass {
  public:
    Pass(const Network& network, std::span<const double> weights, Batch batch);

    // Calls visit with the rows loaded and their outputs computed, until there are no more.
    template <class Visit>
    void each_chunk(bool curved, Visit visit);

    // Returns the sum of the losses of the rows that are loaded, and writes by_z of the outputs.
    double judge();

    // Adds the derivatives by the weights of the rows that are loaded.
    void backward();

    // Adds the Hessian times the direction, after judge().
    void curve(std::span<const double> direction);

    // Returns the sums, divided by the number of rows.
    void write_mean(double* g, std::size_t stride) const;

    std::size_t rows() const { return total_; }
    std::size_t first() const { return first_; }
    std::size_t count() const { return count_; }
    double output(std::size_t unit, std::size_t row) const { return units_.back().z[unit * row_stride + row]; }

  private:
    void load();
    void forward(bool curved);
    void curve_forward(std::span<const double> direction);
    void clear_missing(AlignedNumbers& by_output) const;

    const Network& network_;
    const std::vector<Layer>& layers_;
    std::vector<double> weights_;
    Batch batch_;
    std::size_t total_;                              // rows of the evaluation
    std::size_t first_ = 0, count_ = 0, slots_ = 0;  // the rows that are loaded, and their slots, which are whole lanes
    std::vector<UnitArrays> units_;                  // of the inputs, then of each layer
    AlignedNumbers sums_;                            // per weight a lane
    double targets_[row_stride], losses_[row_stride];
};

Network::Pass::Pass(const Network& network, std::span<const double> weights, Batch batch)
    : network_(network),
      layers_(network.layers_),
      weights_(weights.begin(), weights.end()),
      batch_(batch),
      total_(batch.empty() ? network.rows_ : batch.size()),
      units_(network.layers_.size() + 1),
      sums_(lane_width * network.dimension(), 0.0) {
    units_[0].a.resize(layers_[0].inputs * row_stride);
    for (std::size_t l = 0; l < layers_.size(); ++l) {
        UnitArrays& of = units_[l + 1];
        for (AlignedNumbers* array : {&of.z, &of.a, &of.slope, &of.by_z}) array->resize(layers_[l].units * row_stride);
    }
}

template <class Visit>
void Network::Pass::each_chunk(bool curved, Visit visit) {
    for (first_ = 0; first_ < total_; first_ += row_stride) {
        load();
        forward(curved);
        visit();
    }
}

// Loads the rows from the first on, in whole lanes: the last one stands in for one that is missing.
void Network::Pass::load() {
    count_ = std::min(row_stride, total_ - first_);
    slots_ = (count_ + lane_width - 1) / lane_width * lane_width;
    const std::size_t inputs = layers_[0].inputs;
    for (std::size_t j = 0; j < slots_; ++j) {
        const std::size_t n = first_ + std::min(j, count_ - 1), row = batch_.empty() ? n : batch_[n];
        for (std::size_t k = 0; k < inputs; ++k) units_[0].a[k * row_stride + j] = network_.values_[row * inputs + k];
        targets_[j] = network_.targets_[row];
    }
}

void Network::Pass::forward(bool curved) {
    for (std::size_t l = 0; l < layers_.size(); ++l) {
        UnitArrays& to = units_[l + 1];
        affine(layers_[l], weights_.data(), units_[l].a.data(), slots_, to.z.data());
        if (l + 1 == layers_.size()) return;
        if (curved) to.curvature.resize(to.z.size());
        for (std::size_t at = 0; at < to.z.size(); at += row_stride)
            activate(network_.activation_, &to.z[at], slots_, &to.a[at], &to.slope[at], curved ? &to.curvature[at] : nullptr);
    }
}

void Network::Pass::clear_missing(AlignedNumbers& by_output) const {
    for (std::size_t at = 0; at < by_output.size() && count_ < slots_; at += row_stride) by_output[at + count_] = 0;
}

double Network::Pass::judge() {
    UnitArrays& last = units_.back();
    evaluate(network_.criterion_, {layers_.back().units, slots_, last.z.data(), targets_}, losses_, last.by_z.data());
    clear_missing(last.by_z);
    double sum = 0;
    for (std::size_t j = 0; j < count_; ++j) sum += losses_[j];
    return sum;
}

void Network::Pass::backward() {
    for (std::size_t l = layers_.size(); l-- > 0;) {
        const AlignedNumbers& by_z = units_[l + 1].by_z;
        add_outer(layers_[l], by_z.data(), units_[l].a.data(), slots_, sums_.data());
        add_bias(layers_[l], by_z.data(), slots_, sums_.data());
        if (l == 0) return;
        AlignedNumbers& below = units_[l].by_z;
        std::fill(below.begin(), below.end(), 0.0);
        add_transposed(layers_[l], weights_.data(), by_z.data(), slots_, below.data());
        multiply(units_[l].slope, below);
    }
}

void Network::Pass::curve_forward(std::span<const double> direction) {
    for (std::size_t l = 0; l < layers_.size(); ++l) {
        UnitArrays& to = units_[l + 1];
        to.dz.resize(to.z.size());
        affine(layers_[l], direction.data(), units_[l].a.data(), slots_, to.dz.data());
        if (l > 0) add_products(layers_[l], weights_.data(), units_[l].da.data(), slots_, to.dz.data());
        to.da = to.dz;
        if (l + 1 < layers_.size()) multiply(to.slope, to.da);
    }
}

void Network::Pass::curve(std::span<const double> direction) {
    curve_forward(direction);
    UnitArrays& last = units_.back();
    last.dby_z.resize(last.z.size());
    network::curve(network_.criterion_, {layers_.back().units, slots_, last.z.data(), targets_}, last.dz.data(),
                   last.dby_z.data());
    clear_missing(last.dby_z);
    for (std::size_t l = layers_.size(); l-- > 0;) {
        const UnitArrays& above = units_[l + 1];
        UnitArrays& below = units_[l];
        add_outer(layers_[l], above.dby_z.data(), below.a.data(), slots_, sums_.data());
        add_bias(layers_[l], above.dby_z.data(), slots_, sums_.data());
        if (l == 0) return;
        add_outer(layers_[l], above.by_z.data(), below.da.data(), slots_, sums_.data());
        // by_z = slope * by_a, so dby_z = slope * dby_a + curvature * dz * by_a.
        AlignedNumbers by_a(below.z.size(), 0.0);
        add_transposed(layers_[l], weights_.data(), above.by_z.data(), slots_, by_a.data());
        below.by_z = by_a;
        multiply(below.slope, below.by_z);
        below.dby_z.assign(below.z.size(), 0.0);
        add_transposed(layers_[l], direction.data(), above.by_z.data(), slots_, below.dby_z.data());
        add_transposed(layers_[l], weights_.data(), above.dby_z.data(), slots_, below.dby_z.data());
        multiply(below.slope, below.dby_z);
        for (std::size_t i = 0; i < by_a.size(); ++i) below.dby_z[i] += below.curvature[i] * below.dz[i] * by_a[i];
    }
}

void Network::Pass::write_mean(double* g, std::size_t stride) const {
    const auto rows = static_cast<double>(total_);
    for (std::size_t k = 0; k * lane_width < sums_.size(); ++k)
        g[k * stride] = (sums_[k * lane_width] + sums_[k * lane_width + 1]) / rows;
}

// ---- The objective ----

Network::Network(const Architecture& architecture, const Samples& samples, Penalty penalty)
    : layers_(layers_of(architecture)),
      activation_(architecture.activation),
      criterion_(criterion_for(samples, layers_.back().units)),
      penalty_(penalty),
      rows_(samples.rows()),
      values_(samples.values),
      targets_(samples.targets) {
    assert(rows_ > 0 && samples.inputs == layers_[0].inputs && values_.size() == rows_ * samples.inputs);
    assert(layers_.back().units == (criterion_ == Criterion::softmax ? samples.classes : 1));
}

namespace {

// Returns the numbers of one point.
std::vector<double> ball(const Points& at, std::size_t i, std::size_t dimension) {
    std::vector<double> weights(dimension);
    for (std::size_t k = 0; k < dimension; ++k) weights[k] = at.coordinate(k)[i];
    return weights;
}

}  // namespace

// Calls visit with the number of each weight that is part of a matrix.
template <class Visit>
void Network::each_matrix_weight(Visit visit) const {
    for (const Layer& layer : layers_) {
        for (std::size_t k = layer.matrix; k < layer.bias; ++k) visit(k);
    }
}

double Network::penalty_at(std::span<const double> weights) const {
    double sizes = 0, squares = 0;
    if (penalty_ == Penalty{}) return 0;
    each_matrix_weight([&](std::size_t k) {
        sizes += std::abs(weights[k]);
        squares += weights[k] * weights[k];
    });
    return penalty_.l1 * sizes + penalty_.l2 / 2 * squares;
}

std::vector<Tensor> Network::tensors() const {
    std::vector<Tensor> tensors;
    for (const Layer& layer : layers_) {
        tensors.push_back({layer.matrix, layer.units, layer.inputs});
        tensors.push_back({layer.bias, layer.units, 1});
    }
    return tensors;
}

void Network::value(const Points& at, double* f, formula::Workspace&, Batch batch) const {
    for (std::size_t i = 0; i < at.count; ++i) {
        const std::vector<double> weights = ball(at, i, dimension());
        Pass pass(*this, weights, batch);
        double sum = 0;
        pass.each_chunk(false, [&] { sum += pass.judge(); });
        f[i] = sum / static_cast<double>(pass.rows()) + penalty_at(weights);
    }
}

void Network::gradient(const Points& at, double* f, double* g, formula::Workspace&, Batch batch) const {
    for (std::size_t i = 0; i < at.count; ++i) {
        const std::vector<double> weights = ball(at, i, dimension());
        Pass pass(*this, weights, batch);
        double sum = 0;
        pass.each_chunk(false, [&] {
            sum += pass.judge();
            pass.backward();
        });
        f[i] = sum / static_cast<double>(pass.rows()) + penalty_at(weights);
        pass.write_mean(g + i, at.stride);
        if (penalty_ == Penalty{}) continue;
        each_matrix_weight([&](std::size_t k) {
            const double sign = weights[k] > 0 ? 1 : weights[k] < 0 ? -1 : 0;
            g[k * at.stride + i] += penalty_.l1 * sign + penalty_.l2 * weights[k];
        });
    }
}

void Network::hessian(const Points& at, double* f, double* h, formula::Workspace& workspace, Batch batch) const {
    assert(has_hessian());
    const std::size_t n = dimension();
    value(at, f, workspace, batch);
    std::vector<double> direction(n), column(n);
    for (std::size_t i = 0; i < at.count; ++i) {
        const std::vector<double> weights = ball(at, i, n);
        for (std::size_t k = 0; k < n; ++k) {
            std::fill(direction.begin(), direction.end(), 0.0);
            direction[k] = 1;
            hessian_times(weights, direction, column, batch);
            // The lower triangle for both, so that the matrix is symmetric to the last bit.
            for (std::size_t l = k; l < n; ++l) h[(k * n + l) * at.stride + i] = h[(l * n + k) * at.stride + i] = column[l];
        }
    }
}

void Network::hessian_times(const Points& at, const double* v, double* product, formula::Workspace&, Batch batch) const {
    std::vector<double> result(dimension());
    for (std::size_t i = 0; i < at.count; ++i) {
        hessian_times(ball(at, i, dimension()), ball({v, at.count, at.stride}, i, dimension()), result, batch);
        for (std::size_t k = 0; k < result.size(); ++k) product[k * at.stride + i] = result[k];
    }
}

void Network::hessian_times(std::span<const double> weights, std::span<const double> v, std::span<double> product,
                            Batch batch) const {
    assert(weights.size() == dimension() && v.size() == dimension() && product.size() == dimension());
    Pass pass(*this, weights, batch);
    pass.each_chunk(true, [&] {
        pass.judge();
        pass.curve(v);
    });
    pass.write_mean(product.data(), 1);
    if (penalty_.l2 != 0) each_matrix_weight([&](std::size_t k) { product[k] += penalty_.l2 * v[k]; });
}

std::vector<double> Network::outputs(std::span<const double> weights, std::span<const double> inputs) const {
    const std::size_t width = layers_[0].inputs, units = layers_.back().units;
    assert(weights.size() == dimension() && inputs.size() % width == 0);
    Network other = *this;  // over these rows
    other.rows_ = inputs.size() / width;
    other.values_.assign(inputs.begin(), inputs.end());
    other.targets_.assign(other.rows_, 0.0);
    std::vector<double> results(other.rows_ * units);
    Pass pass(other, weights, {});
    pass.each_chunk(false, [&] {
        for (std::size_t j = 0; j < pass.count(); ++j) {
            for (std::size_t k = 0; k < units; ++k) results[(pass.first() + j) * units + k] = pass.output(k, j);
        }
    });
    return results;
}

}  // namespace ravine::network
