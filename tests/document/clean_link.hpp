// Links that are read without a complaint.
#pragma once

#include "document/link/link.hpp"

#include <catch2/catch_test_macros.hpp>

namespace ravine {

// Returns the document of a link. Fails the test if there are complaints, and shows them.
inline Document clean_document(std::string_view link) {
    DecodedLink decoded = decode_link(link);
    INFO(link);
    for (const std::string& complaint : decoded.complaints) UNSCOPED_INFO(complaint);
    REQUIRE(decoded.complaints.empty());
    return std::move(decoded.document);
}

}  // namespace ravine
