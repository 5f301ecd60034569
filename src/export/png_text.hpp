// Texts inside of PNG files (PNG specification, third edition, tEXt chunks), so that a picture knows the race that it shows.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ravine {

// The keyword under which a picture has its link.
inline constexpr std::string_view link_keyword = "ravine:link";

// The bytes of a PNG file with a text added to them, of printable ASCII as links are. Bytes that are no PNG are given back as
// they are.
std::string add_png_text(std::string_view png, std::string_view keyword, std::string_view text);

// The first text with a keyword; nothing where there is none, or the bytes are no PNG or a damaged one.
std::optional<std::string> png_text(std::string_view png, std::string_view keyword);

}  // namespace ravine
