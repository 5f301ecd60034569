#include "export/file.hpp"

#include <cstdio>

namespace ravine {

bool write_file(const std::string& path, std::string_view bytes) {
    if (bytes.empty()) return false;
    std::FILE* const file = std::fopen(path.c_str(), "wb");
    if (!file) return false;
    const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
    return std::fclose(file) == 0 && written;
}

}  // namespace ravine
