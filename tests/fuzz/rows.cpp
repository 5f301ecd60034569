// Any text as rows of data: they are finite and no more than a loss can have, or a sentence tells why there are none.
#include "document/rows.hpp"
#include "check.hpp"

#include <cmath>

using namespace ravine;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const RowsResult result = read_rows(fuzz::text_of(data, size));
    for (const Row& row : result.rows) fuzz::require(std::isfinite(row.u) && std::isfinite(row.v), "rows are finite");
    fuzz::require(result.left_out == 0 || !result.complaints.empty(), "what is left out has a reason");
    Document document;
    const std::string said = take_rows(result, document);
    fuzz::require(!result.rows.empty() || !said.empty(), "that there are none has a reason");
    fuzz::require(document.experiment.data.size() <= most_rows, "rows are few enough");
    return 0;
}
