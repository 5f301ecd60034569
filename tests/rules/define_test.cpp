#include "rules/define.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ravine;

namespace {

Optimizer defined(std::string_view text) {
    Result<Defined> read = read_definition(text);
    INFO(text << " " << (read ? "" : read.error().sentence));
    REQUIRE(read);
    CHECK(read->hints.empty());
    return read->optimizer;
}

std::string refusal(std::string_view text) {
    const Result<Defined> read = read_definition(text);
    INFO(text);
    REQUIRE_FALSE(read);
    return read.error().sentence;
}

std::string many(std::string_view text, int count) {
    std::string result;
    for (int i = 0; i < count; ++i) result += text;
    return result;
}

}  // namespace

TEST_CASE("a definition is an optimizer with its parameters, state and rule") {
    const Optimizer heavy = defined(" heavy ( lr : 0.02 , mu:0.9 ) { v=mu*v-lr*g ; ; x=x+v } ");
    CHECK(heavy.key == "heavy");
    CHECK(heavy.title == "heavy");
    CHECK(heavy.typed);
    CHECK(heavy.rule == "v = mu*v - lr*g\nx = x + v");
    CHECK(heavy.state == std::vector<std::string>{"v"});
    REQUIRE(heavy.parameters.size() == 2);
    CHECK(find_learning_rate(heavy) == heavy.parameters.data());
    CHECK(heavy.parameters[0].fallback == 0.02);
    CHECK(heavy.parameters[1].fallback == 0.9);
    CHECK(write_definition(heavy) == "heavy(lr:0.02,mu:0.9){v=mu*v-lr*g;x=x+v}");

    CHECK(defined("a{x=x-g}") == defined("a(){\n# down\nx = x - g  # at once\n}"));
    CHECK(defined("a{x=x-g*count()}").needs == Needs::gradient);
    CHECK(defined("a{x=x-hessian_times(g)}").needs == Needs::hessian);
}

TEST_CASE("a number has the range that it is given, or one that follows from its name and default") {
    struct Case {
        std::string_view text;
        double low, high;
        Scale scale;
        std::string_view written;
    };
    constexpr Case cases[] = {
        {"lr:0.02", 1e-6, 100, Scale::log, "0.02"},
        {"lr:200", 1e-6, 200, Scale::log, "200"},
        {"lr:0", 0, 100, Scale::log, "0"},
        {"mu:0.9", 0, 1, Scale::linear, "0.9"},
        {"eps:1e-8", 0, 1, Scale::log, "1e-08"},
        {"k:5", 0, 50, Scale::linear, "5"},
        {"k:-2", -20, 20, Scale::linear, "-2"},
        {"k:1/4", 0, 1, Scale::linear, "0.25"},
        {"k:0", 0, 1, Scale::linear, "0"},
        {"k:0.9:0:2", 0, 2, Scale::linear, "0.9:0:2"},
        {"k:0.9 : 0 : 1", 0, 1, Scale::linear, "0.9"},
        {"lr:1:-1:2", -1, 2, Scale::log, "1:-1:2"},
        {"k:1:1:3", 1, 3, Scale::linear, "1:1:3"},
    };
    for (const auto& [text, low, high, scale, written] : cases) {
        const std::string key(text.substr(0, text.find(':')));
        const std::string definition = "a(" + std::string(text) + "){x=x-" + key + "*g}";
        const Parameter parameter = defined(definition).parameters[0];
        INFO(text);
        CHECK(parameter.low == low);
        CHECK(parameter.high == high);
        CHECK(parameter.scale == scale);
        CHECK(definition_of(parameter) == written);
        CHECK(defined(write_definition(defined(definition))).parameters[0] == parameter);
    }
}

TEST_CASE("words with bars between are choices") {
    const Optimizer way = defined("a(way: down | up ,k:1){[way=down] x=x-k*g;[way=up] x=x+k*g}");
    CHECK(way.parameters[0].choice_names() == std::vector<std::string_view>{"down", "up"});
    CHECK(way.parameters[0].fallback == 0);
    CHECK(write_definition(way) == "a(way:down|up,k:1){[way=down]x=x-k*g;[way=up]x=x+k*g}");
    CHECK(defined("a(on:off|on){[on=off] x=x-g;[on=on] x=x-2*g}").parameters[0].is_switch());
}

TEST_CASE("a text of several definitions is split at their ends") {
    const auto split = [](std::string_view text) { return split_definitions(text); };
    using Texts = std::vector<std::string_view>;
    CHECK(split("") == Texts{});
    CHECK(split(" ; ") == Texts{});
    CHECK(split("a{x=x-g}b(k:1){x=x-k*g}") == Texts{"a{x=x-g}", "b(k:1){x=x-k*g}"});
    CHECK(split("a{x=x-g} ;\n b{x=g}") == Texts{"a{x=x-g}", "b{x=g}"});
    CHECK(split("a{x=\\frac{g}{2}}b") == Texts{"a{x=\\frac{g}{2}}", "b"});
    CHECK(split("a{x=x-g") == Texts{"a{x=x-g"});
}

TEST_CASE("every mistake in a definition gets a sentence that tells where it is") {
    const std::string a33 = many("a", 33);
    struct Case {
        std::string text, sentence;
    };
    const Case cases[] = {
        // Names of optimizers and parameters.
        {"2a{x=x-g}",
         "the head \"2a\": column 1: \"2a\" is no name of an optimizer; one begins with a letter and has letters, digits and "
         "_"},
        {"{x=x-g}",
         "the head \"\": column 1: \"\" is no name of an optimizer; one begins with a letter and has letters, digits and _"},
        {a33 + "{x=x-g}", "the head \"" + a33 + "\": column 1: the name has 33 bytes; at most 32 are read"},
        {"a(" + a33 + ":1){x=x-g}", "a: the head \"a(" + a33 + ":1)\": column 3: the name has 33 bytes; at most 32 are read"},
        {"a(2k:1){x=x-g}",
         "a: the head \"a(2k:1)\": column 3: \"2k\" is no name of a parameter; one begins with a letter and has letters, "
         "digits "
         "and _"},
        {"a(k:1,){x=x-k*g}",
         "a: the head \"a(k:1,)\": column 7: \"\" is no name of a parameter; one begins with a letter and has letters, digits "
         "and _"},
        {"a(k:1,k:2){x=x-k*g}", "a: the head \"a(k:1,k:2)\": column 7: k is given twice"},
        {"a(t:1){x=x-g}", "a: the head \"a(t:1)\": column 3: t is the number of the step; a parameter needs a name of its own"},
        {"a(pi:1){x=x-g}", "a: the head \"a(pi:1)\": column 3: pi is a constant; a parameter needs a name of its own"},
        {"a(exp:1){x=x-g}", "a: the head \"a(exp:1)\": column 3: exp is a function; a parameter needs a name of its own"},
        {"a(norm:1){x=x-g}", "a: the head \"a(norm:1)\": column 3: norm is a call; a parameter needs a name of its own"},
        {"a(call_1:1){x=x-g}", "a: the head \"a(call_1:1)\": column 3: names that begin with call_ are taken"},
        {"a(x:1){x=x-g}",
         "a: the head \"a(x:1)\": column 3: x has another meaning in rules or racers; a parameter needs a name of its own"},
        {"a(show:1){x=x-g}",
         "a: the head \"a(show:1)\": column 3: show has another meaning in rules or racers; a parameter needs a name of its "
         "own"},
        // Defaults.
        {"a(k){x=x-k*g}", "a: the head \"a(k)\": column 3: k has no default; write k:0.1"},
        {"a(k:){x=x-k*g}", "a: the head \"a(k:)\": column 3: k has no default; write k:0.1"},
        {"a(k:much){x=x-k*g}", "a: the head \"a(k:much)\": column 5: \"much\" is not a number"},
        {"a(k:1/0){x=x-k*g}", "a: the head \"a(k:1/0)\": column 5: \"1/0\" is not a number"},
        {"a(k:1:0){x=x-k*g}", "a: the head \"a(k:1:0)\": column 5: a default, or a default and a range is expected: k:0.5:0:1"},
        {"a(k:3:0:2){x=x-k*g}", "a: the head \"a(k:3:0:2)\": column 5: 3 is not between 0 and 2"},
        {"a(k:2:2:2){x=x-k*g}", "a: the head \"a(k:2:2:2)\": column 5: 2 is not between 2 and 2"},
        {"a(k:up|){x=x-g}", "a: the head \"a(k:up|)\": column 5: \"\" is no word for a choice"},
        {"a(k:up|up){x=x-g}", "a: the head \"a(k:up|up)\": column 8: up is given twice"},
        {"a(k:1|2|3|4|5|6|7|8|9){x=x-g}", "a: the head \"a(k:1|2|3|4|5|6|7|8|9)\": column 5: k has more than 8 choices"},
        // Brackets.
        {"a(k:1{x=x-k*g}", "a: the head \"a(k:1\": column 2: the ( has no closing )"},
        {"a(k:1)", "a: the head \"a(k:1)\": column 7: a rule in braces is expected: {x = x - lr*g}"},
        {"a", "a: the head \"a\": column 2: a rule in braces is expected: {x = x - lr*g}"},
        {"a{x=x-g", "a: the head \"a\": column 2: the { behind it has no closing }"},
        {"a{x=x-g}}", "a: \"}\" stands behind the closing brace"},
        {"a(lr:1){x=x-lr*(g}",
         "a: line 1 \"x = x - lr*(g\": column 14: expected ')' to close the '(' of column 12, but the formula ends here; did "
         "you "
         "mean x - lr*(g)?"},
        // The rule. Lines are counted with those that are empty.
        {"a{}", "a: the rule is empty; one line at least assigns x: x = x - lr*g"},
        {"a{ ; \n }", "a: no line assigns x in every step, as x = x - lr*g does"},
        {"a{v=g}", "a: no line assigns x in every step, as x = x - lr*g does"},
        {"a{x=x-w}", "a: line 1 \"x = x - w\": column 9: \"w\" is not known here; the names are t, x, g, f"},
        {"a{;;v=g\n\nx=x-w*v}", "a: line 5 \"x = x - w*v\": column 9: \"w\" is not known here; the names are t, x, g, f, v"},
        {"a(k:1){k=2;x=x-k*g}", "a: line 1 \"k = 2\": column 1: k is a parameter; assign to a name of your own"},
        {"a{t=2;x=x-g}", "a: line 1 \"t = 2\": column 1: t is the number of the step; assign to a name of your own"},
        {"a{norm=2;x=x-g}", "a: line 1 \"norm = 2\": column 1: norm is a call; assign to a name of your own"},
        {"a{x=x-dot(g)*g}", "a: line 1 \"x = x - dot(g)*g\": column 9: dot takes 2 operands: dot(a, b)"},
        {"a{x=x-min(g)}", "a: line 1 \"x = x - min(g)\": column 14: min takes 2 arguments: min(a, b)"},
        {"a{x-g}", "a: line 1 \"x-g\": column 1: a line assigns: name = formula, with a space on both sides of the ="},
        {"a(k:p|q){[k=r]x=x-g}", "a: line 1 \"[k=r] x = x - g\": column 2: \"r\" is no choice of k"},
        {"a(k:p|q){[k=p]x=x-g}", "a: no line assigns x in every step, as x = x - lr*g does"},
        {"a(k:p|q){x=x-g;[k=q]x=x-w}",
         "a: line 2 \"[k=q] x = x - w\": column 15: \"w\" is not known here; the names are t, x, g, f"},
        // Sizes.
        {"a{x=x-g" + many(" ", 4090) + "}", "a: the definition has 4098 bytes; at most 4096 are read"},
        {"a{x=x-g" + many(";b=1", 64) + "}", "a: the rule has 65 lines; at most 64 are read"},
        {"a(a:1,b:1,c:1,d:1,h:1,i:1,j:1,k:1,l:1,m:1,n:1,o:1,p:1,q:1,r:1,s:1,u:1){x=x-g}",
         "a: the head \"a(a:1,b:1,c:1,d:1,h:1,i:1,j:1,k:1,l:1,m:1,n:1,o:1,p:1,q:1,r:1,s:1,u:1)\": column 67: there are more "
         "than 16 parameters"},
        {"a{x=x-" + many("gradient(", 17) + "x" + many(")", 17) + "}",
         "a: line 1 \"x = x - " + many("gradient(", 8) + "...\": column 153: calls are nested more than 16 deep"},
    };
    for (const Case& each : cases) CHECK(refusal(each.text) == each.sentence);
}

TEST_CASE("a rule may change the gradient that it is given, as built-in ones do") {
    CHECK(defined("a(decay:0.1){g=g+decay*x;x=x-g}").rule == "g = g + decay*x\nx = x - g");
}

TEST_CASE("a parameter that no line reads is no mistake, and is told") {
    const Result<Defined> read = read_definition("a(k:1,way:p|q,mu:0.9){x=x-mu*g}");
    REQUIRE(read);
    CHECK(read->hints == std::vector<std::string>{"a: no line reads k", "a: no line reads way"});
}

TEST_CASE("a modifier that changes the step before there is one is told so") {
    const Result<Defined> read = read_definition("half+(k:0.5){u=k*u}");
    REQUIRE(read);
    CHECK(read->hints == std::vector<std::string>{"half: a line that assigns u changes the step behind [after] alone"});
    CHECK(read_definition("half+(k:0.5){[after]u=k*u}")->hints.empty());
}

TEST_CASE("a definition that is too long when it is written out is refused") {
    std::string text = "a(lr:1/3){x=x-lr*g";
    while (text.size() + 2 < longest_definition) text += "+x";
    text.resize(longest_definition - 1, ' ');
    const Result<Defined> read = read_definition(text + "}");
    REQUIRE_FALSE(read);
    CHECK(read.error().sentence == "a: the definition has 4110 bytes when it is written out; at most 4096 are read");
}

TEST_CASE("definitions as costly as they may be are read at once") {
    const std::string calls = "a(k:1|2|3|4|5|6|7|8){x=x-g" + many("+sum(sum(sum(g)))", 42) + "}";
    const std::string names = "a{x=x-g;v=" + many("v*(v+1)-", 300) + "v}";
    CHECK(read_definition(calls));
    CHECK(read_definition(names));
    CHECK_FALSE(read_definition("a{x=" + many("(", 4000) + "g}"));
    CHECK_FALSE(read_definition("a{x=" + many("-", 4000) + "g}"));
    CHECK_FALSE(read_definition("a{" + many("{", 4000)));
}
