#include "network/layer_products.hpp"

#include "math/simd.hpp"

#include <algorithm>

namespace ravine::network {
namespace {

constexpr std::size_t lanes = 4;  // that are computed together, which hides how long an addition takes

Lane at(const double* numbers) { return Lane::load_unaligned(numbers); }

// Adds to out, for some lanes of rows, the sum over k of factors[k * step] * in[k].
template <std::size_t together>
void add_sum(const double* factors, std::size_t step, std::size_t count, const double* in, double* out) {
    Lane sums[together];
    for (std::size_t l = 0; l < together; ++l) sums[l] = at(out + l * lane_width);
    for (std::size_t k = 0; k < count; ++k) {
        const Lane factor(factors[k * step]);
        for (std::size_t l = 0; l < together; ++l) sums[l] += factor * at(in + k * row_stride + l * lane_width);
    }
    for (std::size_t l = 0; l < together; ++l) sums[l].store_unaligned(out + l * lane_width);
}

void add_sums(const double* factors, std::size_t step, std::size_t count, const double* in, std::size_t rows, double* out) {
    std::size_t j = 0;
    for (; j + lanes * lane_width <= rows; j += lanes * lane_width) add_sum<lanes>(factors, step, count, in + j, out + j);
    for (; j < rows; j += lane_width) add_sum<1>(factors, step, count, in + j, out + j);
}

// Adds the sums over rows of a * b[k], for some arrays b in a row.
template <std::size_t together>
void add_over_rows(const double* a, const double* b, std::size_t rows, double* sums) {
    Lane totals[together];
    for (std::size_t k = 0; k < together; ++k) totals[k] = at(sums + k * lane_width);
    for (std::size_t j = 0; j < rows; j += lane_width) {
        const Lane factor = at(a + j);
        for (std::size_t k = 0; k < together; ++k) totals[k] += factor * at(b + k * row_stride + j);
    }
    for (std::size_t k = 0; k < together; ++k) totals[k].store_unaligned(sums + k * lane_width);
}

}  // namespace

void affine(const Layer& layer, const double* weights, const double* in, std::size_t rows, double* out) {
    for (std::size_t unit = 0; unit < layer.units; ++unit)
        std::fill_n(out + unit * row_stride, rows, weights[layer.bias + unit]);
    add_products(layer, weights, in, rows, out);
}

void add_products(const Layer& layer, const double* weights, const double* in, std::size_t rows, double* out) {
    for (std::size_t unit = 0; unit < layer.units; ++unit)
        add_sums(weights + layer.matrix + unit * layer.inputs, 1, layer.inputs, in, rows, out + unit * row_stride);
}

void add_transposed(const Layer& layer, const double* weights, const double* by_unit, std::size_t rows, double* out) {
    for (std::size_t input = 0; input < layer.inputs; ++input)
        add_sums(weights + layer.matrix + input, layer.inputs, layer.units, by_unit, rows, out + input * row_stride);
}

void add_outer(const Layer& layer, const double* by_unit, const double* in, std::size_t rows, double* sums) {
    for (std::size_t unit = 0; unit < layer.units; ++unit) {
        const double* const a = by_unit + unit * row_stride;
        double* const to = sums + lane_width * (layer.matrix + unit * layer.inputs);
        std::size_t k = 0;
        for (; k + lanes <= layer.inputs; k += lanes) add_over_rows<lanes>(a, in + k * row_stride, rows, to + k * lane_width);
        for (; k < layer.inputs; ++k) add_over_rows<1>(a, in + k * row_stride, rows, to + k * lane_width);
    }
}

void add_bias(const Layer& layer, const double* by_unit, std::size_t rows, double* sums) {
    for (std::size_t unit = 0; unit < layer.units; ++unit) {
        double* const to = sums + lane_width * (layer.bias + unit);
        Lane total = at(to);
        for (std::size_t j = 0; j < rows; j += lane_width) total += at(by_unit + unit * row_stride + j);
        total.store_unaligned(to);
    }
}

}  // namespace ravine::network
