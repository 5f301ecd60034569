// Shared by the fuzzers. Each is one file with LLVMFuzzerTestOneInput, which libFuzzer calls with one input after the other;
// an input for which something does not hold ends the program, and is kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace ravine::fuzz {

// Ends the program with a sentence unless it holds.
inline void require(bool holds, std::string_view sentence) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(sentence.size()), sentence.data());
    std::abort();
}

inline void require_equal(std::string_view a, std::string_view b, std::string_view sentence) {
    if (a == b) return;
    std::fprintf(stderr, "%.*s\n%.*s\n", static_cast<int>(a.size()), a.data(), static_cast<int>(b.size()), b.data());
    require(false, sentence);
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

}  // namespace ravine::fuzz
