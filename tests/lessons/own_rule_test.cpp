#include "lessons/own_rule.hpp"

#include "../document/clean_link.hpp"
#include "lessons/catalogue.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <fmt/format.h>

using namespace ravine;
using namespace ravine::lessons;
using Catch::Matchers::ContainsSubstring;

namespace {

RuleCheck checked(std::string_view definition) {
    return check_rule("momentum", clean_document(fmt::format("racers=gd;own&define={}", definition)));
}

}  // namespace

TEST_CASE("momentum in any of its forms is right, on three surfaces") {
    for (const char* definition : {"own(lr:0.02,mu:0.9){v=mu*v+g;x=x-lr*v}", "own(lr:0.5,mu:0.1){v=mu*v-lr*g;x=x+v}",
                                   "own(lr:0.1){[first]last=x;to=x-lr*g+0.9*(x-last);last=x;x=to}"}) {
        INFO(definition);
        const RuleCheck check = checked(definition);
        CHECK(check.right);
        CHECK_THAT(check.sentence, ContainsSubstring("the bowl, the ravine, the saddle"));
    }
}

TEST_CASE("a rule can read the constants of the race") {
    const RuleCheck check =
        check_rule("momentum", clean_document("loss=k*x^2+y^2&let=k:0.9&racers=own&define=own(lr:0.02){v=k*v+g;x=x-lr*v}"));
    CHECK(check.right);
}

TEST_CASE("another rule is told where it goes another way") {
    const RuleCheck plain = checked("own(lr:0.02){x=x-lr*g}");
    CHECK_FALSE(plain.right);
    CHECK_THAT(plain.sentence, ContainsSubstring("On the bowl, your rule is at ("));
    CHECK_THAT(plain.sentence, ContainsSubstring("after step 2; it should be at ("));
    CHECK_FALSE(checked("own(lr:0.02,mu:0.9){v=mu*v+g;x=x-lr*(g+mu*v)}").right);
    CHECK_FALSE(checked("own(lr:0.02,mu:0.9){v=mu*v+g;x=x-lr*v/(f-f)}").right);
    CHECK(check_rule("momentum", clean_document("racers=gd")).sentence == "No ball has a rule of yours.");
}

TEST_CASE("cards ask for rules that can be typed, and begin with another") {
    int asked = 0;
    for (const Lesson* lesson : lessons::lessons()) {
        for (std::size_t card = 0; card < lesson->cards.size(); ++card) {
            const Card& each = lesson->cards[card];
            if (each.rule.empty()) continue;
            ++asked;
            const RuleCheck check = check_rule(each.rule, document_of({lesson, card}));
            CHECK_FALSE(check.right);
            CHECK_THAT(check.sentence, ContainsSubstring("it should be at"));
            REQUIRE(card + 1 < lesson->cards.size());  // the next card has the answer
            CHECK(check_rule(each.rule, document_of({lesson, card + 1})).right);
        }
    }
    CHECK(asked > 0);
}
