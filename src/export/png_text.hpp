// Texts inside PNG files (PNG specification, third edition, tEXt chunks), so that a picture contains the link of its race.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ravine {

// The keyword of the link.
inline constexpr std::string_view link_keyword = "ravine:link";

// Returns the bytes of a PNG file with a text added. Requires printable ASCII, as links are. Returns bytes that are not a PNG
// unchanged.
std::string add_png_text(std::string_view png, std::string_view keyword, std::string_view text);

// Returns the first text with a keyword; nothing if there is none, or if the bytes are not a PNG or a damaged one.
std::optional<std::string> png_text(std::string_view png, std::string_view keyword);

}  // namespace ravine
