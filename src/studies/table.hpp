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

// Part `index` of `count` of the rows, counted from 1.
struct Share {
    int index = 1, count = 1;

    std::size_t first(std::size_t rows) const;
    std::size_t end(std::size_t rows) const;

    bool operator==(const Share&) const = default;
};

// The lines before a shard's rows. `link` tells race and study.
std::string shard_head(std::string_view link, const Runs& runs, Share share);

// The line after them.
std::string shard_end(std::string_view rows);

// Returns the whole rows that a file has after its head; nothing if the file begins with another head.
std::optional<std::string_view> unfinished_rows(std::string_view file, std::string_view head);

struct NamedFile {
    std::string name, content;
};

// Returns the table of all shards in their order. Fails with the name of a shard that is damaged, unfinished, missing, there
// twice, or of another study.
Result<std::string> merge(std::vector<NamedFile> shards);

}  // namespace ravine::studies
