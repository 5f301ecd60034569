// The columns of a pasted, dropped or opened table that a network learns from: inputs, and what they tell.
#pragma once

#include "document/rows.hpp"
#include "network/table.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

// Columns of a table, counted from 0.
struct NetworkColumns {
    std::vector<std::size_t> inputs;
    std::size_t target = 0;

    bool operator==(const NetworkColumns&) const = default;
};

// Returns the last column of words as the target, or else the last one of numbers, and all other columns of numbers as inputs
// but for one that counts the lines. Returns nothing where no column is left for the inputs.
std::optional<NetworkColumns> usual_network_columns(const DataTable& table);

// Returns the columns with these names or numbers from 1, "length,width,kind", the target last. Fails with a sentence.
Result<NetworkColumns> read_network_columns(const DataTable& table, std::string_view names);

// Makes the rows of these columns the data of the document's network, of which all that is needed becomes as they need it.
// Returns what is wrong with them, one sentence per line. Where they cannot be learned the document stays unchanged. Requires a
// network.
std::string take_network_table(const DataTable& table, const NetworkColumns& columns, Document& document);

}  // namespace ravine
