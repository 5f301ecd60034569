// Text in the picture that belongs to the surface: tick numbers at the floor's edges, values on contour lines, and what a star
// or cross says when the mouse is on it. The names of the balls are ball_labels.hpp's. All of it goes into the draw list of the
// picture: the window's background, or that of a picture beside it (layer.hpp).
#pragma once

#include "render/renderer.hpp"

#include <imgui.h>

namespace ravine::ui {

// The start of all racers (-1) or of one: a ring to be grabbed, at a screen position in points.
void start_mark(ImDrawList& list, int racer, double x, double y);

void axis_labels(ImDrawList& list, const render::Camera& camera);

// The values of contour lines, written along them.
void contour_labels(ImDrawList& list, render::Renderer& renderer, const render::Camera& camera);

// What a stranger sees and may do: above the surface, until something is done.
void welcome(ImDrawList& list, const render::Camera& camera);

// "minimum 2: f = −1.0927 at (1.00, 0.00)", beside the mouse.
void mark_tooltip(const render::Mark& mark, double loss, const Box& domain);

}  // namespace ravine::ui
