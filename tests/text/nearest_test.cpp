#include "text/nearest.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>

using namespace ravine;

TEST_CASE("in a draw the word wins that the unknown one begins with") {
    constexpr std::string_view words[] = {"sign", "sin", "adam", "Adam"};
    CHECK(nearest("sinn", words) == "sin");
    CHECK(nearest("sgin", words) == "sign");
    CHECK(nearest("Adamm", words) == "adam");
}

TEST_CASE("words are offered by a question") {
    CHECK(did_you_mean({}).empty());
    CHECK(did_you_mean({""}).empty());
    CHECK(did_you_mean({"race"}) == "did you mean race?");
    CHECK(did_you_mean({"race", "hash"}) == "did you mean race or hash?");
    CHECK(offer_of({"race"}) == "; did you mean race?");
    CHECK(offer_of({}).empty());
}

TEST_CASE("the nearest word is the one that the fewest letters lead to") {
    constexpr std::string_view words[] = {"race", "verdicts", "hash", "link", "list", "lesson"};
    const std::pair<const char*, const char*> cases[] = {{"rcae", "race"}, {"Races", "race"},    {"verdict", "verdicts"},
                                                         {"lnk", "link"},  {"hahs", "hash"},     {"study", ""},
                                                         {"", ""},         {"lesons", "lesson"}, {"x", ""}};
    for (const auto& [unknown, near] : cases) {
        CAPTURE(unknown);
        CHECK(nearest(unknown, words) == near);
    }
    CHECK(nearest(std::string(100'000, 'a'), words).empty());
}
