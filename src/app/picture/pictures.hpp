// The pictures of panels that need the graphics card.
#pragma once

#include "export/image.hpp"
#include "render/thumbnails.hpp"
#include "ui/model.hpp"

namespace ravine {

class Pictures final : public ui::Pictures {
  public:
    ImTextureID of_surface(std::size_t surface) override { return thumbnails.texture(surface); }

    ImTextureID of_study() override { return study_.get(); }

    // Uploads the map of a study; nullptr for none.
    void show_study(const Image* image);

    // Drops everything that lives in the context, which may be lost.
    void release();

    render::Thumbnails thumbnails;

  private:
    render::Texture study_;
};

}  // namespace ravine
