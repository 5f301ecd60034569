// The products of a layer's matrix with the rows that pass it. Internal to the room.
//
// Arrays hold a number per unit and row: unit k of row j is array[k * row_stride + j]. Rows come in whole lanes, at most
// row_stride of them. Sums over units run from the first to the last; sums over rows are kept per lane, two numbers each.
#pragma once

#include "network/architecture.hpp"

#include <cstddef>

namespace ravine::network {

inline constexpr std::size_t row_stride = 32;

// Writes matrix * in + bias. Both are those of `layer` in an array of weights.
void affine(const Layer& layer, const double* weights, const double* in, std::size_t rows, double* out);

// Adds matrix * in to out.
void add_products(const Layer& layer, const double* weights, const double* in, std::size_t rows, double* out);

// Adds the transposed matrix times `by_unit` to out, which has a number per input and row.
void add_transposed(const Layer& layer, const double* weights, const double* by_unit, std::size_t rows, double* out);

// Adds the products of by_unit and `in` to the sums of the matrix, lane_width numbers per weight.
void add_outer(const Layer& layer, const double* by_unit, const double* in, std::size_t rows, double* sums);

// Adds by_unit to the sums of the bias.
void add_bias(const Layer& layer, const double* by_unit, std::size_t rows, double* sums);

}  // namespace ravine::network
