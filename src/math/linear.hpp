// Linear algebra on vectors and symmetric matrices of any size.
//
// A matrix of n rows is a span of n*n numbers, row after row, with both triangles filled. Sums run in the order of the indices
// and only +, -, *, /, square roots and Ravine's own powers are used, so the bits are the same everywhere. In two dimensions
// they are those of math/vector.hpp, for published races were run with them. All spans of a call fit together, and none is
// empty.
#pragma once

#include <span>
#include <vector>

namespace ravine {

double dot(std::span<const double> a, std::span<const double> b);
double norm(std::span<const double> a);

// Adds factor * a to sum.
void add_scaled(double factor, std::span<const double> a, std::span<double> sum);

// Returns a - b.
std::vector<double> difference(std::span<const double> a, std::span<const double> b);

// Writes the product of m and a to out. Requires out not to overlap a.
void multiply(std::span<const double> m, std::span<const double> a, std::span<double> out);

// Writes the solution of m*out = a, by Cramer's rule in two dimensions and else by elimination; out may be a. Returns false
// where m is singular, or so nearly that the reciprocal of its determinant, or of a pivot, is not finite; then no number of
// out can be relied on to be finite.
bool solve(std::span<const double> m, std::span<const double> a, std::span<double> out);

// False where a number of m is NaN, too.
bool is_positive_definite(std::span<const double> m);

// Writes the matrix with the eigenvectors of m and the absolute values of its eigenvalues, each plus the damping. Requires out
// not to overlap m.
void absolute(std::span<const double> m, double damping, std::span<double> out);

// Writes the eigenvalues of m, from the largest to the smallest, and its eigenvectors, row after row. Requires vectors not to
// overlap m.
void eigensystem(std::span<const double> m, std::span<double> values, std::span<double> vectors);

// Makes rows of n numbers orthonormal, from the first on, each by what it has beside those before it. Where that is nothing the
// first axis that has something stands in.
void orthonormalise(std::span<double> rows, std::size_t n);

// Writes the matrix with the eigenvectors of m and that power of its eigenvalues, for those that are not positive 0: of a
// singular matrix a negative power is one of its pseudoinverse. Requires out not to overlap m.
void matrix_power(std::span<const double> m, double exponent, std::span<double> out);

}  // namespace ravine
