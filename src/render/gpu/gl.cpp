#include "render/gpu/gl.hpp"

#include <algorithm>
#include <string_view>

namespace ravine::render {

#ifndef __EMSCRIPTEN__
#define RAVINE_GL_DEFINE(name) decltype(&::name) name = nullptr;
RAVINE_GL_FUNCTIONS(RAVINE_GL_DEFINE)
#undef RAVINE_GL_DEFINE
#endif

namespace gl {

Result<> load([[maybe_unused]] Loader loader) {
    std::string missing;
#ifndef __EMSCRIPTEN__
    const auto fetch = [&](auto& function, const char* name) {
        function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(loader(name));
        if (function == nullptr) missing += missing.empty() ? name : std::string(", ") + name;
    };
#define RAVINE_GL_FETCH(name) fetch(render::name, #name);
    RAVINE_GL_FUNCTIONS(RAVINE_GL_FETCH)
#undef RAVINE_GL_FETCH
#endif
    return missing.empty() ? Result<>{} : Failure{"The graphics driver lacks " + missing + "."};
}

bool is_es() {
    const GLubyte* version = glGetString(GL_VERSION);
    return version != nullptr && std::string_view(reinterpret_cast<const char*>(version)).starts_with("OpenGL ES");
}

void obey_point_size() {
    constexpr GLenum program_point_size = 0x8642;
    if (!is_es()) glEnable(program_point_size);
}

std::vector<std::uint8_t> read_pixels(int width, int height) {
    const std::size_t row = 4 * static_cast<std::size_t>(width);
    std::vector<std::uint8_t> pixels(row * static_cast<std::size_t>(height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
    for (std::size_t low = 0, high = pixels.size(); low + row < high; low += row) {
        high -= row;
        std::swap_ranges(pixels.begin() + static_cast<std::ptrdiff_t>(low),
                         pixels.begin() + static_cast<std::ptrdiff_t>(low + row),
                         pixels.begin() + static_cast<std::ptrdiff_t>(high));
    }
    return pixels;
}

}  // namespace gl
}  // namespace ravine::render
