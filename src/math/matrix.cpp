#include "math/matrix.hpp"

#include "math/linear.hpp"

#include <algorithm>
#include <cassert>
#include <utility>
#include <vector>

namespace ravine {

void add_products_of_rows(double factor, std::span<const double> a, std::size_t m, std::size_t n, std::span<double> out) {
    assert(a.size() == m * n && out.size() == m * m);
    for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            const double product = factor * dot(a.subspan(i * n, n), a.subspan(j * n, n));
            out[i * m + j] += product;
            if (j < i) out[j * m + i] += product;
        }
    }
}

void add_products_of_columns(double factor, std::span<const double> a, std::size_t m, std::size_t n, std::span<double> out) {
    assert(a.size() == m * n && out.size() == n * n);
    std::vector<double> transposed(a.size());
    for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t j = 0; j < n; ++j) transposed[j * m + i] = a[i * n + j];
    }
    add_products_of_rows(factor, transposed, n, m, out);
}

void multiply(std::span<const double> a, std::span<const double> b, std::size_t m, std::size_t k, std::size_t n,
              std::span<double> out) {
    assert(a.size() == m * k && b.size() == k * n && out.size() == m * n);
    std::fill(out.begin(), out.end(), 0.0);
    for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t l = 0; l < k; ++l) add_scaled(a[i * k + l], b.subspan(l * n, n), out.subspan(i * n, n));
    }
}

void multiply_by_transposed(std::span<const double> a, std::span<const double> b, std::size_t m, std::size_t k, std::size_t n,
                            std::span<double> out) {
    assert(a.size() == m * k && b.size() == n * k && out.size() == m * n);
    for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t j = 0; j < n; ++j) out[i * n + j] = dot(a.subspan(i * k, k), b.subspan(j * k, k));
    }
}

void multiply_transposed(std::span<const double> a, std::span<const double> b, std::size_t m, std::size_t k, std::size_t n,
                         std::span<double> out) {
    assert(a.size() == k * m && b.size() == k * n && out.size() == m * n);
    std::fill(out.begin(), out.end(), 0.0);
    for (std::size_t l = 0; l < k; ++l) {
        for (std::size_t i = 0; i < m; ++i) add_scaled(a[l * m + i], b.subspan(l * n, n), out.subspan(i * n, n));
    }
}

// X = 3.4445 X + (-4.775 A + 2.0315 A^2) X with A = X X', of the smaller side.
void orthogonalise(std::span<double> a, std::size_t m, std::size_t n, int steps, double eps) {
    assert(a.size() == m * n);
    constexpr double first = 3.4445, third = -4.775, fifth = 2.0315;
    const double size = norm(a) + eps;
    for (double& number : a) number /= size;
    const std::size_t side = std::min(m, n);
    std::vector<double> square(side * side), mixed(side * side), next(a.size());
    for (int step = 0; step < steps; ++step) {
        std::fill(square.begin(), square.end(), 0.0);
        m <= n ? add_products_of_rows(1, a, m, n, square) : add_products_of_columns(1, a, m, n, square);
        multiply(square, square, side, side, side, mixed);
        for (std::size_t i = 0; i < mixed.size(); ++i) mixed[i] = third * square[i] + fifth * mixed[i];
        m <= n ? multiply(mixed, a, m, m, n, next) : multiply(a, mixed, m, n, n, next);
        for (std::size_t i = 0; i < a.size(); ++i) a[i] = first * a[i] + next[i];
    }
}

}  // namespace ravine
