#include "render/geometry/paths/voxels.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <utility>

namespace ravine::render {
namespace {

constexpr int middle = 1 << 22;
constexpr std::size_t fewest = 256;     // entries
constexpr int columns_that_cover = 10;  // of a block

std::uint64_t number(int coordinate) {
    assert(coordinate >= -middle && coordinate < middle);
    return static_cast<std::uint64_t>(coordinate + middle);
}

std::uint64_t key_of(const glm::ivec3& box) { return number(box.x) >> 2 | number(box.y) >> 2 << 21 | number(box.z) >> 2 << 42; }

std::uint64_t bit_of(const glm::ivec3& box) { return std::uint64_t{1} << ((box.x & 3) | (box.y & 3) << 2 | (box.z & 3) << 4); }

// Returns the number of columns with a box: combines the 16 bits of each of the four layers.
int columns_in(std::uint64_t boxes) { return std::popcount((boxes | boxes >> 16 | boxes >> 32 | boxes >> 48) & 0xFFFF); }

// Fibonacci hashing: the product's upper bits depend on all of the key's.
std::size_t scatter(std::uint64_t key, std::size_t entries) {
    return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15U) >> 32) & (entries - 1);
}

}  // namespace

// Returns the slot of a block, or the free one that it belongs in.
std::size_t Voxels::find(std::uint64_t key) const {
    std::size_t at = scatter(key, blocks_.size());
    while (blocks_[at].boxes != 0 && blocks_[at].key != key) at = (at + 1) & (blocks_.size() - 1);
    return at;
}

void Voxels::grow() {
    const std::size_t entries = std::max(fewest, 2 * blocks_.size());
    const std::vector<Block> before = std::exchange(blocks_, std::vector<Block>(entries, Block{0, 0}));
    for (const Block& block : before) {
        if (block.boxes != 0) blocks_[find(block.key)] = block;
    }
}

bool Voxels::covers(const glm::ivec3& box) const {
    if (blocks_.empty()) return false;
    const std::uint64_t boxes = blocks_[find(key_of(box))].boxes;
    return (boxes & bit_of(box)) != 0 || columns_in(boxes) >= columns_that_cover;
}

void Voxels::enter(const glm::ivec3& box) {
    if (2 * used_ >= blocks_.size()) grow();
    Block& block = blocks_[find(key_of(box))];
    used_ += block.boxes == 0 ? 1 : 0;
    block = {key_of(box), block.boxes | bit_of(box)};
}

}  // namespace ravine::render
