// Exports as files.
#pragma once

#include <string>
#include <string_view>

namespace ravine {

// False where the bytes cannot be written, or there are none.
bool write_file(const std::string& path, std::string_view bytes);

}  // namespace ravine
