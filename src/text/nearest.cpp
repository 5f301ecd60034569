#include "text/nearest.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace ravine {
namespace {

constexpr std::size_t longest = 40;  // of a word that is worth a comparison

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Optimal string alignment distance.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        before.swap(last);
        last.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = lower(a[i - 1]) == lower(b[j - 1]);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
            const bool swapped = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]);
            if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
    }
    return row[b.size()];
}

}  // namespace

std::string_view nearest(std::string_view unknown, std::span<const std::string_view> known) {
    if (unknown.size() > longest) return {};
    std::string_view best;
    std::size_t fewest = std::max<std::size_t>(unknown.size() / 3, 1) + 1;
    for (const std::string_view word : known) {
        const std::size_t changes = distance(unknown, word);
        if (changes < fewest && changes < word.size()) {
            fewest = changes;
            best = word;
        }
    }
    return best;
}

}  // namespace ravine
