// Which small boxes of space a line has been drawn through, and so what another line of the same colour would not add to.
//
// 4 x 4 x 4 boxes are a block and share an entry of a hash table, one bit each: on a surface, and along a line, neighbours are
// asked for one after the other. Lines are wider than a box, so a block is covered before each of its boxes is: once most of
// the 16 columns that it has, seen from above, are entered.
#pragma once

#include <glm/vec3.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ravine::render {

class Voxels {
  public:
    // Boxes are known by three numbers, each within 2^22 of 0.
    bool covers(const glm::ivec3& box) const;
    void enter(const glm::ivec3& box);

  private:
    struct Block {
        std::uint64_t key, boxes;  // without boxes the entry is free
    };
    std::size_t find(std::uint64_t key) const;
    void grow();

    std::vector<Block> blocks_;  // a power of two of them, at most half in use
    std::size_t used_ = 0;
};

}  // namespace ravine::render
