#include "render/target.hpp"

#include <algorithm>

namespace ravine::render {
namespace {

// Samples of one picture at most: with colour and depth that is half a gigabyte.
constexpr double most_samples = 64e6;

int query(GLenum name) {
    GLint answer = 0;
    glGetIntegerv(name, &answer);
    return answer;
}

// Fills a renderbuffer's memory, and makes it a part of the bound framebuffer.
void attach(Renderbuffer& buffer, GLenum part, GLenum format, int samples, int width, int height) {
    buffer.reset();
    buffer.create();
    glBindRenderbuffer(GL_RENDERBUFFER, buffer.get());
    glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples, format, width, height);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, part, GL_RENDERBUFFER, buffer.get());
}

// Whether the bound framebuffer can be drawn to. Forgets the errors that tell of it.
bool is_complete() {
    bool well = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
    constexpr int most_errors = 10;  // a lost context has errors without end
    for (int i = 0; i < most_errors && glGetError() != GL_NO_ERROR; ++i) well = false;
    return well;
}

}  // namespace

int Target::longest_side() {
    GLint viewport[2] = {};
    glGetIntegerv(GL_MAX_VIEWPORT_DIMS, viewport);
    return std::min({query(GL_MAX_RENDERBUFFER_SIZE), query(GL_MAX_TEXTURE_SIZE), viewport[0], viewport[1]});
}

std::string Target::create(int width, int height) {
    width_ = width;
    height_ = height;
    drawn_.create();
    resolved_.create();
    int samples = std::min(4, query(GL_MAX_SAMPLES));
    while (samples > 1 && static_cast<double>(samples) * width * height > most_samples) samples /= 2;
    while (samples > 1 && !allocate(samples)) samples /= 2;
    const bool well = samples > 1 || allocate(0);
    end();
    return well ? "" : "The graphics card has no memory for a picture of that size.";
}

bool Target::allocate(int samples) {
    is_complete();  // errors of others are not ours
    glBindFramebuffer(GL_FRAMEBUFFER, drawn_.get());
    attach(colour_, GL_COLOR_ATTACHMENT0, GL_RGBA8, samples, width_, height_);
    attach(depth_, GL_DEPTH_ATTACHMENT, GL_DEPTH_COMPONENT24, samples, width_, height_);
    if (!is_complete()) return false;
    glBindFramebuffer(GL_FRAMEBUFFER, resolved_.get());
    attach(resolved_colour_, GL_COLOR_ATTACHMENT0, GL_RGBA8, 0, width_, height_);
    return is_complete();
}

void Target::begin() const { glBindFramebuffer(GL_FRAMEBUFFER, drawn_.get()); }

void Target::end() const { glBindFramebuffer(GL_FRAMEBUFFER, 0); }

std::vector<std::uint8_t> Target::read() const {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, drawn_.get());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, resolved_.get());
    glBlitFramebuffer(0, 0, width_, height_, 0, 0, width_, height_, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    glBindFramebuffer(GL_FRAMEBUFFER, resolved_.get());
    std::vector<std::uint8_t> pixels = gl::read_pixels(width_, height_);
    end();
    return pixels;
}

}  // namespace ravine::render
