#include "app/image.hpp"

#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#if __has_include(<stb/stb_image_write.h>)  // where Debian has it
#include <stb/stb_image_write.h>
#else
#include <stb_image_write.h>
#endif

namespace ravine {

bool write_png(const std::string& path, const Image& image) {
    constexpr int channels = 4;
    return stbi_write_png(path.c_str(), image.width, image.height, channels, image.pixels.data(), image.width * channels) != 0;
}

}  // namespace ravine
