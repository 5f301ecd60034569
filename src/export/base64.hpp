// Bytes as text (RFC 4648), for pictures inside of SVG.
#pragma once

#include <string>
#include <string_view>

namespace ravine {

std::string base64(std::string_view bytes);

}  // namespace ravine
