#include "export/image.hpp"

#include "export/png_text.hpp"

#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#if __has_include(<stb/stb_image_write.h>)  // as on Debian
#include <stb/stb_image_write.h>
#else
#include <stb_image_write.h>
#endif

namespace ravine {

std::string encode_png(const Image& image, std::string_view link) {
    constexpr int channels = 4;
    std::string png;
    const auto append = [](void* bytes, void* data, int size) {
        static_cast<std::string*>(bytes)->append(static_cast<const char*>(data), static_cast<std::size_t>(size));
    };
    stbi_write_png_to_func(append, &png, image.width, image.height, channels, image.pixels.data(), image.width * channels);
    return add_png_text(png, link_keyword, link);
}

}  // namespace ravine
