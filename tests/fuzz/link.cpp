// Any text as a link: it is read, and its configuration has a canonical link, which is read as the same configuration without
// complaint.
#include "document/link/link.hpp"
#include "check.hpp"
#include "document/link/link_text.hpp"
#include "lessons/catalogue.hpp"

using namespace ravine;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    if (const auto found = find_link(text))
        fuzz::require(text.find(*found) != std::string_view::npos, "a link is found in its text");
    const DecodedLink decoded = decode_link(text, lessons::find_lesson);
    fuzz::require(decoded.complaints.size() <= most_complaints, "complaints are few");
    const std::string canonical = encode_link(decoded.document, lessons::find_lesson);
    if (canonical.size() > longest_link) return 0;
    const DecodedLink again = decode_link(canonical, lessons::find_lesson);
    fuzz::require(again.complaints.empty(),
                  "a canonical link is read without complaint: " + (again.complaints.empty() ? "" : again.complaints[0]));
    fuzz::require(link_fields(again.document) == link_fields(decoded.document),
                  "a canonical link is the same configuration: " + canonical);
    fuzz::require_equal(encode_link(again.document, lessons::find_lesson), canonical, "a canonical link is canonical");
    return 0;
}
