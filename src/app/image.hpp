// A picture in memory and as a PNG file, which may know its link (export/png_text.hpp).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ravine {

struct Image {
    int width = 0, height = 0;
    std::vector<unsigned char> pixels;  // RGBA, top row first
};

// The bytes of a PNG file with a link in it.
std::string encode_png(const Image& image, std::string_view link);

}  // namespace ravine
