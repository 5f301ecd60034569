// Mini-batches: the rows of data that the gradient of a step is taken over.
//
// An epoch goes through all rows once, in an order shuffled anew from the seed, in batches of equal size, the last one
// being what is left; as PyTorch's DataLoader does with shuffle=True. The batch of a step is a function of seed and step
// alone: all racers see the same rows, and a seek sees what playing saw.
#pragma once

#include "loss/loss.hpp"

#include <cstdint>
#include <vector>

namespace ravine {

class Batches {
  public:
    // Batches of size rows each; a size of 0, or one that holds all rows, means that every step sees them all.
    Batches(std::size_t rows, std::size_t size, std::uint64_t seed);

    bool whole() const { return size_ == 0; }

    // The rows of step t, counted from 1; none, which means all, where batches are whole. Valid until the next call.
    Batch at(std::uint64_t t);

  private:
    void shuffle(std::uint64_t epoch);

    std::size_t size_;
    std::uint64_t seed_, epoch_ = ~std::uint64_t{0};
    std::vector<std::uint16_t> order_;
};

}  // namespace ravine
