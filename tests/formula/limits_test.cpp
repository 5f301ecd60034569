// Formulas at the limits of text, depth and size: each is compiled with all its derivatives or refused with a sentence.
#include "../scratch.hpp"
#include "formula/derive.hpp"
#include "loss/loss.hpp"
#include "math/bits.hpp"
#include "nasty.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ravine;
using namespace ravine::formula;

namespace {

std::size_t count_of(const std::vector<NastyFormula>& formulas, bool accepted) {
    std::size_t count = 0;
    for (const NastyFormula& nasty : formulas) {
        count += Loss::compile(nasty.text).has_value() == accepted;
    }
    return count;
}

}  // namespace

TEST_CASE("nasty formulas are compiled or refused with a sentence") {
    for (const NastyFormula& nasty : nasty_formulas()) {
        INFO(nasty.name << ", " << nasty.text.size() << " bytes");
        REQUIRE(nasty.text.size() <= longest_text);
        auto loss = Loss::compile(nasty.text);
        if (!loss) {
            CHECK(loss.error().column > 0);
            CHECK_FALSE(loss.error().message.empty());
            CHECK(loss.error().message.size() < 100);
            continue;
        }
        CHECK(loss->gradient_work() < Graph::capacity);
        // The programs run, and agree on the value.
        const double x = 0.75, y = 1.25;
        double f[3], fx, fy, fxx, fxy, fyy;
        loss->value(&x, &y, 1, &f[0], scratch());
        loss->gradient(&x, &y, 1, &f[1], &fx, &fy, scratch());
        loss->hessian(&x, &y, 1, &f[2], &fx, &fy, &fxx, &fxy, &fyy, scratch());
        CHECK(bits_of(f[0]) == bits_of(f[1]));
        CHECK(bits_of(f[0]) == bits_of(f[2]));
    }
}

TEST_CASE("nasty formulas reach the limits from both sides") {
    const std::vector<NastyFormula> formulas = nasty_formulas();
    CHECK(count_of(formulas, true) >= 20);
    CHECK(count_of(formulas, false) >= 3);
}

TEST_CASE("a graph never grows beyond its capacity, and says when it is full") {
    bool any_full = false;
    for (const NastyFormula& nasty : nasty_formulas()) {
        INFO(nasty.name);
        constexpr std::string_view names[] = {"x", "y"};
        Graph graph;
        const ParseResult parsed = parse(nasty.text, names, graph);
        REQUIRE(parsed.expression.has_value());  // it is the derivatives that may be too large
        for (const unsigned first : {0U, 1U}) {
            const Expr once = derive(*parsed.expression, first);
            for (const unsigned second : {0U, 1U}) derive(once, second);
        }
        CHECK(graph.size() <= Graph::capacity);
        any_full = any_full || graph.full();
    }
    CHECK(any_full);
}
