// A picture in memory and as a PNG file.
#pragma once

#include <string>
#include <vector>

namespace ravine {

struct Image {
    int width = 0, height = 0;
    std::vector<unsigned char> pixels;  // RGBA, top row first
};

// False where the file cannot be written.
bool write_png(const std::string& path, const Image& image);

}  // namespace ravine
