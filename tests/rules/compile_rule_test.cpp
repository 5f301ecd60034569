// Rules that make no sense, and the sentence that each gets; and the state that a rule needs.
#include "optimizers/catalogue.hpp"
#include "optimizers/definition.hpp"
#include "rules/rule.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

using namespace ravine;

namespace {

const std::vector<Parameter> parameters{
    learning_rate(),
    {"mu", "μ", 0.9, 0, 1},
    choice("form", "form", "plain", {{"plain"}, {"average"}}),
};

// Returns the complaint about the first step, or else about the others; "" where the rule compiles.
std::string complaint_about(std::string_view rule, std::vector<std::string> state) {
    const Optimizer optimizer{.key = "own",
                              .title = "Own",
                              .year = 2025,
                              .parameters = parameters,
                              .state = std::move(state),
                              .rule = std::string(rule)};
    const double values[] = {0.1, 0.9, 0};
    for (const bool first : {true, false}) {
        const auto compiled = compile_rule(optimizer, values, first);
        if (compiled) continue;
        CHECK_FALSE(compiled.error().sentence.empty());
        return compiled.error().sentence;
    }
    return "";
}

std::string complaint_about(std::string_view rule) { return complaint_about(rule, state_of(rule, parameters)); }

std::string repeated(std::string_view text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += text;
    return result;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("every faulty rule gets a sentence that tells the line and what is wrong with it") {
    struct Case {
        std::string_view rule, sentence;
    };
    constexpr Case cases[] = {
        {"x = x - lr*q", "line 1 \"x = x - lr*q\": column 12: \"q\" is not known here; the names are t, x, g, f, lr, mu"},
        {"x = x - lr*nrm(g)", "line 1 \"x = x - lr*nrm(g)\": column 12: \"nrm\" is not known here; did you mean norm?"},
        {"x = x - lr*gradent(x)",
         "line 1 \"x = x - lr*gradent(x)\": column 12: \"gradent\" is not known here; did you mean gradient?"},
        {"x = x - lr*g/norm(g", "line 1 \"x = x - lr*g/norm(g\": column 14: norm( has no closing bracket"},
        {"x = x - lr*(g",
         "line 1 \"x = x - lr*(g\": column 14: expected ')' to close the '(' of column 12, but the formula ends here; did you "
         "mean x - lr*(g)?"},
        {"x = x - lr*dot(g)", "line 1 \"x = x - lr*dot(g)\": column 12: dot takes 2 operands: dot(a, b)"},
        {"x = x - lr*norm()", "line 1 \"x = x - lr*norm()\": column 12: norm takes 1 operand: norm(a)"},
        {"x = x - lr*normal(g)", "line 1 \"x = x - lr*normal(g)\": column 12: normal takes no operands: normal()"},
        {"x = x - lr*count(1)", "line 1 \"x = x - lr*count(1)\": column 12: count takes no operands: count()"},
        {"a = gradient(x) + gradient(2*x) + gradient(3*x)\nx = x - lr*(a + gradient(4*x) + gradient(5*x))",
         "line 2 \"x = x - lr*(a + gradient(4*x) + gradient(5*x))\": column 33: a step may ask for gradient at most 4 times"},
        {"x - lr*g", "line 1 \"x - lr*g\": column 1: a line assigns: name = formula, with a space on both sides of the ="},
        {"x =x - lr*g",
         "line 1 \"x =x - lr*g\": column 1: a line assigns: name = formula, with a space on both sides of the ="},
        {"x = ", "line 1 \"x = \": column 1: a line assigns: name = formula, with a space on both sides of the ="},
        {" = x", "line 1 \" = x\": column 2: a line assigns: name = formula, with a space on both sides of the ="},
        {"y = x - lr*g", "no line assigns x in every step, as x = x - lr*g does"},
        {"[first] x = x - lr*g", "no line assigns x in every step, as x = x - lr*g does"},
        {"", "no line assigns x in every step, as x = x - lr*g does"},
        {"norm = 3\nx = x - g", "line 1 \"norm = 3\": column 1: norm is a call; assign to a name of your own"},
        {"x = x - norm*g", "line 1 \"x = x - norm*g\": column 9: norm is a call: norm(a)"},
        {"x = x - lr*count*g", "line 1 \"x = x - lr*count*g\": column 12: count is a call: count()"},
        {"x = x - sum g", "line 1 \"x = x - sum g\": column 9: sum is a call: sum(a)"},
        {"v = v + g", "no line assigns x in every step, as x = x - lr*g does"},
        {"x = x - v", "line 1 \"x = x - v\": column 9: \"v\" is not known here; the names are t, x, g, f, lr, mu"},
        {"v = mu*v + g\nx = x - lr*w",
         "line 2 \"x = x - lr*w\": column 12: \"w\" is not known here; the names are t, x, g, f, lr, mu, v"},
        {"[form=average] v = g\nx = x - lr*v", "line 2 \"x = x - lr*v\": column 12: no line assigns v"},
        {"t = 3\nx = x - g", "line 1 \"t = 3\": column 1: t is the number of the step; assign to a name of your own"},
        {"lr = 0.9*lr\nx = x - lr*g", "line 1 \"lr = 0.9*lr\": column 1: lr is a parameter; assign to a name of your own"},
        {"form = 1\nx = x - g", "line 1 \"form = 1\": column 1: form is a parameter; assign to a name of your own"},
        {"pi = 3\nx = x - g", "line 1 \"pi = 3\": column 1: pi is a constant; assign to a name of your own"},
        {"sqrt = 2\nx = x - g", "line 1 \"sqrt = 2\": column 1: sqrt is a function; assign to a name of your own"},
        {"ln = 2\nx = x - g", "line 1 \"ln = 2\": column 1: ln is a function; assign to a name of your own"},
        {"call_1 = 3\nx = x - g", "line 1 \"call_1 = 3\": column 1: names that begin with call_ are taken"},
        {"x = x - call_1*norm(g)", "line 1 \"x = x - call_1*norm(g)\": column 9: names that begin with call_ are taken"},
        {"2x = 3\nx = x - g",
         "line 1 \"2x = 3\": column 1: \"2x\" is no name; one begins with a letter and has letters, digits and _"},
        {"x_{1} = 3\nx = x - g",
         "line 1 \"x_{1} = 3\": column 1: \"x_{1}\" is no name; one begins with a letter and has letters, digits and _"},
        {"\\beta = 3\nx = x - g",
         "line 1 \"\\beta = 3\": column 1: \"\\beta\" is no name; one begins with a letter and has letters, digits and _"},
        {"foo x = x - g", "line 1 \"foo x = x - g\": column 1: one name is expected before the ="},
        {"x = y = x - g", "line 1 \"x = y = x - g\": column 5: \"y\" is not known here; the names are t, x, g, f, lr, mu"},
        {"x = = x - g", "line 1 \"x = = x - g\": column 5: rules are read in plain notation; did you mean x-g?"},
        {"x = x == g",
         "line 1 \"x = x == g\": column 7: expected an operator or the end of the formula, but found '=='; a condition is "
         "written with <, <=, > or >=; did you mean x - g or (x - g)^2?"},
        {"[form=plian] x = x - g",
         "line 1 \"[form=plian] x = x - g\": column 2: \"plian\" is no choice of form; did you mean plain?"},
        {"[frm=plain] x = x - g",
         "line 1 \"[frm=plain] x = x - g\": column 2: \"frm\" is neither first nor a parameter with choices; did you mean "
         "form?"},
        {"[mu=1] x = x - g", "line 1 \"[mu=1] x = x - g\": column 2: \"mu\" is neither first nor a parameter with choices"},
        {"[first x = x - g", "line 1 \"[first x = x - g\": column 1: the [ has no closing ]"},
        {"[fist] x = x - g",
         "line 1 \"[fist] x = x - g\": column 2: \"fist\" is neither first nor a parameter with choices; did you mean first?"},
        {"x = f(x) - g",
         "line 1 \"x = f(x) - g\": column 5: f is no call; the loss at a place is value(place); a product is written f*(...)"},
        {"x = x - lr(g)", "line 1 \"x = x - lr(g)\": column 9: lr is no call; a product is written lr*(...)"},
        {"x = x - lr*np.sign(g)",
         "line 1 \"x = x - lr*np.sign(g)\": column 5: rules are read in plain notation; did you mean x-lr*sign(g)?"},
        {"x = x - lr*ln(g)",
         "line 1 \"x = x - lr*ln(g)\": column 5: rules are read in plain notation; did you mean x-lr*log(g)?"},
        {"x = x - lr*\\frac{g}{2}",
         "line 1 \"x = x - lr*\\frac{g}{2}\": column 5: rules are read in plain notation; did you mean x-lr*((g)/(2))?"},
        {"x = x - lrg", "line 1 \"x = x - lrg\": column 9: \"lrg\" is not known here; did you mean lr?"},
        {"x = x - lr*clip(g, -1, 1)",
         "line 1 \"x = x - lr*clip(g, -1, 1)\": column 12: \"clip\" is not known here; write min(max(a, low), high)"},
        {"x = x - lr*lg(g)",
         "line 1 \"x = x - lr*lg(g)\": column 12: \"lg\" is not known here; it is log10(...) to some and log2(...) to others"},
        {"x = x - 1 2",
         "line 1 \"x = x - 1 2\": column 11: 2 stands right behind another number; write one number, or * between them; did "
         "you mean x - 12 or x - 1*2?"},
        {"x = x - norm(g)*1 2",
         "line 1 \"x = x - norm(g)*1 2\": column 19: 2 stands right behind another number; write one number, or * between "
         "them; did you mean x - norm(g)*12 or x - norm(g)*1*2?"},
        {"x = x - norm(g) log x",
         "line 1 \"x = x - norm(g) log x\": column 17: log x needs brackets: log(x); did you mean x - norm(g) log(x)?"},
        {"x = x - norm(1 2)*g",
         "line 1 \"x = x - norm(1 2)*g\": column 16: 2 stands right behind another number; write one number, or * between "
         "them; did you mean 12 or 1*2?"},
        {"x = x - lr*x1", "line 1 \"x = x - lr*x1\": column 12: \"x1\" is not known here; the names are t, x, g, f, lr, mu"},
        {"x = x - lr*x[0]",
         "line 1 \"x = x - lr*x[0]\": column 13: expected an operator or the end of the formula, but found '['"},
        {"x = x - lr*g;", "line 1 \"x = x - lr*g;\": column 5: rules are read in plain notation; did you mean x-lr*g?"},
        {"x = x - lr*hessian(x)",
         "line 1 \"x = x - lr*hessian(x)\": column 12: \"hessian\" is not known here; did you mean hessian_times or "
         "hessian_diagonal?"},
        {"x = x - lr*g'", "line 1 \"x = x - lr*g'\": column 13: expected an operator or the end of the formula, but found '''"},
        {"x = x - lr*g if t", "line 1 \"x = x - lr*g if t\": column 14: a choice is written where(condition, a, b)"},
        {"g = g\nx = x - lr*X", "line 2 \"x = x - lr*X\": column 12: \"X\" is not known here; did you mean x?"},
        {"x = x - dot(g,,g)", "line 1 \"x = x - dot(g,,g)\": column 9: dot takes 2 operands: dot(a, b)"},
        {"x = x - dot((g), g))",
         "line 1 \"x = x - dot((g), g))\": column 20: expected an operator or the end of the formula, but found ')'; did you "
         "mean x - dot((g), g)?"},
        {"x = sum(sum(\n", "line 1 \"x = sum(sum(\": column 5: sum( has no closing bracket"},
        {"v = g\n[first] x = x - q(v)",
         "line 2 \"[first] x = x - q(v)\": column 17: \"q\" is not known here; the names are t, x, g, f, lr, mu, v"},
        {"x = x - lr*dot(g, norm(q))",
         "line 1 \"x = x - lr*dot(g, norm(q))\": column 24: \"q\" is not known here; the names are t, x, g, f, lr, mu"},
        {"  [form=average] x = x - lr*norm(g, g)", "no line assigns x in every step, as x = x - lr*g does"},
        {"[form=plain] x = x - mu*m\n[form=average] m = g",
         "line 1 \"[form=plain] x = x - mu*m\": column 25: no line assigns m"},
        {"x = x - ∇f", "line 1 \"x = x - ∇f\": column 9: expected a number, a variable, a function or '(', but found '∇'"},
        {"λ = 3\nx = x - μ", "line 2 \"x = x - μ\": column 9: \"μ\" is not known here; did you mean λ?"},
        {"x, y = g", "line 1 \"x, y = g\": column 1: one name is expected before the ="},
        {"[] x = x - g", "line 1 \"[] x = x - g\": column 2: \"\" is neither first nor a parameter with choices"},
        {"[form] x = x - g", "line 1 \"[form] x = x - g\": column 2: \"\" is no choice of form"},
        {"[form=] x = x - g", "line 1 \"[form=] x = x - g\": column 2: \"\" is no choice of form"},
        {"[form=plain]", "no line assigns x in every step, as x = x - lr*g does"},
        {"[form=average] x = x - lr*g", "no line assigns x in every step, as x = x - lr*g does"},
        {"x = x - value(x) + value(x) + value(x) + value(x) + value(x)",
         "line 1 \"x = x - value(x) + value(x) + value(x) + value(x) + value(x)\": column 53: a step may ask for value at most "
         "4 times"},
        {"x = hessian_times(1) + hessian_times(2) + hessian_times(3) + hessian_times(4) + hessian_times(5)",
         "line 1 \"x = hessian_times(1) + hessian_times(2) + hessian_times(3) + hessian_times(4) + ...\": column 81: a step "
         "may ask for hessian_times at most 4 times"},
        {"x = x - lr*sqrt g",
         "line 1 \"x = x - lr*sqrt g\": column 12: sqrt g needs brackets: sqrt(g); did you mean x - lr*sqrt(g)?"},
        {"x = x - min(g)", "line 1 \"x = x - min(g)\": column 14: min takes 2 arguments: min(a, b)"},
        {"x = x - sum(x y)",
         "line 1 \"x = x - sum(x y)\": column 15: \"y\" is not known here; the names are t, x, g, f, lr, mu"},
        {"x = x - lr*gradient", "line 1 \"x = x - lr*gradient\": column 12: gradient is a call: gradient(place)"},
        {"x = gradient (x) + value(", "line 1 \"x = gradient (x) + value(\": column 20: value( has no closing bracket"},
    };
    for (const Case& each : cases) {
        INFO(each.rule);
        CHECK(complaint_about(each.rule) == each.sentence);
    }
}

TEST_CASE("a rule that makes sense compiles, however it is spaced") {
    for (const char* rule : {"x = x - lr*g", "\n\n  x = x - lr*g  # a comment with norm( in it\r\n# and another\n \t\n",
                             "  [form=average]   [first]  v = g\nv = mu*v + g\nx = x - v", "x = x - lr (g)",
                             "x = x - lr*g**2 + g² − π", "β = 0.5\nE = β*g\nx = x - E", "x = x - lr*dot ( g , ( x + 1 ) ) * g",
                             "g = g + 1\nf = f + 1\nx = x - lr*f*g", "step = lr*g\nx = x - step"}) {
        INFO(rule);
        CHECK(complaint_about(rule) == "");
    }
}

TEST_CASE("state that is not declared is missed") {
    CHECK(complaint_about("x = x - lr*v\nv = g", {}) ==
          "line 1 \"x = x - lr*v\": column 12: v is read before a line assigns it, and is no state");
    // Of a line of the first step alone, whose value the other steps read.
    CHECK(complaint_about("[first] v = g\nx = x - lr*v", {}) ==
          "line 2 \"x = x - lr*v\": column 12: v is read before a line assigns it, and is no state");
}

TEST_CASE("rules are capped") {
    CHECK(complaint_about(repeated("x = x - g\n", 64)) == "");
    CHECK(complaint_about(repeated("x = x - g\n", 65)) == "the rule has 65 lines; at most 64 are read");
    CHECK(complaint_about("x = x" + repeated(" ", 5000)) == "");
    CHECK(complaint_about("x = x + 1" + repeated("0", 4092)) == "the rule has 4097 bytes; at most 4096 are read");
    const auto sums = [](int times) { return "x = x" + repeated("+sum(x)", times); };
    CHECK(complaint_about(sums(128)) == "");
    CHECK(complaint_about(sums(129)).ends_with("a step may make at most 128 calls"));
    const auto nested = [](int depth) { return "x = " + repeated("norm(", depth) + "x" + repeated(")", depth); };
    CHECK(complaint_about(nested(16)) == "");
    CHECK(complaint_about(nested(17)).ends_with("\": column 85: calls are nested more than 16 deep"));
    CHECK(complaint_about(nested(450)).ends_with("calls are nested more than 16 deep"));
    CHECK(complaint_about("x = " + repeated("(", 101) + "x" + repeated(")", 101)).ends_with("nested more than 100 deep"));
    // The largest of each kind are compiled, and refused, in an instant.
    for (const std::string_view part : {"x = x - g\n", "a = b\nb = a\n", "x = ((((((", "sum(", "x1 ", "[form=plain]", "1 "}) {
        std::string rule = repeated(part, static_cast<int>(longest_rule / part.size()));
        complaint_about(rule);
        complaint_about("x = " + rule.substr(0, longest_rule - 4));
    }
}

TEST_CASE("the state of a rule is what it reads before it assigns") {
    const auto state = [](std::string_view rule) { return state_of(rule, parameters); };
    CHECK(state("x = x - lr*g") == Names{});
    CHECK(state("v = mu*v + g\nx = x - lr*v") == Names{"v"});
    CHECK(state("v = g\nx = x - lr*v") == Names{});
    CHECK(state("x = x - lr*(g + last)\nlast = g") == Names{"last"});
    CHECK(state("b = b + a\na = g + c\nc = b\nx = x - a") == Names{"b", "a", "c"});  // in the order of assignments
    CHECK(state("[first] z = x\nx = x - lr*z") == Names{"z"});
    CHECK(state("[first] z = x\nz = 2*x\nx = x - lr*z") == Names{});
    CHECK(state("[form=plain] v = g\n[form=average] v = mu*v + g\nx = x - v") == Names{"v"});
    CHECK(state("[form=plain] v = g\n[form=average] v = 2*g\nx = x - v") == Names{});
    CHECK(state("[form=plain] v = g\n[form=plain] x = x - v\n[form=average] x = x - g") == Names{});
    CHECK(state("[form=plain] v = g\nx = x - v") == Names{"v"});
    CHECK(state("[form=other] v = v + g\nx = x - g") == Names{});
    CHECK(state("v = norm(v) + dot(g, u)  # w\nu = g\nw = 1\nx = x") == Names{"v", "u"});
    // Nothing that has a meaning of its own, and nothing that is never assigned.
    CHECK(
        state("t = t\nlr = lr\nform = form\npi = pi\nsin = sin\nnorm = norm\nf = f\ng = g\nx = x + q\ncall_1 = call_1\n2 = 2\n")
            .empty());
    CHECK(state("").empty());
    CHECK(state("x = ").empty());
    CHECK(state(repeated("v = v + 1\n", 900)).empty());  // too long to run
}

TEST_CASE("with very many choices, a line that waits for one is taken to assign or not") {
    std::vector<Parameter> many(12, parameters[2]);
    std::vector<std::string> keys;
    for (std::size_t i = 0; i < many.size(); ++i) keys.push_back("p" + std::to_string(i));
    std::string rule;
    for (std::size_t i = 0; i < many.size(); ++i) {
        many[i].key = keys[i];
        rule += "[" + keys[i] + "=plain] v = g\n[" + keys[i] + "=average] v = 2*g\n";
    }
    CHECK(state_of(rule + "w = g\nx = x - v - w", many) == Names{"v"});
}

TEST_CASE("the state that optimizers declare is the state that their rules need") {
    int checked = 0;
    for (const auto& optimizer : builtin_catalogue().all()) {
        if (optimizer->step) continue;
        INFO(optimizer->key);
        Names needed = state_of(optimizer->rule, optimizer->parameters);
        Names declared(optimizer->state.begin(), optimizer->state.end());
        std::sort(needed.begin(), needed.end());
        std::sort(declared.begin(), declared.end());
        CHECK(needed == declared);
        ++checked;
    }
    CHECK(checked > 10);
    CHECK(state_of(builtin_catalogue().find("adam")->rule, builtin_catalogue().find("adam")->parameters) ==
          Names{"m", "s", "peak"});
}
