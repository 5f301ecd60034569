// Every operation against its mathematical definition: reference/derivatives.py differentiates it with sympy, evaluates it
// with mpmath at 50 digits and leaves the numbers in reference/derivatives. That script says which formulas, points and
// conditioning these are.
#include "jets.hpp"
#include "math/random.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <string>
#include <string_view>

using namespace ravine;
using namespace ravine::formula;

namespace {

constexpr double tolerance = 1e-12;
constexpr std::size_t fewest_points = 1000;

struct Reference {
    std::vector<double> x, y;
    std::vector<Jet> jets;
};

std::vector<double> numbers_in(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::vector<double> numbers;
    for (double number = 0; file.read(reinterpret_cast<char*>(&number), sizeof number);) numbers.push_back(number);
    return numbers;
}

Reference reference_of(std::string_view name) {
    const std::vector<double> numbers = numbers_in(fmt::format("{}/reference/derivatives/{}.f64", RAVINE_TESTS_DIR, name));
    Reference reference;
    if (numbers.empty()) return reference;
    const auto ranges = static_cast<std::size_t>(numbers[0]);
    for (std::size_t at = 1 + 4 * ranges; at + 6 <= numbers.size(); at += 6) {
        const std::size_t point = reference.jets.size();
        const double* range = &numbers[1 + 4 * (point % ranges)];
        const auto between = [&](double low, double high, std::uint64_t coordinate) {
            return low + (high - low) * random_uniform(random_bits(0, point, coordinate));
        };
        reference.x.push_back(between(range[0], range[1], 0));
        reference.y.push_back(between(range[2], range[3], 1));
        Jet& jet = reference.jets.emplace_back();
        std::copy_n(&numbers[at], jet.size(), jet.begin());
    }
    return reference;
}

// The operation over the operands that the script names u, v and w.
Expr composed(Op op, Graph& graph) {
    const Expr x = graph.variable(0), y = graph.variable(1), one = graph.constant(1), eighth = graph.constant(0.125);
    return graph.apply(op, x * (one + y * y * eighth), y * (one + x * x * eighth), x * y);
}

// |got - want| / |want| of the numbers [first, last) as vectors; 0 where both are 0, and infinite for a NaN.
double error(const Jet& got, const Jet& want, std::size_t first, std::size_t last) {
    double difference = 0, size = 0;
    for (std::size_t k = first; k < last; ++k) {
        difference = std::hypot(difference, got[k] - want[k]);
        size = std::hypot(size, want[k]);
    }
    if (difference == 0) return 0;
    return std::isnan(difference) ? std::numeric_limits<double>::infinity() : difference / size;
}

}  // namespace

TEST_CASE("values, gradients and Hessians of every operation have twelve digits of the exact ones") {
    struct Part {
        const char* name;
        std::size_t first, last;
    };
    constexpr Part parts[] = {{"value", 0, 1}, {"gradient", 1, 3}, {"Hessian", 3, 6}};
    for (std::size_t number = 0; number < std::size(op_table); ++number) {
        if (op_table[number].form == Form::leaf || op_table[number].form == Form::reduction)
            continue;  // for these: sums_test.cpp
        const std::string_view name = op_table[number].name;
        const Reference reference = reference_of(name);
        if (reference.jets.empty()) {
            FAIL_CHECK(
                fmt::format("there is no tests/reference/derivatives/{0}.f64: define {0} in tests/reference/derivatives.py "
                            "and run \"tests/reference/derivatives.py {0}\"",
                            name));
            continue;
        }
        Graph graph;
        const std::vector<Jet> jets = jets_of(composed(static_cast<Op>(number), graph), reference.x, reference.y);
        for (const Part& part : parts) {
            std::size_t judged = 0, worst = 0;
            double largest = 0;
            for (std::size_t i = 0; i < jets.size(); ++i) {
                if (std::isnan(reference.jets[i][part.first])) continue;  // ill-conditioned, as the script says
                ++judged;
                const double e = error(jets[i], reference.jets[i], part.first, part.last);
                if (e <= largest) continue;
                largest = e;
                worst = i;
            }
            INFO(part.name << " of " << name << ", worst at " << reference.x[worst] << ", " << reference.y[worst]);
            CHECK(largest <= tolerance);
            CHECK(judged >= fewest_points);
        }
    }
}
