#include "simulation/batches.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>

using namespace ravine;

namespace {

std::vector<std::uint16_t> rows_of(Batches& batches, std::uint64_t t) {
    const Batch batch = batches.at(t);
    return {batch.begin(), batch.end()};
}

}  // namespace

TEST_CASE("an epoch has every row once, and the last batch is what is left") {
    Batches batches(23, 5, 7);
    for (std::uint64_t epoch = 0; epoch < 50; ++epoch) {
        std::multiset<std::uint16_t> seen;
        for (std::uint64_t k = 1; k <= 5; ++k) {
            const auto rows = rows_of(batches, 5 * epoch + k);
            CHECK(rows.size() == (k < 5 ? 5 : 3));
            seen.insert(rows.begin(), rows.end());
        }
        CHECK(seen.size() == 23);
        CHECK(std::set<std::uint16_t>(seen.begin(), seen.end()).size() == 23);
        CHECK(*seen.rbegin() == 22);
    }
}

TEST_CASE("the batch of a step depends on the seed and on nothing else") {
    Batches played(256, 32, 1), sought(256, 32, 1), other(256, 32, 2);
    std::size_t different = 0, moved = 0;
    for (std::uint64_t t = 1; t <= 100; ++t) {
        const auto rows = rows_of(played, t);
        different += rows != rows_of(other, t) ? 1 : 0;
        moved += t > 8 && rows != rows_of(sought, t - 8) ? 1 : 0;  // the same batch of the epoch before
    }
    CHECK(different == 100);
    CHECK(moved == 92);
    CHECK(rows_of(sought, 57) == rows_of(played, 57));
    CHECK(rows_of(sought, 3) == rows_of(played, 3));
}

TEST_CASE("every row comes at every place of an epoch about equally often") {
    constexpr std::size_t rows = 8, epochs = 4000;
    Batches batches(rows, 1, 3);
    std::size_t counts[rows][rows] = {};
    for (std::uint64_t t = 1; t <= rows * epochs; ++t) ++counts[(t - 1) % rows][batches.at(t)[0]];
    // Binomial with mean 500 and deviation 21: five of them are never met by chance.
    for (const auto& place : counts) {
        for (const std::size_t count : place) CHECK((count > 395 && count < 605));
    }
}

TEST_CASE("a batch of no size, or of all rows, is all rows") {
    for (const std::size_t size : {0U, 11U, 100U}) {
        Batches batches(11, size, 1);
        CHECK(batches.whole());
        CHECK(batches.at(5).empty());
    }
    CHECK(Batches(0, 4, 1).whole());
}
