// The one table of a link's fields: what each is called and takes, how it is read and how it is written.
#pragma once

#include "document/link_reading.hpp"

#include <span>
#include <string>
#include <string_view>

namespace ravine {

struct Field {
    LinkKey about;
    // Takes the text over into the reading's config, or complains of it. Limits are those that `about` tells.
    void (*read)(const LinkKey& about, std::string_view text, Reading& reading);
    std::string (*write)(const Config& config);
};

// In the order in which they are written. How the race is shown follows them (race/look.hpp).
std::span<const Field> link_table();

}  // namespace ravine
