#include "render/geometry/ground/curve.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using Catch::Approx;
using ravine::render::RisingCurve;

TEST_CASE("a curve goes through its points, never falls and goes straight on beyond them") {
    const std::vector<double> x{0, 1, 1.1, 4, 5}, y{0, 0.1, 7, 7, 9};
    const RisingCurve curve(x, y);
    for (std::size_t k = 0; k < x.size(); ++k) CHECK(curve(x[k]).y == Approx(y[k]).margin(1e-12));
    double last = -2;
    for (double at = -1; at < 6; at += 0.01) {
        CHECK(curve(at).y >= last - 1e-12);
        const double measured = (curve(at + 1e-6).y - curve(at - 1e-6).y) / 2e-6;
        CHECK(curve(at).slope == Approx(measured).margin(2e-3));
        last = curve(at).y;
    }
    CHECK(curve(6).y == Approx(11));
    CHECK(curve(-1).y == Approx(-0.1));
}
