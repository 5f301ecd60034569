#include "math/linear.hpp"

#include "math/power.hpp"
#include "math/vector.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

namespace ravine {
namespace {

// Returns the number of rows.
std::size_t rows_of(std::span<const double> m) {
    const auto n = static_cast<std::size_t>(std::sqrt(static_cast<double>(m.size())));
    assert(n > 0 && n * n == m.size());
    return n;
}

Symmetric two_by_two(std::span<const double> m) { return {m[0], m[1], m[3]}; }

// Solves m*s = b by Gaussian elimination with partial pivoting, and leaves s in b.
bool eliminate(std::vector<double> m, std::span<double> b) {
    const std::size_t n = b.size();
    const auto row = [&](std::size_t i) { return std::span(m).subspan(i * n, n); };
    for (std::size_t k = 0; k < n; ++k) {
        std::size_t pivot = k;
        for (std::size_t i = k + 1; i < n; ++i) {
            if (std::abs(row(i)[k]) > std::abs(row(pivot)[k])) pivot = i;
        }
        if (!std::isfinite(1 / row(pivot)[k])) return false;
        if (pivot != k) {
            std::swap_ranges(row(k).begin(), row(k).end(), row(pivot).begin());
            std::swap(b[k], b[pivot]);
        }
        for (std::size_t i = k + 1; i < n; ++i) {
            const double factor = row(i)[k] / row(k)[k];
            for (std::size_t j = k + 1; j < n; ++j) row(i)[j] -= factor * row(k)[j];
            b[i] -= factor * b[k];
        }
    }
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t j = i + 1; j < n; ++j) b[i] -= row(i)[j] * b[j];
        b[i] /= row(i)[i];
    }
    return true;
}

// True where m has a Cholesky factor L with a positive diagonal, m = L*L'.
bool has_cholesky_factor(std::span<const double> m, std::size_t n) {
    std::vector<double> factor(n * n);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double rest = m[i * n + j];
            for (std::size_t k = 0; k < j; ++k) rest -= factor[i * n + k] * factor[j * n + k];
            if (i == j && !(rest > 0)) return false;
            factor[i * n + j] = i == j ? std::sqrt(rest) : rest / factor[j * n + j];
        }
    }
    return true;
}

// Eigenvalues and eigenvectors by the cyclic method of Jacobi 1846; Golub & Van Loan 2013, "Matrix Computations", section 8.5.
class Eigensystem {
  public:
    explicit Eigensystem(std::span<const double> m) : n_(rows_of(m)), a_(m.begin(), m.end()), vectors_(n_ * n_) {
        for (std::size_t i = 0; i < n_; ++i) vectors_[i * n_ + i] = 1;
        double largest = 0;
        for (const double number : m) largest = std::max(largest, std::abs(number));
        int sweeps = 0;
        while (sweeps < most_sweeps && sweep(0x1p-56 * largest)) ++sweeps;
    }

    double value(std::size_t i) const { return a_[i * n_ + i]; }
    std::span<const double> vector(std::size_t i) const { return std::span(vectors_).subspan(i * n_, n_); }

  private:
    static constexpr int most_sweeps = 30;  // about six are enough, for convergence is quadratic

    // Makes each number above the diagonal zero once, where it is not negligible. Returns false where all are.
    bool sweep(double negligible) {
        bool rotated = false;
        for (std::size_t p = 0; p < n_; ++p) {
            for (std::size_t q = p + 1; q < n_; ++q) {
                if (!(std::abs(a_[p * n_ + q]) > negligible)) continue;
                rotate(p, q);
                rotated = true;
            }
        }
        return rotated;
    }

    // Turns coordinates p and q so that the number they share becomes zero.
    void rotate(std::size_t p, std::size_t q) {
        const double shared = a_[p * n_ + q];
        const double ratio = (value(q) - value(p)) / (2 * shared);
        const double tangent = (ratio < 0 ? -1 : 1) / (std::abs(ratio) + std::sqrt(ratio * ratio + 1));
        const double cosine = 1 / std::sqrt(tangent * tangent + 1), sine = tangent * cosine;
        const auto turn = [=](double& u, double& v) {
            const double before = u;
            u = cosine * before - sine * v;
            v = sine * before + cosine * v;
        };
        for (std::size_t k = 0; k < n_; ++k) {
            turn(vectors_[p * n_ + k], vectors_[q * n_ + k]);
            if (k == p || k == q) continue;
            turn(a_[p * n_ + k], a_[q * n_ + k]);
            a_[k * n_ + p] = a_[p * n_ + k];
            a_[k * n_ + q] = a_[q * n_ + k];
        }
        a_[p * n_ + p] -= tangent * shared;
        a_[q * n_ + q] += tangent * shared;
        a_[p * n_ + q] = a_[q * n_ + p] = 0;
    }

    std::size_t n_;
    std::vector<double> a_, vectors_;  // an eigenvector is a row
};

// Writes the matrix with these eigenvectors and with a function of the eigenvalues.
template <class Function>
void assemble(const Eigensystem& eigen, Function function, std::span<double> out) {
    const std::size_t n = rows_of(out);
    std::fill(out.begin(), out.end(), 0.0);
    for (std::size_t k = 0; k < n; ++k) {
        const double size = function(eigen.value(k));
        const auto v = eigen.vector(k);
        for (std::size_t i = 0; i < n; ++i) add_scaled(size * v[i], v, out.subspan(i * n, n));
    }
}

// The closed form for two dimensions.
Symmetric absolute(const Symmetric& m, double damping) {
    const double mean = (m.xx + m.yy) / 2, half = (m.xx - m.yy) / 2;
    const double radius = std::sqrt(half * half + m.xy * m.xy);
    const double a = std::abs(mean + radius) + damping, b = std::abs(mean - radius) + damping;
    if (radius == 0) return {a, 0, b};
    const double centre = (a + b) / 2, stretch = (a - b) / 2 / radius;
    return {centre + stretch * half, stretch * m.xy, centre - stretch * half};
}

}  // namespace

double dot(std::span<const double> a, std::span<const double> b) {
    assert(!a.empty() && a.size() == b.size());
    double sum = a[0] * b[0];  // not 0 plus it, which would turn -0 into 0
    for (std::size_t i = 1; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

double norm(std::span<const double> a) { return std::sqrt(dot(a, a)); }

void add_scaled(double factor, std::span<const double> a, std::span<double> sum) {
    assert(a.size() == sum.size());
    for (std::size_t i = 0; i < a.size(); ++i) sum[i] += factor * a[i];
}

std::vector<double> difference(std::span<const double> a, std::span<const double> b) {
    std::vector<double> result(a.begin(), a.end());
    add_scaled(-1, b, result);
    return result;
}

void multiply(std::span<const double> m, std::span<const double> a, std::span<double> out) {
    assert(m.size() == a.size() * a.size() && out.size() == a.size());
    for (std::size_t i = 0; i < a.size(); ++i) out[i] = dot(m.subspan(i * a.size(), a.size()), a);
}

bool solve(std::span<const double> m, std::span<const double> a, std::span<double> out) {
    assert(m.size() == a.size() * a.size() && out.size() == a.size());
    if (a.size() == 2) {
        const Symmetric small = two_by_two(m);
        const Vector solution = solve(small, Vector{a[0], a[1]});
        out[0] = solution.x;
        out[1] = solution.y;
        return std::isfinite(1 / small.determinant());
    }
    std::copy(a.begin(), a.end(), out.begin());
    if (eliminate({m.begin(), m.end()}, out)) return true;
    std::fill(out.begin(), out.end(), std::numeric_limits<double>::quiet_NaN());
    return false;
}

bool is_positive_definite(std::span<const double> m) {
    const std::size_t n = rows_of(m);
    return n == 2 ? two_by_two(m).is_positive_definite() : has_cholesky_factor(m, n);
}

void absolute(std::span<const double> m, double damping, std::span<double> out) {
    assert(out.size() == m.size());
    const std::size_t n = rows_of(m);
    if (n == 2) {
        const Symmetric small = absolute(two_by_two(m), damping);
        const double numbers[] = {small.xx, small.xy, small.xy, small.yy};
        std::copy_n(numbers, 4, out.begin());
        return;
    }
    const Eigensystem eigen(m);
    assemble(
        eigen, [&](double value) { return std::abs(value) + damping; }, out);
}

void eigensystem(std::span<const double> m, std::span<double> values, std::span<double> vectors) {
    const Eigensystem eigen(m);
    const std::size_t n = values.size();
    assert(n * n == m.size() && vectors.size() == m.size());
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return eigen.value(i) > eigen.value(j); });
    for (std::size_t k = 0; k < n; ++k) {
        values[k] = eigen.value(order[k]);
        std::copy_n(eigen.vector(order[k]).begin(), n, vectors.subspan(k * n, n).begin());
    }
}

void orthonormalise(std::span<double> rows, std::size_t n) {
    constexpr double nothing = 0x1p-40;
    const double enough = 0.5 / std::sqrt(static_cast<double>(n));  // that much of some axis is beside any rows before
    for (std::size_t i = 0; i * n < rows.size(); ++i) {
        const auto row = rows.subspan(i * n, n);
        const auto normalise = [&] {
            const double length = norm(row);
            for (double& component : row) component /= length;
        };
        const auto rest = [&] {
            for (std::size_t j = 0; j < i; ++j) {
                const auto before = rows.subspan(j * n, n);
                add_scaled(-dot(before, row), before, row);
            }
            return norm(row);
        };
        normalise();
        double least = nothing, left = rest();
        for (std::size_t axis = 0; axis < n && !(left > least); ++axis) {
            std::fill(row.begin(), row.end(), 0.0);
            row[axis] = 1;
            least = enough;
            left = rest();
        }
        normalise();
        rest();  // takes off what rounding has left
        normalise();
    }
}

void matrix_power(std::span<const double> m, double exponent, std::span<double> out) {
    assert(out.size() == m.size());
    assemble(
        Eigensystem(m), [&](double value) { return value <= 0 ? 0 : power(value, exponent); }, out);
}

}  // namespace ravine
