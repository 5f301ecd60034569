// The largest eigenvalues of a symmetric matrix that is known only by its products with vectors.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace ravine {

// Writes the product of the matrix and a vector of n numbers.
using SymmetricProduct = std::function<void(std::span<const double> vector, std::span<double> product)>;

struct Eigenpairs {
    std::vector<double> values;   // from the largest down
    std::vector<double> vectors;  // of length 1, row after row; the largest number of each by size is positive
};

// Returns the `count` largest eigenvalues and their eigenvectors, by the method of Lanczos 1950 with every vector kept
// orthogonal to all before; Golub & Van Loan 2013, "Matrix Computations", section 10.3. Takes at most `most_products` products,
// after which the last digits of eigenvalues that lie close together may be missing; all n of them leave nothing but rounding.
// The bits are the same everywhere. Requires count <= n and products of finite numbers.
Eigenpairs largest_eigenpairs(const SymmetricProduct& times, std::size_t n, std::size_t count, std::size_t most_products = 96);

}  // namespace ravine
