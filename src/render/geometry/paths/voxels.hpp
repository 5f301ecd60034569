// A set of small boxes of space that lines have entered; further lines of the same colour inside them change nothing.
//
// 4 x 4 x 4 boxes form a block and share an entry of a hash table, one bit each: successive queries are neighbours. Lines are
// wider than a box, so a block is covered once most of its 16 columns, seen from above, are entered.
#pragma once

#include <glm/vec3.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ravine::render {

class Voxels {
  public:
    // Require three coordinates within 2^22 of 0.
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
