// The user's own table of samples: "length,width,kind;5.1,3.5,setosa;6.2,2.9,virginica" in a link.
#pragma once

#include "network/data/samples.hpp"
#include "text/result.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine::network {

inline constexpr std::size_t longest_table_text = 96 * 1024;  // bytes, percent-encoded: links have an end

// A column of a table as text.
struct TextColumn {
    std::string name;
    std::vector<std::string> cells;
};

// Makes samples of columns with equally many cells; the last one is the target. It holds classes where its cells are words, in
// the order in which they come, or the whole numbers from 0 to 9 at most without a gap; other numbers are values to fit.
// Numbers are decimal ones, such as -1.5 and 2e-3. Fails with a sentence where a cell of an input is no number, where rows,
// inputs or classes are too few or too many, or the text is too long for a link.
Result<Samples> make_table(std::span<const TextColumn> columns);

// Reads the text of a link. Fails with a sentence, and so with more than most_samples rows.
Result<Samples> read_table_text(std::string_view text);

// Returns the text that read_table_text() reads.
std::string write_table_text(const Samples& samples);

// Returns samples to be shared, with their text.
Table share(Samples samples);

}  // namespace ravine::network
