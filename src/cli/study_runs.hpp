// Computes the rows of a study on all processors.
#pragma once

#include "document/document.hpp"
#include "studies/runs.hpp"

#include <functional>
#include <span>
#include <string>

namespace ravine {

// Rows [first, end).
struct RowRange {
    std::size_t first, end;
};

// Computes rows of the document's study and hands them to `take` in their order, which returns false to end early. Tells
// on the standard error how far it is, now and then. 0 threads are one per processor. Returns why it failed, or "".
std::string compute_rows(const Document& document, const studies::Runs& runs, RowRange rows, std::size_t threads,
                         const std::function<bool(std::span<const double>)>& take);

}  // namespace ravine
