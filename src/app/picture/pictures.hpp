// The pictures of panels that need the graphics card.
#pragma once

#include "render/thumbnails.hpp"
#include "ui/model.hpp"

namespace ravine {

class Pictures final : public ui::Pictures {
  public:
    ImTextureID of_surface(std::size_t surface) override { return thumbnails.texture(surface); }

    render::Thumbnails thumbnails;
};

}  // namespace ravine
