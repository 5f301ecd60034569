#include "math/lanczos.hpp"

#include "../seed.hpp"

#include "math/linear.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <random>

using namespace ravine;

namespace {

SymmetricProduct of_matrix(const std::vector<double>& m) {
    return [&m](std::span<const double> v, std::span<double> product) { multiply(m, v, product); };
}

std::vector<double> random_symmetric(std::size_t n, std::mt19937& random) {
    std::normal_distribution<double> normal;
    std::vector<double> m(n * n);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j) m[i * n + j] = m[j * n + i] = normal(random);
    }
    return m;
}

}  // namespace

TEST_CASE("the largest eigenpairs are those of all, for random matrices") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    for (const std::size_t n : {1, 2, 3, 7, 20, 60, 90}) {
        INFO(n);
        const std::vector<double> m = random_symmetric(n, random);
        std::vector<double> values(n), vectors(n * n), product(n);
        eigensystem(m, values, vectors);
        const std::size_t count = std::min<std::size_t>(n, 3);
        const Eigenpairs pairs = largest_eigenpairs(of_matrix(m), n, count);
        REQUIRE((pairs.values.size() == count && pairs.vectors.size() == count * n));
        for (std::size_t i = 0; i < count; ++i) {
            CHECK(std::abs(pairs.values[i] - values[i]) <= 1e-11 * (1 + std::abs(values[i])));
            const std::span<const double> v = std::span(pairs.vectors).subspan(i * n, n);
            CHECK(std::abs(norm(v) - 1) <= 1e-14);
            multiply(m, v, product);
            add_scaled(-pairs.values[i], v, product);
            CHECK(norm(product) <= 1e-9);
            CHECK(*std::max_element(v.begin(), v.end()) >= -*std::min_element(v.begin(), v.end()));
        }
    }
}

TEST_CASE("eigenvalues that are equal, or nothing, have their number of eigenvectors") {
    for (const double value : {0.0, 1.0, -3.0}) {
        std::vector<double> m(36, 0.0);
        for (std::size_t i = 0; i < 6; ++i) m[7 * i] = value;
        const Eigenpairs pairs = largest_eigenpairs(of_matrix(m), 6, 3);
        for (std::size_t i = 0; i < 3; ++i) {
            CHECK(std::abs(pairs.values[i] - value) <= 1e-14);
            for (std::size_t j = 0; j < i; ++j) {
                const std::span<const double> all = pairs.vectors;
                CHECK(std::abs(dot(all.subspan(6 * i, 6), all.subspan(6 * j, 6))) <= 1e-14);
            }
        }
    }
}

TEST_CASE("fewer products than numbers find eigenvalues that stand apart") {
    constexpr std::size_t n = 3000;
    const SymmetricProduct diagonal = [](std::span<const double> v, std::span<double> product) {
        for (std::size_t i = 0; i < n; ++i)
            product[i] = v[i] * (i == 7 ? 50 : i == 1500 ? 20 : std::cos(static_cast<double>(i)));
    };
    const Eigenpairs pairs = largest_eigenpairs(diagonal, n, 2);
    CHECK((std::abs(pairs.values[0] - 50) <= 1e-11 && std::abs(pairs.values[1] - 20) <= 1e-11));
    CHECK((std::abs(pairs.vectors[7] - 1) <= 1e-12 && std::abs(pairs.vectors[n + 1500] - 1) <= 1e-12));
}
