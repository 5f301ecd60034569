#include "render/gpu/target.hpp"

#include "render/gpu/attachments.hpp"

#include <algorithm>

namespace ravine::render {

int Target::longest_side() {
    GLint viewport[2] = {};
    glGetIntegerv(GL_MAX_VIEWPORT_DIMS, viewport);
    return std::min({query(GL_MAX_RENDERBUFFER_SIZE), query(GL_MAX_TEXTURE_SIZE), viewport[0], viewport[1]});
}

Result<> Target::create(int width, int height) {
    width_ = width;
    height_ = height;
    is_complete();  // drops earlier errors
    framebuffer_.create();
    begin();
    attach(colour_, GL_COLOR_ATTACHMENT0, GL_RGBA8, width, height);
    const bool well = is_complete();
    end();
    return well ? Result<>{} : Failure{no_memory};
}

void Target::begin() const { glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.get()); }

void Target::end() const { glBindFramebuffer(GL_FRAMEBUFFER, 0); }

std::vector<std::uint8_t> Target::read() const {
    begin();
    std::vector<std::uint8_t> pixels = gl::read_pixels(width_, height_);
    end();
    return pixels;
}

}  // namespace ravine::render
