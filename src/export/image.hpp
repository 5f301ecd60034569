// A picture in memory and as a PNG file that contains its link (export/png_text.hpp).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ravine {

struct Image {
    int width = 0, height = 0;
    std::vector<unsigned char> pixels;  // RGBA, top row first
};

// A picture that was taken of the window.
struct Picture {
    Image image;
    std::string note;  // a sentence if it is smaller than requested, else ""
};

// Returns the bytes of a PNG file with a link.
std::string encode_png(const Image& image, std::string_view link);

}  // namespace ravine
