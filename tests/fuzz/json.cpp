// Any text as JSON: it is refused with a sentence, or its configuration is written as JSON that is read as the same one.
#include "export/json.hpp"
#include "check.hpp"
#include "lessons/catalogue.hpp"

using namespace ravine;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    looks_like_json(text);
    const Result<DecodedLink> decoded = read_json(text, builtin_catalogue(), lessons::find_lesson);
    if (!decoded) {
        fuzz::require(!decoded.error().sentence.empty(), "what is refused has a reason");
        return 0;
    }
    const std::string written = write_json(decoded->document);
    if (written.size() > longest_json) return 0;
    const Result<DecodedLink> again = read_json(written, builtin_catalogue(), lessons::find_lesson);
    fuzz::require(again.has_value(), "what is written is read");
    fuzz::require(again->complaints.empty(), "and without complaint");
    fuzz::require(link_fields(again->document) == link_fields(decoded->document),
                  "and it is the same configuration: " + written);
    return 0;
}
