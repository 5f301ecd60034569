#include "text/nearest.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>

using namespace ravine;

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
