// Studies in the picture: the spread of a racer's ends.
#pragma once

#include "render/renderer.hpp"
#include "studies/summary.hpp"

#include <imgui.h>

namespace ravine::ui {

inline constexpr double shown_deviations = 2;  // of 100 ends of a normal distribution, 86 are inside

// Draws the ellipse on the surface, in the racer's colour, with its mean. Parts outside of the domain are left out.
void spread_ellipse(ImDrawList& list, render::Renderer& renderer, const render::Camera& camera, std::size_t racer,
                    const studies::EndSpread& spread, const Box& domain);

}  // namespace ravine::ui
