#include "render/layers.hpp"

#include "render/gpu/attachments.hpp"
#include "shaders.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>

namespace ravine::render {
namespace {

// Most samples of one picture: with colour and depth they take half a gigabyte.
constexpr double most_samples = 64e6;

void bind_depth(GLuint texture) {
    glActiveTexture(GL_TEXTURE0 + Occlusion::unit);
    glBindTexture(GL_TEXTURE_2D, texture);
    glActiveTexture(GL_TEXTURE0);
}

}  // namespace

Result<> Layers::create() {
    none_.create();
    return program_.build("the layers", shaders::backdrop_vert, shaders::layer_frag);
}

void Layers::release() { *this = Layers(); }

bool Layers::fit(int width, int height, double scale) {
    shown_on_ = static_cast<GLuint>(query(GL_DRAW_FRAMEBUFFER_BINDING));
    const auto part = [scale](int side) { return std::max(static_cast<int>(std::lround(side * scale)), 1); };
    const bool same = width == width_ && height == height_;
    const bool survive = same && exists() && part(width) == used_width_ && part(height) == used_height_;
    used_width_ = part(width);
    used_height_ = part(height);
    if (same) return survive;
    width_ = width;
    height_ = height;
    samples_ = std::min(4, query(GL_MAX_SAMPLES));
    while (samples_ > 1 && static_cast<double>(samples_) * width * height > most_samples) samples_ /= 2;
    while (samples_ > 1 && !allocate(samples_)) samples_ /= 2;
    if (samples_ <= 1) samples_ = allocate(0) ? 0 : -1;
    if (!exists()) memory_ = {};
    glBindFramebuffer(GL_FRAMEBUFFER, shown_on_);
    return false;
}

// Allocates the memory of the ground and of the painted framebuffers. Returns true on success.
bool Layers::allocate(int samples) {
    is_complete();  // drops earlier errors
    memory_ = {};
    if (samples > 0) {
        take_memory(memory_.painted_colour, GL_RGBA8, samples, width_, height_);
        take_memory(memory_.painted_depth, GL_DEPTH_COMPONENT24, samples, width_, height_);
    }
    return make(sheet(Layer::ground));
}

// Makes a sheet and tries it, as not every driver does what it claims. Each sheet has a framebuffer of its own, for ANGLE
// delays the copy out of one until another is drawn to, and would copy later content.
bool Layers::make(Sheet& sheet) {
    sheet.kept.create();
    glBindFramebuffer(GL_FRAMEBUFFER, sheet.kept.get());
    attach(sheet.colour, Texels::colour, width_, height_);
    if (memory_.depth) {
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_TEXTURE_2D, memory_.depth.get(), 0);
    } else {
        attach(memory_.depth, Texels::depth, width_, height_);
    }
    if (!is_complete()) return false;
    if (!memory_.painted_colour) return true;
    sheet.painted.create();
    glBindFramebuffer(GL_FRAMEBUFFER, sheet.painted.get());
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, memory_.painted_colour.get());
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER, memory_.painted_depth.get());
    if (!is_complete()) return false;
    copy(sheet.painted, sheet.kept, GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
    return is_complete();
}

void Layers::copy(const Framebuffer& from, const Framebuffer& to, GLbitfield parts) const {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, from.get());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, to.get());
    glBlitFramebuffer(0, 0, used_width_, used_height_, 0, 0, used_width_, used_height_, parts, GL_NEAREST);
}

void Layers::paint(Layer layer, const std::function<void()>& draw) {
    assert(exists());
    Sheet& sheet = this->sheet(layer);
    if (!sheet.kept && !make(sheet)) sheet = {};
    if (!sheet.kept) return;  // a layer without memory is not shown
    bind_depth(0);            // may be drawn to
    glBindFramebuffer(GL_FRAMEBUFFER, (sheet.painted ? sheet.painted : sheet.kept).get());
    glViewport(0, 0, used_width_, used_height_);
    glDepthMask(GL_TRUE);
    glClearColor(0, 0, 0, 0);
    glClear(layer == Layer::ground ? GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT : GL_COLOR_BUFFER_BIT);
    draw();
    if (sheet.painted) copy(sheet.painted, sheet.kept, GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);
}

void Layers::begin() {
    assert(exists());
    glBindFramebuffer(GL_FRAMEBUFFER, shown_on_);
    glViewport(0, 0, width_, height_);
    bind_depth(memory_.depth.get());
    glDisable(GL_BLEND);
    draw(sheet(Layer::ground).colour);
    glEnable(GL_BLEND);
}

Occlusion Layers::occlusion() const { return {Occlusion::By::texture, share()}; }

void Layers::lay(Layer layer) {
    assert(exists());
    if (sheet(layer).kept) draw(sheet(layer).colour);
}

// Returns the part of a layer's texture that a pixel of the frame takes.
glm::dvec2 Layers::share() const {
    const glm::dvec2 size(width_, height_);
    return glm::dvec2(used_width_, used_height_) / size / size;
}

// Draws the used part of a texture over all of the bound framebuffer.
void Layers::draw(const Texture& texture) {
    const GLint filter = used_width_ == width_ && used_height_ == height_ ? GL_NEAREST : GL_LINEAR;
    glDisable(GL_DEPTH_TEST);
    glBindVertexArray(none_.get());
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, texture.get());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
    program_.use();
    program_.set("layer", 0);
    program_.set("share", share());
    program_.set("last", glm::dvec2((used_width_ - 0.5) / width_, (used_height_ - 0.5) / height_));
    glDrawArrays(GL_TRIANGLES, 0, 3);
}

}  // namespace ravine::render
