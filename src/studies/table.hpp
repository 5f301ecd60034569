// The table of a study as text: CSV, whole or in shards.
//
// A shard is CSV between lines that begin with #: what study of which race it belongs to, its rows, and at the end their
// number and a checksum. A shard without an end is unfinished, and can be gone on with.
#pragma once

#include "studies/runs.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ravine::studies {

// Returns the word of an outcome in tables: "minimum", "diverging" and so on.
std::string_view word_of(Outcome::Kind kind);

// Returns "x,y,outcome" and so on, with the end of line.
std::string csv_head(std::span<const Column> columns);

// Returns rows with 17 digits, so that every number can be read back. Requires whole rows.
std::string csv_rows(std::span<const Column> columns, std::span<const double> numbers);

// Returns the numbers of rows. Fails with the first row that is not one, counted from 1, as the end of a sentence.
Result<std::vector<double>> read_rows(std::span<const Column> columns, std::string_view rows);

// Part `index` of `count` of the rows, counted from 1.
struct Share {
    int index = 1, count = 1;

    std::size_t first(std::size_t rows) const;
    std::size_t end(std::size_t rows) const;

    bool operator==(const Share&) const = default;
};

// The lines before a shard's rows. `link` tells race and study.
std::string shard_head(std::string_view link, const Runs& runs, Share share);

// Counts rows as they are written, and names their bytes.
struct RowCount {
    std::size_t rows = 0;
    std::uint64_t checksum = 0;

    void add(std::string_view text);
};

// The line after a shard's rows.
std::string shard_end(const RowCount& rows);

// Returns true if a file is a whole shard with this head.
bool is_shard(std::string_view file, std::string_view head);

// Returns the whole rows that a file has after its head; nothing if the file begins with another head.
std::optional<std::string_view> unfinished_rows(std::string_view file, std::string_view head);

struct NamedFile {
    std::string name, content;
};

// The table of all shards, and the link that tells race and study.
struct Merged {
    std::string link, table;
};

// Merges shards, in their order. Fails with the name of a shard that is damaged, unfinished, missing, there twice, or of
// another study.
Result<Merged> merge(std::vector<NamedFile> shards);

}  // namespace ravine::studies
