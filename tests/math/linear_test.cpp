#include "math/linear.hpp"

#include "../seed.hpp"
#include "math/bits.hpp"
#include "math/vector.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <random>

using namespace ravine;

namespace {

using Numbers = std::vector<double>;

Numbers normal_numbers(std::size_t count, std::mt19937& random) {
    std::normal_distribution<double> normal;
    Numbers numbers(count);
    for (double& number : numbers) number = normal(random);
    return numbers;
}

// Returns n orthogonal unit vectors: those of the axes, reflected three times.
std::vector<Numbers> random_axes(std::size_t n, std::mt19937& random) {
    std::vector<Numbers> axes(n, Numbers(n));
    for (std::size_t i = 0; i < n; ++i) axes[i][i] = 1;
    for (int i = 0; i < 3; ++i) {
        const Numbers v = normal_numbers(n, random);
        for (Numbers& axis : axes) add_scaled(-2 * dot(v, axis) / dot(v, v), v, axis);
    }
    return axes;
}

// Returns the matrix with these eigenvectors and eigenvalues, symmetric to the bit.
Numbers composed(const std::vector<Numbers>& axes, const Numbers& values) {
    const std::size_t n = values.size();
    Numbers m(n * n);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            for (std::size_t k = 0; k < n; ++k) m[i * n + j] += values[k] * (axes[k][i] * axes[k][j]);
        }
    }
    return m;
}

// Returns eigenvalues from 0.5 to 2 in size; some are negative where mixed.
Numbers random_eigenvalues(std::size_t n, bool mixed, std::mt19937& random) {
    std::uniform_real_distribution<double> size(0.5, 2);
    Numbers values(n);
    for (double& value : values) value = mixed && random() % 4 == 0 ? -size(random) : size(random);
    return values;
}

double distance(const Numbers& a, const Numbers& b) { return norm(difference(a, b)); }

// Not a number equals not a number; -0 is not 0.
bool same_bits(double a, double b) { return (std::isnan(a) && std::isnan(b)) || bits_of(a) == bits_of(b); }

// Newton's published steps have these bits.
Symmetric absolute_in_plane(const Symmetric& h, double damping) {
    const double mean = (h.xx + h.yy) / 2, half = (h.xx - h.yy) / 2;
    const double radius = std::sqrt(half * half + h.xy * h.xy);
    const double a = std::abs(mean + radius) + damping, b = std::abs(mean - radius) + damping;
    if (radius == 0) return {a, 0, b};
    const double centre = (a + b) / 2, stretch = (a - b) / 2 / radius;
    return {centre + stretch * half, stretch * h.xy, centre - stretch * half};
}

}  // namespace

TEST_CASE("products with symmetric matrices scale their eigenvectors, and solutions scale them back") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    for (std::size_t n = 1; n <= 20; ++n) {
        CAPTURE(n);
        for (int i = 0; i < 20; ++i) {
            const auto axes = random_axes(n, random);
            const Numbers values = random_eigenvalues(n, true, random), m = composed(axes, values);
            for (std::size_t k = 0; k < n; ++k) {
                Numbers product(n), scaled(n);
                multiply(m, axes[k], product);
                add_scaled(values[k], axes[k], scaled);
                CHECK(distance(product, scaled) < 1e-13);
            }
            const Numbers a = normal_numbers(n, random);
            Numbers solution(n), product(n);
            REQUIRE(solve(m, a, solution));
            multiply(m, solution, product);
            CHECK(distance(product, a) < 1e-12);
            Numbers in_place = a;
            CHECK(solve(m, in_place, in_place));
            CHECK(in_place == solution);
        }
    }
}

TEST_CASE("elimination looks for a pivot, and refuses a matrix without one") {
    const Numbers swapped{0, 1, 0, 1, 0, 0, 0, 0, 2}, right{3, 4, 6};
    Numbers solution(3);
    CHECK(solve(swapped, right, solution));
    CHECK(solution == Numbers{4, 3, 3});
    const Numbers tiny_pivot{1e-20, 1, 0, 1, 1, 0, 0, 0, 1};
    CHECK(solve(tiny_pivot, Numbers{1, 2, 3}, solution));
    CHECK(distance(solution, {1, 1, 3}) < 1e-15);
    for (std::size_t n = 1; n <= 20; ++n) {
        CAPTURE(n);
        Numbers out(n);
        // Of ones, all rows are the same.
        CHECK(solve(Numbers(n * n, 1), Numbers(n, 1), out) == (n == 1));
        CHECK(!solve(Numbers(n * n, 0), Numbers(n, 1), out));
        CHECK(std::none_of(out.begin(), out.end(), [](double number) { return std::isfinite(number); }));
    }
}

TEST_CASE("a matrix is positive definite where all its eigenvalues are positive") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    for (std::size_t n = 1; n <= 20; ++n) {
        CAPTURE(n);
        for (int i = 0; i < 20; ++i) {
            const auto axes = random_axes(n, random);
            Numbers values = random_eigenvalues(n, false, random);
            CHECK(is_positive_definite(composed(axes, values)));
            values[random() % n] = 1e-10;
            CHECK(is_positive_definite(composed(axes, values)));
            values[random() % n] = i % 2 ? -1e-10 : -1;
            CHECK(!is_positive_definite(composed(axes, values)));
        }
        CHECK(!is_positive_definite(Numbers(n * n, 0)));
        CHECK(!is_positive_definite(Numbers(n * n, std::nan(""))));
    }
}

TEST_CASE("absolute eigenvalues are damped, and eigenvectors stay") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    for (std::size_t n = 1; n <= 20; ++n) {
        CAPTURE(n);
        for (int i = 0; i < 20; ++i) {
            const auto axes = random_axes(n, random);
            Numbers values = random_eigenvalues(n, true, random);
            if (i % 3 == 0) values[0] = values[n - 1];  // a plane of eigenvectors
            if (i % 5 == 0) values[n / 2] = 0;
            const double damping = i % 2 ? 0.25 : 0, scale = i % 7 ? 1 : 1e100;
            Numbers sizes = values;
            for (double& size : sizes) size = scale * (std::abs(size) + damping);
            for (double& value : values) value *= scale;
            Numbers out(n * n);
            absolute(composed(axes, values), scale * damping, out);
            CHECK(distance(out, composed(axes, sizes)) < 1e-13 * scale * static_cast<double>(n));
        }
    }
    Numbers out(9);
    absolute(Numbers{-3, 0, 0, 0, 0, 0, 0, 0, 2}, 0.5, out);
    CHECK(out == Numbers{3.5, 0, 0, 0, 0.5, 0, 0, 0, 2.5});
}

TEST_CASE("in two dimensions all results have the bits of the plane's functions") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::normal_distribution<double> normal;
    const auto number = [&] {
        constexpr double ends[] = {0, -0.0, 1, -1, 1e-160, 1e160, INFINITY};
        return random() % 5 ? normal(random) * std::pow(10, 3 * normal(random)) : ends[random() % std::size(ends)];
    };
    int singular = 0, definite = 0;
    for (int i = 0; i < 100'000; ++i) {
        const Vector a{number(), number()}, b{number(), number()};
        Symmetric m{number(), number(), number()};
        if (i % 10 == 0) m = {a.x * a.x, a.x * a.y, a.y * a.y};
        const Numbers p{a.x, a.y}, q{b.x, b.y}, h{m.xx, m.xy, m.xy, m.yy};
        INFO(a.x << " " << a.y << ", " << b.x << " " << b.y << ", " << m.xx << " " << m.xy << " " << m.yy);
        const double damping = i % 2 ? std::abs(number()) : 0;
        Numbers product(2), solution(2), sizes(4);
        multiply(h, p, product);
        const bool solved = solve(h, p, solution);
        absolute(h, damping, sizes);
        const Vector m_a = m * a, m_s = solve(m, a);
        const Symmetric m_abs = absolute_in_plane(m, damping);
        const double ours[] = {dot(p, q),   norm(p),  product[0], product[1], solution[0],
                               solution[1], sizes[0], sizes[1],   sizes[2],   sizes[3]};
        const double planes[] = {dot(a, b), norm(a), m_a.x, m_a.y, m_s.x, m_s.y, m_abs.xx, m_abs.xy, m_abs.xy, m_abs.yy};
        REQUIRE(std::equal(std::begin(ours), std::end(ours), std::begin(planes), same_bits));
        REQUIRE(solved == std::isfinite(1 / m.determinant()));
        REQUIRE(is_positive_definite(h) == m.is_positive_definite());
        singular += !solved;
        definite += m.is_positive_definite();
    }
    CHECK(singular > 1000);
    CHECK(definite > 1000);
}

TEST_CASE("eigenvectors come from the largest eigenvalue to the smallest, and powers of a matrix have them") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    for (const std::size_t n : {1, 2, 3, 7, 20}) {
        const std::vector<Numbers> axes = random_axes(n, random);
        const Numbers sizes = random_eigenvalues(n, false, random), m = composed(axes, sizes);
        Numbers values(n), vectors(n * n), sorted = sizes, image(n);
        eigensystem(m, values, vectors);
        std::sort(sorted.rbegin(), sorted.rend());
        CHECK(distance(values, sorted) < 1e-13);
        for (std::size_t k = 0; k < n; ++k) {
            const Numbers vector(vectors.begin() + static_cast<std::ptrdiff_t>(k * n),
                                 vectors.begin() + static_cast<std::ptrdiff_t>((k + 1) * n));
            multiply(m, vector, image);
            add_scaled(-values[k], vector, image);
            CHECK(norm(image) < 1e-13);
        }
        for (const double exponent : {0.5, -0.5, -1.0, 2.0}) {
            Numbers powers(n), result(n * n);
            for (std::size_t k = 0; k < n; ++k) powers[k] = std::pow(sizes[k], exponent);
            matrix_power(m, exponent, result);
            CHECK(distance(result, composed(axes, powers)) < 1e-12);
        }
    }
    Numbers root(4);
    matrix_power(Numbers{-1e-20, 0, 0, 4}, 0.5, root);
    CHECK(root == Numbers{0, 0, 0, 2});
    matrix_power(Numbers{0, 0, 0, 4}, -0.5, root);
    CHECK(root == Numbers{0, 0, 0, 0.5});
    matrix_power(Numbers{NAN, 0, 0, 4}, 0.5, root);
    CHECK(std::isnan(root[0]));
}

TEST_CASE("rows become orthonormal, in their order, whatever they are") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    for (const std::size_t n : {1, 2, 3, 10}) {
        for (int kind = 0; kind < 4; ++kind) {
            Numbers rows = normal_numbers(n * n, random);
            if (kind == 1) std::fill(rows.begin(), rows.end(), 0.0);
            if (kind == 2) std::copy_n(rows.begin(), n * (n - 1), rows.begin() + static_cast<std::ptrdiff_t>(n));
            if (kind == 3) std::fill(rows.begin() + static_cast<std::ptrdiff_t>(n), rows.end(), 1e-300);
            const Numbers first(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(n));
            orthonormalise(rows, n);
            const auto row = [&](std::size_t i) { return std::span(rows).subspan(i * n, n); };
            for (std::size_t i = 0; i < n; ++i) {
                for (std::size_t j = 0; j < n; ++j) CHECK(std::abs(dot(row(i), row(j)) - (i == j ? 1 : 0)) < 1e-14);
            }
            if (kind != 1) CHECK(std::abs(dot(row(0), first) - norm(first)) < 1e-13);
        }
    }
}
