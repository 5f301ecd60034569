// Stable sorting by one function that all types share. std::sort and std::stable_sort are compiled anew for every order of
// every type, 3 to 10 KB each, which the page would have to load.
#pragma once

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace ravine {

// Returns the numbers below count in the order of before(a, b). Equal ones keep their order.
std::vector<std::size_t> sorted_order(std::size_t count, const std::function<bool(std::size_t, std::size_t)>& before);

// Sorts a list by before(a, b). Equal elements keep their order.
template <class T, class Before>
void sort_stably(std::vector<T>& list, const Before& before) {
    std::vector<T> sorted;
    sorted.reserve(list.size());
    for (const std::size_t i :
         sorted_order(list.size(), [&](std::size_t a, std::size_t b) { return before(list[a], list[b]); })) {
        sorted.push_back(std::move(list[i]));
    }
    list = std::move(sorted);
}

}  // namespace ravine
