// Matrices of any shape, row after row. Sums run in the order of the indices, so the bits are the same everywhere. Spans of a
// call do not overlap.
#pragma once

#include <cstddef>
#include <span>

namespace ravine {

// Adds factor * a * a' to out, an m x m matrix, for an m x n matrix a; and factor * a' * a, an n x n matrix.
void add_products_of_rows(double factor, std::span<const double> a, std::size_t m, std::size_t n, std::span<double> out);
void add_products_of_columns(double factor, std::span<const double> a, std::size_t m, std::size_t n, std::span<double> out);

// Writes the product of a, an m x k matrix, and b, a k x n matrix.
void multiply(std::span<const double> a, std::span<const double> b, std::size_t m, std::size_t k, std::size_t n,
              std::span<double> out);

// Writes the product of a and the transpose of b, an n x k matrix; and of the transpose of a, a k x m matrix, and b, k x n.
void multiply_by_transposed(std::span<const double> a, std::span<const double> b, std::size_t m, std::size_t k, std::size_t n,
                            std::span<double> out);
void multiply_transposed(std::span<const double> a, std::span<const double> b, std::size_t m, std::size_t k, std::size_t n,
                         std::span<double> out);

// Brings the singular values of an m x n matrix near 1, to 0.7 or 1.2, and keeps its singular vectors: so many steps of a
// Newton-Schulz iteration of fifth order, whose coefficients are those of Jordan et al. 2024, "Muon: an optimizer for hidden
// layers in neural networks". `eps` is added to the Frobenius norm by which the matrix is divided first.
void orthogonalise(std::span<double> a, std::size_t m, std::size_t n, int steps, double eps);

}  // namespace ravine
