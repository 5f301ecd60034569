#include "render/geometry/paths/voxels.hpp"

#include "../../../seed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <random>
#include <set>
#include <tuple>

using namespace ravine::render;

TEST_CASE("a box is covered once it is entered, and its neighbours are not") {
    Voxels voxels;
    CHECK_FALSE(voxels.covers({0, 0, 0}));
    for (const glm::ivec3& box : {glm::ivec3{0, 0, 0}, {-1, -1, -1}, {150'000, -150'000, 40'000}, {3, 4, 7}}) {
        CHECK_FALSE(voxels.covers(box));
        voxels.enter(box);
        CHECK(voxels.covers(box));
        CHECK_FALSE(voxels.covers(box + glm::ivec3(1, 0, 0)));
        CHECK_FALSE(voxels.covers(box - glm::ivec3(0, 1, 0)));
        CHECK_FALSE(voxels.covers(box + glm::ivec3(0, 0, 1)));
    }
}

TEST_CASE("a block is covered once ten of its columns are entered, at whatever height") {
    Voxels voxels;
    for (int i = 0; i < 10; ++i) {
        CHECK_FALSE(voxels.covers({3, 3, 3}));
        voxels.enter({i & 3, i >> 2, i % 3});
        voxels.enter({i & 3, i >> 2, 3});  // the same column
    }
    CHECK(voxels.covers({3, 3, 3}));
    CHECK_FALSE(voxels.covers({3, 3, 4}));
    CHECK_FALSE(voxels.covers({4, 3, 3}));
}

TEST_CASE("among thousands of boxes none is lost and none is made up") {
    const unsigned seed = ravine::test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    // One box of a block, so that no block is covered before its boxes are.
    const auto any = [&] {
        const auto number = [&] { return 4 * static_cast<int>(random() % 64) - 128; };
        return glm::ivec3(number(), number(), number());
    };
    Voxels voxels;
    std::set<std::tuple<int, int, int>> entered;
    bool right = true;
    for (int i = 0; i < 100'000; ++i) {
        const glm::ivec3 box = any(), other = any();
        voxels.enter(box);
        entered.insert({box.x, box.y, box.z});
        right = right && voxels.covers(box) && voxels.covers(other) == entered.contains({other.x, other.y, other.z});
    }
    CHECK(right);
}
