#include "document/link/link.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

using namespace ravine;

namespace {

struct PanelRow {
    std::string_view word, title, icon;
    char key;
    int left;
    std::string_view within;
};

constexpr PanelRow rows[] = {
#define RAVINE_PANEL(word, title, icon, key, left, within) {#word, title, #icon, key, left, #within},
#include "document/panels.def"
#undef RAVINE_PANEL
};

template <class Column>
bool all_differ(Column column) {
    std::set<std::string_view> values;
    return std::all_of(std::begin(rows), std::end(rows),
                       [&](const PanelRow& row) { return values.insert(row.*column).second; });
}

}  // namespace

TEST_CASE("the word of a panel opens its tab by a link, as it stands") {
    for (const PanelRow& row : rows) {
        CAPTURE(row.word);
        CHECK(std::all_of(row.word.begin(), row.word.end(), [](char c) { return c >= 'a' && c <= 'z'; }));
        const DecodedLink decoded = decode_link("tab=" + std::string(row.word));
        CHECK(decoded.complaints.empty());
        CHECK(decoded.document.page.tab == static_cast<Tab>(&row - rows));
        // Whoever opens what was copied in the Share tab sees the race.
        const Tab passed_on = row.word == "share" ? Tab::race : decoded.document.page.tab;
        CHECK(decode_link(encode_link(decoded.document)).document.page.tab == passed_on);
    }
}

TEST_CASE("panels differ in word, title and icon") {
    CHECK(all_differ(&PanelRow::word));
    CHECK(all_differ(&PanelRow::title));
    CHECK(all_differ(&PanelRow::icon));
    for (const PanelRow& row : rows) CHECK_FALSE(row.title.empty());
}

TEST_CASE("a panel in another's tab names one that has a tab of its own") {
    for (const PanelRow& row : rows) {
        CAPTURE(row.word);
        const auto within = std::find_if(std::begin(rows), std::end(rows), [&](const auto& r) { return r.word == row.within; });
        REQUIRE(within != std::end(rows));
        CHECK(within->within == within->word);
    }
}

TEST_CASE("keys of panels are capital letters, each of one panel") {
    std::set<char> keys;
    for (const PanelRow& row : rows) {
        if (row.key == 0) continue;
        CAPTURE(row.word, row.key);
        CHECK((row.key >= 'A' && row.key <= 'Z'));
        CHECK(keys.insert(row.key).second);
    }
}

TEST_CASE("places in the left panel count from 1, each of one panel") {
    std::vector<int> places;
    for (const PanelRow& row : rows) {
        if (row.left != 0) places.push_back(row.left);
    }
    std::sort(places.begin(), places.end());
    for (std::size_t i = 0; i < places.size(); ++i) CHECK(places[i] == static_cast<int>(i) + 1);
}
