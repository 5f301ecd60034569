// The static parts of the picture while a race plays: surface, floor and background. Their pixels depend on nothing else, so a
// drawing serves for every equal scenery.
#pragma once

#include "document/view_options.hpp"
#include "render/colours.hpp"
#include "render/drape.hpp"
#include "render/geometry/view/camera.hpp"

#include <cstdint>
#include <memory>

namespace ravine::render {

struct Scenery {
    Camera camera;
    double pixel_ratio;  // pixels per point
    Theme theme;
    ColourMap colours;
    Fill fill;
    bool contours;
    std::shared_ptr<const Drape> drape;  // on the surface, if there is one
    std::uint64_t mesh;  // Surface::mesh(): another number for another surface, or for the same with finer triangles elsewhere

    bool see_through() const { return fill != Fill::solid; }
    bool operator==(const Scenery&) const = default;
};

}  // namespace ravine::render
