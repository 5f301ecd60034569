#include "simulation/batches.hpp"

#include "math/random.hpp"

#include <algorithm>
#include <numeric>

namespace ravine {

Batches::Batches(std::size_t rows, std::size_t size, std::uint64_t seed)
    : size_(size < rows ? size : 0), seed_(seed), order_(rows) {}

Batch Batches::at(std::uint64_t t) {
    if (whole()) return {};
    const std::uint64_t per_epoch = (order_.size() + size_ - 1) / size_;
    const std::uint64_t epoch = (t - 1) / per_epoch;
    if (epoch != epoch_) shuffle(epoch);
    const std::size_t first = static_cast<std::size_t>((t - 1) % per_epoch) * size_;
    return Batch(order_).subspan(first, std::min(size_, order_.size() - first));
}

// Fisher and Yates, with draws that noise never uses: it counts coordinates from 0, and these have the upper bit.
void Batches::shuffle(std::uint64_t epoch) {
    constexpr std::uint64_t apart = std::uint64_t{1} << 63;
    std::iota(order_.begin(), order_.end(), std::uint16_t{0});
    for (std::size_t i = order_.size() - 1; i > 0; --i) {
        std::swap(order_[i], order_[random_bits(seed_, epoch, apart + i) % (i + 1)]);
    }
    epoch_ = epoch;
}

}  // namespace ravine
