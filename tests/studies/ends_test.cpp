#include "studies/ends.hpp"

#include "document/link/link.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <map>
#include <set>

using namespace ravine;
using namespace ravine::studies;

namespace {

Ends ends_of_link(const std::string& link, std::vector<double>& table) {
    const Document document = decode_link(link).document;
    Runs runs = *Runs::begin(document.experiment, *document.view.study);
    table = runs.compute(0, runs.rows());
    return ends_of(document.experiment, runs.columns(), table);
}

}  // namespace

TEST_CASE("minima of the domain keep the numbers of the table") {
    std::vector<double> table;
    const Ends ends = ends_of_link("loss=himmelblau&racers=gd,lr:0.01&steps=200&study=basins,size:16", table);
    REQUIRE(ends.minimum.size() == 256);
    for (std::size_t row = 0; row < 256; ++row) CHECK(static_cast<double>(ends.minimum[row]) == table[8 * row + 3]);
    CHECK(ends.names == std::vector<std::string>{"minimum 1", "minimum 2", "minimum 3", "minimum 4"});
}

TEST_CASE("in a small part of a surface its minima have their places as names, and keep their hues") {
    std::vector<double> table;
    const Ends ends =
        ends_of_link("loss=himmelblau&x=-0.2,0.2&y=-0.2,0.2&racers=gd,lr:0.01&steps=400&study=basins,size:16", table);
    const std::set<std::size_t> numbers(ends.minimum.begin(), ends.minimum.end());
    CHECK(numbers == std::set<std::size_t>{1});
    CHECK(ends.names == std::vector<std::string>{"minimum at (3, 2)"});
    CHECK(ends.hues == std::vector<std::size_t>{0});
}

TEST_CASE("minima inside of a part of a surface and outside of it are told apart") {
    std::vector<double> table;
    const Ends ends = ends_of_link("loss=himmelblau&x=-4,4&y=2.5,4&racers=gd,lr:0.01&steps=200&study=basins,size:24", table);
    CHECK(ends.names == std::vector<std::string>{"minimum 1", "minimum at (3, 2)"});
    CHECK(ends.hues == std::vector<std::size_t>{1, 0});
    for (const std::size_t number : {1, 2}) CHECK(std::count(ends.minimum.begin(), ends.minimum.end(), number) > 100);
}

TEST_CASE("minima that nobody knows are told apart by their places") {
    std::vector<double> table;
    const Ends ends =
        ends_of_link("loss=cos(x)+y^2&x=5,8&y=-1,1&start=6,0.5&racers=gd,lr:0.3&steps=400&study=basins,size:32", table);
    std::map<std::size_t, double> places;
    for (std::size_t row = 0; row < ends.minimum.size(); ++row) {
        if (ends.minimum[row] == 0) continue;
        const double x = table[8 * row + 5];
        const auto [at, is_new] = places.try_emplace(ends.minimum[row], x);
        if (!is_new) CHECK(std::abs(at->second - x) < 1e-2);
    }
    CHECK(places.size() >= 2);
}
