// The columns of a pasted, dropped or opened table that a network learns from: its inputs and its target.
#pragma once

#include "document/rows.hpp"
#include "network/data/table.hpp"

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

// Returns the last column of 2 to 10 different words as the target, or else the last one of numbers, and all other columns of
// numbers as inputs but for one that counts the lines. Returns nothing where no column is left for the inputs.
std::optional<NetworkColumns> usual_network_columns(const DataTable& table);

// Returns the columns with these names or numbers from 1, "length,width,kind", the target last. Fails with a sentence, and so
// where a column is named twice.
Result<NetworkColumns> read_network_columns(const DataTable& table, std::string_view names);

struct TakenColumns {
    bool taken = false;
    std::string fault;  // what is wrong with rows or columns, one sentence per line
};

// Replaces the data of the document's network by the rows of these columns, and fits its inputs and outputs to them. Where they
// cannot be learned the document stays unchanged. Requires a network.
TakenColumns take_network_table(const DataTable& table, const NetworkColumns& columns, Document& document);

}  // namespace ravine
