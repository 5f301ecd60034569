// Arrays of numbers that begin at a cache line, so that no vector is stored across two of them: such stores take several times
// as long.
#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace ravine {

template <class T>
struct CacheLineAllocator {
    using value_type = T;
    static constexpr std::align_val_t line{64};

    CacheLineAllocator() = default;
    template <class U>
    CacheLineAllocator(const CacheLineAllocator<U>&) {}

    T* allocate(std::size_t count) { return static_cast<T*>(::operator new(count * sizeof(T), line)); }
    void deallocate(T* memory, std::size_t) { ::operator delete(memory, line); }
    bool operator==(const CacheLineAllocator&) const { return true; }
};

using AlignedNumbers = std::vector<double, CacheLineAllocator<double>>;

}  // namespace ravine
