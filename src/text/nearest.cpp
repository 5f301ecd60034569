#include "text/nearest.hpp"

#include "text/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace ravine {
namespace {

constexpr std::size_t longest = 40;         // of a word that is compared
constexpr std::size_t longest_offer = 240;  // bytes of a word that is offered

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool begins_with(std::string_view text, std::string_view word) {
    const auto same = [](char a, char b) { return lower(a) == lower(b); };
    return word.size() <= text.size() && std::equal(word.begin(), word.end(), text.begin(), same);
}

// Returns the optimal string alignment distance.
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
        const bool wins_draw = changes == fewest && !best.empty() && begins_with(unknown, word) && !begins_with(unknown, best);
        if ((changes < fewest && changes < word.size()) || wins_draw) {
            fewest = changes;
            best = word;
        }
    }
    return best;
}

std::string did_you_mean(const std::vector<std::string_view>& words) {
    std::string question;
    for (const std::string_view word : words) {
        if (word.empty()) continue;
        question += question.empty() ? "did you mean " : " or ";
        question += valid_text(word, longest_offer);
    }
    return question.empty() ? question : question + "?";
}

std::string offer_of(const std::vector<std::string>& words) {
    const std::string question = did_you_mean({words.begin(), words.end()});
    return question.empty() ? question : "; " + question;
}

}  // namespace ravine
