#include "math/lanczos.hpp"

#include "math/linear.hpp"
#include "math/random.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace ravine {
namespace {

constexpr double nothing = 1e-13;  // of the largest product so far: what rounding leaves of a vector
constexpr double settled = 1e-14;  // of the largest eigenvalue: the residual of an eigenpair that ends the search
constexpr std::size_t check_every = 8;

// The rows of an orthonormal basis, in which the matrix has three diagonals.
class Basis {
  public:
    explicit Basis(std::size_t n) : n_(n) {}

    std::size_t size() const { return rows_.size() / n_; }
    std::span<const double> row(std::size_t k) const { return std::span(rows_).subspan(k * n_, n_); }

    // Takes from a vector what it has along the rows, twice, for once leaves what rounding makes.
    void reduce(std::span<double> vector) const {
        for (int turn = 0; turn < 2; ++turn) {
            for (std::size_t k = 0; k < size(); ++k) add_scaled(-dot(row(k), vector), row(k), vector);
        }
    }

    void add(std::span<const double> vector, double length) {
        for (const double number : vector) rows_.push_back(number / length);
    }

    // Adds a direction drawn at random that no row has.
    void add_new() {
        std::vector<double> vector(n_);
        for (std::uint64_t draw = 0;; ++draw) {
            for (std::size_t i = 0; i < n_; ++i) vector[i] = 2 * random_uniform(random_bits(size(), draw, i)) - 1;
            reduce(vector);
            const double length = norm(vector);
            if (length > 1e-6) return add(vector, length);
        }
    }

  private:
    std::size_t n_;
    std::vector<double> rows_;
};

// The three diagonals, and their eigenpairs.
struct Tridiagonal {
    std::vector<double> diagonal, beside;  // beside[k] is between k and k + 1

    void solve(std::vector<double>& values, std::vector<double>& vectors) const {
        const std::size_t n = diagonal.size();
        std::vector<double> full(n * n, 0.0);
        for (std::size_t k = 0; k < n; ++k) {
            full[k * n + k] = diagonal[k];
            if (k + 1 < n) full[k * n + k + 1] = full[(k + 1) * n + k] = beside[k];
        }
        values.resize(n);
        vectors.resize(n * n);
        eigensystem(full, values, vectors);
    }
};

// Makes the largest number by size positive, so that a vector and its opposite are one.
void choose_sign(std::span<double> vector) {
    const auto largest =
        std::max_element(vector.begin(), vector.end(), [](double a, double b) { return std::abs(a) < std::abs(b); });
    if (*largest >= 0) return;
    for (double& number : vector) number = -number;
}

}  // namespace

Eigenpairs largest_eigenpairs(const SymmetricProduct& times, std::size_t n, std::size_t count, std::size_t most_products) {
    assert(count > 0 && count <= n);
    const std::size_t most = std::min(n, std::max(most_products, count));
    Basis basis(n);
    Tridiagonal small;
    std::vector<double> product(n), values, vectors;
    double largest = 0;
    basis.add_new();
    for (std::size_t k = 0;; ++k) {
        times(basis.row(k), product);
        largest = std::max(largest, norm(product));
        small.diagonal.push_back(dot(basis.row(k), product));
        basis.reduce(product);
        const double rest = norm(product);
        const bool is_last = k + 1 == most;
        if (is_last || (k + 1 >= count && (k + 1) % check_every == 0)) {
            small.solve(values, vectors);
            // The residual of an eigenpair is its last number times what is left of the product.
            bool all = true;
            for (std::size_t i = 0; i < count; ++i) all = all && std::abs(vectors[i * (k + 1) + k]) * rest <= settled * largest;
            if (all || is_last) break;
        }
        const bool is_whole = rest <= nothing * largest;  // nothing more can be reached from the first direction
        small.beside.push_back(is_whole ? 0 : rest);
        if (is_whole) {
            basis.add_new();
        } else {
            basis.add(product, rest);
        }
    }
    Eigenpairs pairs{{values.begin(), values.begin() + static_cast<std::ptrdiff_t>(count)},
                     std::vector<double>(count * n, 0.0)};
    for (std::size_t i = 0; i < count; ++i) {
        const std::span<double> vector = std::span(pairs.vectors).subspan(i * n, n);
        for (std::size_t k = 0; k < small.diagonal.size(); ++k)
            add_scaled(vectors[i * small.diagonal.size() + k], basis.row(k), vector);
        const double length = norm(vector);
        for (double& number : vector) number /= length;
        choose_sign(vector);
    }
    return pairs;
}

}  // namespace ravine
