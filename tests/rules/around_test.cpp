#include "rules/around.hpp"

#include "rules/define.hpp"
#include "rules/rule.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ravine;

namespace {

Catalogue with(std::initializer_list<std::string_view> definitions) {
    Catalogue catalogue = builtin_catalogue();
    for (const std::string_view text : definitions) {
        Result<Defined> read = read_definition(text);
        INFO(text << " " << (read ? "" : read.error().sentence));
        REQUIRE(read);
        catalogue.add(std::move(read->optimizer));
    }
    return catalogue;
}

Optimizer composed(std::string_view name, Catalogue catalogue) {
    const Result<std::string> key = add_composed(name, catalogue);
    INFO(name << " " << (key ? "" : key.error().sentence));
    REQUIRE(key);
    return *catalogue.find(*key);
}

std::string refusal(std::string_view name, Catalogue catalogue = builtin_catalogue()) {
    const Result<std::string> key = add_composed(name, catalogue);
    INFO(name);
    REQUIRE_FALSE(key);
    return key.error().sentence;
}

}  // namespace

TEST_CASE("the lines of modifiers stand around those of the optimizer, in the order written") {
    const Catalogue catalogue =
        with({"plain(lr:0.1){x=x-lr*g}", "a+(k:2){g=g*min(k,m)+m;m=m+k}", "b+(k:5){[first]x=x/k;[after]u=u+k;[after]r=u}",
              "c+{[after]x=x+s;[after]s=u}", "d+(way:p|q){[way=p]g=-g;[way=q][after]u=-u}", "e+{[after]x=2*x}"});
    const Optimizer all = composed("plain+a+b+c", catalogue);
    CHECK(all.key == "plain+a+b+c");
    CHECK(all.rule ==
          "g = g*min(a_k, a_m) + a_m\n"
          "a_m = a_m + a_k\n"
          "[first] x = x/b_k\n"
          "around_x = x\n"
          "x = x - lr*g\n"
          "around_u = x - around_x\n"
          "around_u = around_u + b_k\n"
          "x = around_x + around_u\n"
          "b_r = around_u\n"
          "x = x + c_s\n"
          "c_s = around_u\n");
    CHECK(all.state == std::vector<std::string>{"a_m", "c_s"});
    std::string keys;
    for (const Parameter& parameter : all.parameters) keys += parameter.key + " ";
    CHECK(keys == "lr a.k b.k ");
    CHECK(composed("plain+b+a", catalogue).rule.starts_with("[first] x = x/b_k\ng = g*min(a_k, a_m) + a_m\n"));
    CHECK(composed("plain+a", catalogue).rule == "g = g*min(a_k, a_m) + a_m\na_m = a_m + a_k\nx = x - lr*g\n");
    CHECK(composed("plain+e+c", catalogue).rule.ends_with("x = 2*x\naround_u = x - around_x\nx = x + c_s\nc_s = around_u\n"));
    CHECK(composed("plain+d", catalogue).rule ==
          "[d_way=p] g = -g\naround_x = x\nx = x - lr*g\naround_u = x - around_x\n"
          "[d_way=q] around_u = -around_u\n[d_way=q] x = around_x + around_u\n");
}

TEST_CASE("modifiers change the gradient where the optimizer takes it") {
    const Catalogue catalogue =
        with({"far{g=gradient(x+1);x=x-g}", "some(w:p|q|r){[w=q]g=gradient(x+1);[w=r]g=gradient(x-1);x=x-g}", "twice+{g=2*g}",
              "nearer+{x=x/2}"});
    CHECK(composed("far+twice+nearer", catalogue).rule == "x = x/2\ng = gradient(x + 1)\ng = 2*g\nx = x - g\n");
    CHECK(composed("some+twice", catalogue).rule ==
          "[w=p] g = 2*g\n[w=q] g = gradient(x + 1)\n[w=q] g = 2*g\n[w=r] g = gradient(x - 1)\n[w=r] g = 2*g\nx = x - g\n");
}

TEST_CASE("names of functions stay functions") {
    CHECK(composed("gd+clip", builtin_catalogue())
              .rule.starts_with("[clip_by=norm] g = g*min(1, clip_max/(norm(g) + 1e-6))\n[clip_by=value] g = min(max(g, "
                                "-clip_max), clip_max)\n"));
}

TEST_CASE("every built-in modifier goes around every rule, alone and with the others") {
    const Catalogue& catalogue = builtin_catalogue();
    REQUIRE(catalogue.modifiers().size() == 11);
    for (const auto& optimizer : catalogue.all()) {
        if (optimizer->step) {
            CHECK(refusal(optimizer->key + "+clip") == optimizer->key + " has no rule that modifiers could go around");
            continue;
        }
        for (const auto& modifier : catalogue.modifiers()) {
            const Optimizer result = composed(optimizer->key + "+" + modifier->key, catalogue);
            CHECK(result.parameters.size() == optimizer->parameters.size() + modifier->parameters.size());
            CHECK(result.beside.state == (modifier->beside.state.empty() ? optimizer->beside.state : "average_place"));
        }
        composed(optimizer->key + "+clip+sam+decay+cautious+lookahead+average", catalogue);
    }
}

TEST_CASE("what cannot be composed is refused") {
    CHECK(refusal("adm+clip") == "there is no optimizer \"adm\"");
    CHECK(refusal("adam+clop") == "there is no modifier \"clop\"; did you mean clip?");
    CHECK(refusal("adam+") == "there is no modifier \"\"");
    CHECK(refusal("adam+gd") == "there is no modifier \"gd\"");
    CHECK(refusal("adam+clip+clip") == "clip goes around it twice");
    CHECK(refusal("gd+clip+sign+centralise+sam+decay+cautious+grams") == "at most 6 modifiers go around one");
    CHECK(refusal("own+clip", with({"own(lr:0.1,clip_max:1){x=x-lr*clip_max*g}"})) ==
          "clip cannot go around own: both have the name clip_max");
    CHECK(refusal("own+average", with({"own{average_place=x;x=x-0.1*g}"})) ==
          "average cannot go around own: both have the name average_place");
    CHECK(refusal("gd+a+a_b", with({"a+(b_c:1){g=b_c*g}", "a_b+(c:1){g=c*g}"})) ==
          "a_b cannot go around gd+a: both have the name a_b_c");
    CHECK(refusal("bare+decay", with({"bare{x=x-g}"}))
              .starts_with("bare+decay: line 1 \"x = x*(1 - lr*decay_rate)\": column 12:"));
    CHECK(refusal("two+sign", with({"two(a:p|q,b:p|q){[a=p]g=gradient(x);[b=q]g=gradient(2x);x=x-g}"})) ==
          "two takes its gradient in too many ways");
}
