#include "math/order.hpp"

#include "../seed.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <random>
#include <string>

using namespace ravine;

TEST_CASE("an empty list stays empty") {
    std::vector<int> list;
    sort_stably(list, std::less<>());
    CHECK(list.empty());
    CHECK(sorted_order(0, std::less<>()).empty());
}

TEST_CASE("the sorted order is of places") {
    const std::vector<double> values{3, -1, 2};
    const auto lower = [&](std::size_t a, std::size_t b) { return values[a] < values[b]; };
    CHECK(sorted_order(values.size(), lower) == std::vector<std::size_t>{1, 2, 0});
}

TEST_CASE("equal elements keep their order") {
    std::vector<std::string> words{"pear", "fig", "plum", "nut", "kiwi", "fig"};
    sort_stably(words, [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
    CHECK(words == std::vector<std::string>{"fig", "nut", "fig", "pear", "plum", "kiwi"});
}

TEST_CASE("lists are sorted as the standard library sorts them") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    using Pair = std::pair<unsigned, int>;
    const auto lower = [](const Pair& a, const Pair& b) { return a.first < b.first; };
    for (std::size_t count = 0; count < 300; ++count) {
        CAPTURE(count);
        std::vector<Pair> list;
        for (std::size_t i = 0; i < count; ++i) list.emplace_back(static_cast<unsigned>(random() % 20), static_cast<int>(i));
        std::vector<Pair> expected = list;
        std::stable_sort(expected.begin(), expected.end(), lower);
        sort_stably(list, lower);
        CHECK(list == expected);
    }
}
