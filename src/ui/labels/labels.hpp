// Text of the surface in the picture: tick numbers at the floor's edges, values on contour lines, and tooltips of stars and
// crosses. ball_labels.hpp has the names of the balls. All of it goes into the draw list of the picture: the window's
// background, or that of an offscreen picture (layer.hpp).
#pragma once

#include "render/geometry/labels/chips.hpp"
#include "render/renderer.hpp"

#include <imgui.h>

#include <span>
#include <vector>

namespace ravine::ui {

// Of a start's ring, for labels that avoid it, with some room around it.
inline constexpr double start_radius = 10;

// Draws the start of all racers (-1) or of one: a ring to be dragged, at a screen position in points.
void start_mark(ImDrawList& list, int racer, double x, double y);

void axis_labels(ImDrawList& list, const render::Camera& camera, const AxisNames& names);

// Draws the numbers of the minima beside their stars, where there are some and nothing is taken: the standings and studies call
// them "minimum 2". Returns what is taken then.
std::vector<render::Chip> minimum_numbers(ImDrawList& list, std::span<const render::Mark> marks,
                                          std::span<const render::Chip> taken);

// Draws the values of contour lines on them where nothing is taken. Returns what is taken then.
std::vector<render::Chip> contour_labels(ImDrawList& list, render::Renderer& renderer, const render::Camera& camera,
                                         std::span<const render::Chip> taken);

// Returns true if a welcome leaves the picture most of its part of the window.
bool has_welcome_room(const render::Viewport& free);

// Draws a welcome with first steps above the surface.
void welcome(ImDrawList& list, const render::Camera& camera);

// Tells the names of the balls at the place of the mouse, once it has rested there. Returns false if there are none.
bool ball_tooltip(std::span<const render::BallMark> balls, const Experiment& experiment, ImVec2 at);

// Tells "minimum 2: f = −1.0927 at (1.00, 0.00)" beside a mark, once the mouse has rested on it.
void mark_tooltip(const render::Mark& mark, double loss, const Box& domain);

}  // namespace ravine::ui
