#include "math/matrix.hpp"

#include "../seed.hpp"
#include "math/linear.hpp"

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <cmath>
#include <random>
#include <vector>

using namespace ravine;

namespace {

using Numbers = std::vector<double>;

Numbers draw(std::mt19937& random, std::size_t count) {
    std::normal_distribution<double> normal;
    Numbers numbers(count);
    for (double& number : numbers) number = normal(random);
    return numbers;
}

bool close(const Numbers& a, const Numbers& b) {
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (!(std::abs(a[i] - b[i]) <= 1e-13)) return false;
    }
    return a.size() == b.size();
}

Numbers transposed(const Numbers& a, std::size_t m, std::size_t n) {
    Numbers result(a.size());
    for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t j = 0; j < n; ++j) result[j * m + i] = a[i * n + j];
    }
    return result;
}

}  // namespace

TEST_CASE("products of matrices are sums of products") {
    const Numbers a{1, 2, 3, 4, 5, 6}, b{1, 0, 2, -1, 3, 1};  // 2 x 3 and 3 x 2
    Numbers out(4);
    multiply(a, b, 2, 3, 2, out);
    CHECK(out == Numbers{14, 1, 32, 1});
    add_products_of_rows(2, a, 2, 3, out);
    CHECK(out == Numbers{42, 65, 96, 155});
}

TEST_CASE("products with transposed matrices are those of the matrices that were transposed") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    for (const auto& [m, k, n] : {std::array<std::size_t, 3>{2, 5, 3}, {4, 1, 4}, {1, 3, 2}, {6, 6, 6}}) {
        const Numbers a = draw(random, m * k), b = draw(random, k * n);
        Numbers expected(m * n), by(m * n), of(m * n);
        multiply(a, b, m, k, n, expected);
        multiply_by_transposed(a, transposed(b, k, n), m, k, n, by);
        multiply_transposed(transposed(a, m, k), b, m, k, n, of);
        CHECK(close(by, expected));
        CHECK(close(of, expected));
        Numbers rows(m * m, 1.0), columns(k * k, 1.0), square_of_rows(m * m), square_of_columns(k * k);
        multiply(a, transposed(a, m, k), m, k, m, square_of_rows);
        multiply(transposed(a, m, k), a, k, m, k, square_of_columns);
        add_products_of_rows(-0.5, a, m, k, rows);
        add_products_of_columns(-0.5, a, m, k, columns);
        for (std::size_t i = 0; i < rows.size(); ++i) CHECK(std::abs(rows[i] - (1 - 0.5 * square_of_rows[i])) <= 1e-13);
        for (std::size_t i = 0; i < columns.size(); ++i)
            CHECK(std::abs(columns[i] - (1 - 0.5 * square_of_columns[i])) <= 1e-13);
    }
}

TEST_CASE("five steps bring the singular values between 0.6 and 1.3, and turn nothing") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    for (const auto& [m, n] : {std::array<std::size_t, 2>{8, 8}, {5, 9}, {9, 4}}) {
        const Numbers a = draw(random, m * n);
        Numbers b = a;
        orthogonalise(b, m, n, 5, 1e-7);
        const std::size_t side = std::min(m, n);
        Numbers square(side * side, 0.0), values(side), vectors(side * side);
        m <= n ? add_products_of_rows(1, b, m, n, square) : add_products_of_columns(1, b, m, n, square);
        eigensystem(square, values, vectors);
        // The least singular values of a square matrix at random may need more steps.
        for (std::size_t i = 0; i + 1 < side; ++i) CHECK((values[i] > 0.36 && values[i] < 1.69));
        // The same singular vectors: b a' is symmetric.
        Numbers product(m * m);
        multiply_by_transposed(b, a, m, n, m, product);
        CHECK(close(product, transposed(product, m, m)));
    }
}
