#include "render/geometry/ground/thumbnail.hpp"

#include "render/geometry/ground/terrain.hpp"
#include "render/palette.hpp"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace ravine::render {
namespace {

using Pixel = std::array<std::uint8_t, 4>;

// Flat ground keeps its colour; slopes towards the lamp are a little brighter, others darker.
double shade(const Terrain& terrain, const Samples& s, std::size_t k) {
    static const glm::dvec3 lamp = glm::normalize(glm::dvec3(-1, 1, 1.6));
    const glm::dvec2 slope = terrain.heights().slope(s.f[k]) * terrain.frame().scale();
    if (!std::isfinite(s.fx[k]) || !std::isfinite(s.fy[k])) return 1;
    const glm::dvec3 normal = glm::normalize(glm::dvec3(-slope.x * s.fx[k], -slope.y * s.fy[k], 1));
    return 1 + 0.42 * (glm::dot(normal, lamp) - lamp.z);
}

Pixel pixel(const Terrain& terrain, const Samples& samples, std::size_t k, const std::vector<std::uint8_t>& palette) {
    const double loss = samples.f[k];
    if (!std::isfinite(loss)) return {};
    const double height = std::clamp(terrain.heights()(loss) / terrain.heights().top(), 0.0, 1.0),
                 light = shade(terrain, samples, k);
    const auto texel = 4 * static_cast<std::size_t>(height * 255 + 0.5);
    Pixel colour{0, 0, 0, 255};
    for (std::size_t i = 0; i < 3; ++i) {
        colour[i] = static_cast<std::uint8_t>(std::clamp(light * palette[texel + i], 0.0, 255.0));
    }
    return colour;
}

}  // namespace

std::vector<std::uint8_t> thumbnail(const Surface& surface, ColourMap colours) {
    const auto loss = std::make_shared<const Loss>(*Loss::compile(surface.key));
    Terrain terrain(loss, surface.domain, scale_of(HeightScale::automatic, surface.key));
    const Samples samples = terrain.sample(uniform_axes(surface.domain, thumbnail_side));
    const std::vector<std::uint8_t> palette = palette_texels(colour_table(colours));
    std::vector<std::uint8_t> pixels;
    for (std::size_t row = thumbnail_side; row-- > 0;) {
        for (std::size_t i = 0; i < thumbnail_side; ++i) {
            const Pixel colour = pixel(terrain, samples, row * thumbnail_side + i, palette);
            pixels.insert(pixels.end(), colour.begin(), colour.end());
        }
    }
    return pixels;
}

}  // namespace ravine::render
