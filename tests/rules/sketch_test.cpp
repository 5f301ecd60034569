#include "rules/sketch.hpp"

#include "optimizers/catalogue.hpp"
#include "rules/own_role.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace ravine;

namespace {

Optimizer made(std::string rule, bool around = false) {
    const Result<Optimizer, RuleFault> result = finish({.key = "own", .around = around, .rule = std::move(rule)});
    INFO((result ? "" : result.error().sentence));
    REQUIRE(result);
    return *result;
}

RuleFault fault(std::string rule) {
    const Result<Optimizer, RuleFault> result = finish({.key = "own", .rule = std::move(rule)});
    REQUIRE_FALSE(result);
    return result.error();
}

}  // namespace

TEST_CASE("names that nothing assigns are parameters, as built-in optimizers have them") {
    const Optimizer momentum = made("v=mu*v-lr*g\nx=x+v");
    CHECK(write_definition(momentum) == "own(mu:0.9,lr:0.02){v=mu*v-lr*g;x=x+v}");
    CHECK(momentum.state == std::vector<std::string>{"v"});
    CHECK(find_learning_rate(momentum) != nullptr);
    CHECK(made("x = x - boldness*sqrt(norm(g))*pi").parameters[0].fallback == 0.5);
    CHECK(made("x = x - lr*g*f/t").parameters.size() == 1);
}

TEST_CASE("words of prefixes are choices, and one alone has its contrary") {
    CHECK(write_definition(made("[way=a] x = x - g\n[way=b] x = x + g")) == "own(way:a|b){[way=a]x=x-g;[way=b]x=x+g}");
    CHECK(write_definition(made("x = x - g\n[far=on] x = x - g")) == "own(far:off|on){x=x-g;[far=on]x=x-g}");
}

TEST_CASE("a modifier has the rate of what it goes around") {
    CHECK(write_definition(made("[after] u = k*u*lr", true)) == "own+(k:0.5){[after]u=k*u*lr}");
}

TEST_CASE("a sketch keeps what is known of a name that the rule lacks") {
    Sketch sketch{.key = "own", .rule = "x = x - g"};
    Parameter k{"k", "k", 3, 1, 5};
    set_known(sketch, k);
    REQUIRE(finish(sketch));
    CHECK(finish(sketch)->parameters.empty());
    sketch.rule = "x = x - k*g  # again";
    CHECK(write_definition(*finish(sketch)) == "own(k:3:1:5){x=x-k*g}");
}

TEST_CASE("a fault has its line and column in the text as it was typed") {
    struct Row {
        const char* rule;
        std::size_t line, column;
    };
    constexpr Row rows[] = {
        {"x=x-lr*sni(g)", 1, 8},
        {"# down\n\n  v  =  lr*g ;x=x-v*sni(v)", 3, 21},
        {"x = x - lr*g\ny(2) = 3", 2, 1},
        {"v", 1, 1},
        {"v = g", 0, 0},
        {"", 0, 0},
        {"x = {x}", 0, 0},
    };
    for (const Row& row : rows) {
        INFO(row.rule);
        CHECK(fault(row.rule).line == row.line);
        CHECK(fault(row.rule).column == row.column);
        CHECK_FALSE(fault(row.rule).sentence.empty());
    }
}

TEST_CASE("every rule that runs can be copied, and its copy is read again") {
    for (const Catalogue::List* list : {&builtin_catalogue().all(), &builtin_catalogue().modifiers()}) {
        for (const auto& each : *list) {
            if (each->step) continue;
            INFO(each->key);
            Sketch sketch = sketch_of(*each);
            sketch.key = "own";
            const Result<Optimizer, RuleFault> copy = finish(sketch);
            INFO((copy ? "" : copy.error().sentence));
            REQUIRE(copy);
            std::vector<std::string> kept = copy->state, known = each->around ? std::vector<std::string>() : each->state;
            std::sort(kept.begin(), kept.end());
            std::sort(known.begin(), known.end());
            CHECK(kept == known);
            const Result<Defined> read = read_definition(write_definition(*copy));
            INFO((read ? "" : read.error().sentence));
            REQUIRE(read);
            CHECK(read->optimizer == *copy);
        }
    }
}

TEST_CASE("states have the roles that are given") {
    Sketch sketch{.key = "own", .rule = "[first] a = 0*g\na = lr*g + 0.9*a\nx = x - a"};
    sketch.roles = {{"a", "step"}, {"b", "squares"}};
    const Result<Optimizer, RuleFault> result = finish(sketch);
    REQUIRE(result);
    CHECK(own_role_word(*result, "a") == "step");
    CHECK(own_role_word(*result, "b").empty());
    REQUIRE(result->displacements.size() == 1);
    CHECK(result->displacements[0].sign == -1);
    CHECK(write_definition(*result) == "own(lr:0.02,a:step){[first]a=0*g;a=lr*g+0.9*a;x=x-a}");
    const Result<Defined> read = read_definition(write_definition(*result));
    REQUIRE(read);
    CHECK(sketch_of(read->optimizer).roles == decltype(sketch.roles){{"a", "step"}});
}
