#include "render/thumbnails.hpp"

#include "render/geometry/ground/thumbnail.hpp"

#include <cassert>

namespace ravine::render {
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
    if (!textures_[surface]) {
        constexpr auto side = static_cast<int>(thumbnail_side);
        upload(textures_[surface], side, side, thumbnail(surfaces()[surface], colours_).data(), GL_LINEAR);
    }
    return behind();
}

void Thumbnails::release() {
    textures_.clear();
    wanted_.clear();
}

}  // namespace ravine::render
