// The table of a link's fields: description, reader and writer of each.
#pragma once

#include "document/link_reading.hpp"

#include <span>
#include <string>
#include <string_view>

namespace ravine {

struct Field {
    LinkKey about;
    // Stores the text in the reading's config, or complains. Applies the limits of `about`.
    void (*read)(const LinkKey& about, std::string_view text, Reading& reading);
    std::string (*write)(const Config& config);
};

// Returns the fields in the order of a link. The options of document/look.hpp follow them.
std::span<const Field> link_table();

}  // namespace ravine
