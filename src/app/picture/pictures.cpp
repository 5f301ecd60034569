#include "app/picture/pictures.hpp"

namespace ravine {

void Pictures::show_study(const Image* image) {
    if (!image) return study_.reset();
    render::upload(study_, image->width, image->height, image->pixels.data(), GL_NEAREST);
}

void Pictures::release() {
    thumbnails.release();
    study_.reset();
}

}  // namespace ravine
