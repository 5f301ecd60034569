// Every operation on its own, over every kind of argument.
#include "formula/program/op_values.hpp"
#include "math/bits.hpp"
#include "math/random.hpp"

#include <fmt/format.h>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstring>
#include <fstream>
#include <limits>
#include <map>
#include <string>
#include <string_view>

using namespace ravine;
using namespace ravine::formula;

namespace {

constexpr std::uint64_t arguments = 120'000;  // of each operation

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double special[] = {0.0,
                              0.5,
                              1.0,
                              2.0,
                              infinity,
                              std::numeric_limits<double>::quiet_NaN(),
                              std::numeric_limits<double>::denorm_min(),
                              1e-310,
                              std::numeric_limits<double>::min(),
                              std::numeric_limits<double>::max(),
                              std::numeric_limits<double>::epsilon(),
                              0x1p52,
                              0x1p53,
                              0x1p63,
                              709.782712893384,    // the ends of exp
                              745.1332191019412};  // and of its subnormal results

double from_bits(std::uint64_t bits) {
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

// Arguments of six kinds in turn, the operands of one call of kinds that differ. Integer arithmetic and correctly rounded
// operations alone make them, so that they are the same everywhere.
double argument(std::uint64_t index, std::uint64_t operand) {
    const std::uint64_t bits = random_bits(0, index, operand);
    const std::uint64_t kind = (index + operand * (index / 6)) % 6;
    const double sign = bits & 1 ? -1 : 1;
    switch (kind) {
        case 0: return from_bits(bits);                                                    // any exponent
        case 1: return sign * 10 * random_uniform(bits);                                   // the everyday range
        case 2: return sign * random_uniform(bits);                                        // the domain of asin
        case 3: return sign * special[bits / 2 % std::size(special)];                      //
        case 4: return sign * 0.5 * static_cast<double>(bits / 2 % 200);                   // integers and halves
        default: return sign * 1.5707963267948966 * static_cast<double>(bits / 2 % 1000);  // where sin and cos vanish
    }
}

std::uint64_t canonical_bits(double value) { return std::isnan(value) ? 0x7ff8000000000000U : bits_of(value); }

// One hash of all results of an operation.
std::uint64_t hash_of(Op op) {
    std::uint64_t hash = 0;
    with_value(op, [&](auto, auto value, auto) {
        for (std::uint64_t i = 0; i < arguments; ++i) {
            const double result = value(Lane(argument(i, 0)), Lane(argument(i, 1)), Lane(argument(i, 2))).get(0);
            hash = mix(hash + canonical_bits(result));
        }
    });
    return hash;
}

template <class F>
void for_every_operation(F f) {
    for (std::size_t i = 0; i < std::size(op_table); ++i) {
        if (op_table[i].form != Form::leaf && op_table[i].form != Form::reduction) f(static_cast<Op>(i));
    }
}

}  // namespace

TEST_CASE("operations have the results that they always had, on every platform") {
    std::ifstream file(RAVINE_TESTS_DIR "/reference/ops.txt");
    REQUIRE(file);
    std::map<std::string, std::string, std::less<>> known;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        const auto space = line.find(' ');
        known[line.substr(0, space)] = line.substr(space + 1);
    }
    for_every_operation([&](Op op) {
        const std::string_view name = info(op).name;
        const std::string hash = fmt::format("{:016x}", hash_of(op));
        const auto line = known.find(name);
        if (line == known.end()) {
            FAIL_CHECK(fmt::format("tests/reference/ops.txt does not have {0}; if its results are right, add the line\n{0} {1}",
                                   name, hash));
            return;
        }
        INFO(name);
        CHECK(hash == line->second);
    });
}

TEST_CASE("a result does not depend on what else is in the lane") {
    for_every_operation([](Op op) {
        with_value(op, [&](auto, auto value, auto) {
            for (std::uint64_t i = 0; i < arguments; ++i) {
                const auto lane = [&](std::uint64_t operand) { return Lane(argument(i, operand), argument(i + 1, operand)); };
                const Lane together = value(lane(0), lane(1), lane(2));
                const Lane alone = value(Lane(argument(i, 0)), Lane(argument(i, 1)), Lane(argument(i, 2)));
                if (canonical_bits(together.get(0)) == canonical_bits(alone.get(0))) continue;
                INFO(info(op).name << " of " << argument(i, 0) << ", " << argument(i, 1) << ", " << argument(i, 2));
                INFO("next to " << argument(i + 1, 0) << ", " << argument(i + 1, 1) << ", " << argument(i + 1, 2));
                CHECK(together.get(0) == alone.get(0));
                return;
            }
        });
    });
}

TEST_CASE("operations have the values of their definitions at their special points") {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN(), tiny = std::numeric_limits<double>::denorm_min();
    struct Row {
        Op op;
        double a, b, value;
    };
    constexpr Row rows[] = {
        {Op::relu, 0, 0, 0},
        {Op::relu, -0.0, 0, 0},
        {Op::relu, -3, 0, 0},
        {Op::relu, nan, 0, nan},
        {Op::sign, -0.0, 0, 0},
        {Op::sign, nan, 0, nan},
        {Op::abs, -0.0, 0, 0},
        {Op::min, 0, -0.0, 0},  // a tie is the first
        {Op::max, -0.0, 0, -0.0},
        {Op::min, nan, 1, nan},
        {Op::min, 1, nan, nan},
        {Op::max, nan, 1, nan},
        {Op::max, 1, nan, nan},
        {Op::floor, -0.0, 0, 0},
        {Op::floor, -0.5, 0, -1},
        {Op::floor, -tiny, 0, -1},
        {Op::floor, 1e300, 0, 1e300},
        {Op::mod, 5.5, 2, 1.5},
        {Op::mod, -5.5, 2, 0.5},
        {Op::mod, 5.5, -2, -0.5},
        {Op::mod, -5.5, -2, -1.5},
        {Op::mod, 1, 0, nan},
        {Op::pow, 0, 0, 1},
        {Op::pow, nan, 0, 1},
        {Op::pow, 0, 2, 0},
        {Op::pow, 0, -2, infinity},
        {Op::pow, -2, 0.5, nan},
        {Op::pow, -1, 65, -1},
        {Op::pow, -1, 66, 1},
        {Op::ratio, 0, 0, 0},
        {Op::ratio, 1, 0, infinity},
        {Op::product, 0, infinity, 0},
        {Op::product, nan, 0, 0},
        {Op::sqrt, 0, 0, 0},
        {Op::sqrt, -1, 0, nan},
        {Op::cbrt, -27, 0, -3},
        {Op::log, 0, 0, -infinity},
        {Op::log, -1, 0, nan},
        {Op::log, tiny, 0, -744.4400719213812},
        {Op::log2, tiny, 0, -1074},
        {Op::log10, tiny, 0, -323.3062153431158},
        {Op::hypot, 0, 0, 0},
        {Op::atan2, 0, 0, 0},
        {Op::atan2, -0.0, -1, -3.141592653589793},
        {Op::asin, 1, 0, 1.5707963267948966},
        {Op::asin, 1.5, 0, nan},
        {Op::acos, -1, 0, 3.141592653589793},
        {Op::acos, -1.5, 0, nan},
        {Op::sin, infinity, 0, nan},
        {Op::sin, 1e300, 0, -0.8178819121159085},
        {Op::cos, 1e300, 0, -0.5753861119575491},
        {Op::exp, -infinity, 0, 0},
        {Op::erf, 1e200, 0, 1},
        {Op::erf, -infinity, 0, -1},
        {Op::erf, nan, 0, nan},
        {Op::tanh, infinity, 0, 1},
        {Op::sigmoid, -1000, 0, 0},
        {Op::softplus, -1000, 0, 0},
        {Op::softplus, 1000, 0, 1000},
        {Op::where, nan, 2, 2},  // NaN is not 0
        {Op::less, nan, 1, 0},
        {Op::greater_equal, nan, 1, 0},
    };
    for (const Row& row : rows) {
        with_value(row.op, [&](auto, auto value, auto) {
            const double result = value(Lane(row.a), Lane(row.b), Lane(row.b)).get(0);
            INFO(info(row.op).name << " of " << row.a << ", " << row.b << " is " << result << ", not " << row.value);
            CHECK(canonical_bits(result) == canonical_bits(row.value));
        });
    }
}
