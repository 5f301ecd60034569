// Any text as definitions of optimizers: what is refused has a reason, and the rest is written as a text that is read as the
// same.
#include "rules/define.hpp"
#include "check.hpp"

using namespace ravine;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 8192) return -1;
    for (const std::string_view text : split_definitions(fuzz::text_of(data, size))) {
        const Result<Defined> read = read_definition(text);
        fuzz::require(read || !read.error().sentence.empty(), "what is refused has a reason");
        if (!read) continue;
        const std::string written = write_definition(read->optimizer);
        const Result<Defined> again = read_definition(written);
        fuzz::require(again.has_value(), written + " is read");
        fuzz::require(again->optimizer == read->optimizer, written + " is the same optimizer");
        fuzz::require_equal(write_definition(again->optimizer), written, "a written definition stays as it is");
    }
    return 0;
}
