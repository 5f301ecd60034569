#include "render/thumbnails.hpp"

#include "render/geometry/ground/thumbnail.hpp"

#include <cassert>

namespace ravine::render {
namespace {

void upload(Texture& texture, const std::vector<std::uint8_t>& pixels) {
    constexpr auto side = static_cast<GLsizei>(thumbnail_side);
    texture.create();
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, texture.get());
    for (const GLenum filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER}) {
        glTexParameteri(GL_TEXTURE_2D, filter, GL_LINEAR);
    }
    for (const GLenum wrap : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T}) {
        glTexParameteri(GL_TEXTURE_2D, wrap, GL_CLAMP_TO_EDGE);
    }
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, side, side, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
}

}  // namespace

void Thumbnails::begin_frame(ColourMap colours) {
    if (colours != colours_) textures_.clear();
    colours_ = colours;
    textures_.resize(surfaces().size());
    wanted_.clear();
}

GLuint Thumbnails::texture(std::size_t surface) {
    assert(surface < textures_.size());
    const Texture& texture = textures_[surface];
    if (!texture) wanted_.insert(wanted_.begin(), surface);
    return texture.get();
}

bool Thumbnails::go_on() {
    if (!behind()) return false;
    const std::size_t surface = wanted_.back();
    wanted_.pop_back();
    if (!textures_[surface]) upload(textures_[surface], thumbnail(surfaces()[surface], colours_));
    return behind();
}

void Thumbnails::release() {
    textures_.clear();
    wanted_.clear();
}

}  // namespace ravine::render
