#include "math/exponential.hpp"

#include "../seed.hpp"
#include "math/bits.hpp"
#include "math/random.hpp"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

using namespace ravine;

namespace {

using Numbers = std::array<double, lane_width>;

Numbers numbers_of(Lane lane) {
    Numbers numbers;
    lane.store_unaligned(numbers.data());
    return numbers;
}

double of_bits(std::uint64_t bits) {
    double number;
    std::memcpy(&number, &bits, sizeof number);
    return number;
}

bool same_bits(Lane a, Lane b) {
    const Numbers p = numbers_of(a), q = numbers_of(b);
    for (std::size_t i = 0; i < lane_width; ++i) {
        if (bits_of(p[i]) != bits_of(q[i]) && !(std::isnan(p[i]) && std::isnan(q[i]))) return false;
    }
    return true;
}

Lane xsimd_exponential(Lane a) {
    return within(
        1000, [](Lane p) { return xsimd::exp(p); }, a);
}
Lane xsimd_tangent(Lane a) {
    return within(
        1000, [](Lane p) { return xsimd::tanh(p); }, a);
}

}  // namespace

TEST_CASE("the exponential function and the hyperbolic tangent have the bits of xsimd's") {
    const std::uint64_t seed = test_seed();
    CAPTURE(seed);
    const auto compare = [](double a, double b) {
        const Lane at = Lane::load_unaligned(Numbers{a, b}.data());
        if (!same_bits(exponential(at), xsimd_exponential(at))) FAIL("exponential of " << a << " and " << b);
        if (!same_bits(hyperbolic_tangent(at), xsimd_tangent(at))) FAIL("hyperbolic tangent of " << a << " and " << b);
    };
    constexpr double huge = std::numeric_limits<double>::infinity(), nothing = std::numeric_limits<double>::quiet_NaN();
    constexpr double edges[] = {
        0.0,   -0.0, 5e-324, 0.625,  0.6249999999999999, 20.0, 709.78, 709.79, -708.39, -708.4, 1000.0, 1001.0, -1000.0,
        1e308, huge, -huge,  nothing};
    for (const double a : edges) {
        for (const double b : edges) compare(a, b);
    }
    for (std::uint64_t i = 0; i < 200'000; ++i) {
        const double any = of_bits(mix(seed + i));
        const double scale = std::ldexp(1.0, static_cast<int>(i % 24) - 12);
        compare(scale * normal_draw(seed, i, 0, 0), i % 3 == 0 ? any : scale * normal_draw(seed, i, 0, 1));
    }
}
