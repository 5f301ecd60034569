// Writes exports to files.
#pragma once

#include <string>
#include <string_view>

namespace ravine {

// Returns false if the bytes cannot be written, or are empty.
bool write_file(const std::string& path, std::string_view bytes);

}  // namespace ravine
