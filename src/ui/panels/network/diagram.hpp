// A network as units and lines between them: the wider a line, the larger its weight.
#pragma once

#include "network/architecture.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace ravine::ui {

// Draws the first units of each layer. Orange weights are positive, blue ones negative; the chosen one has a frame. Returns the
// weight that is pressed, a bias where it is a unit.
std::optional<std::size_t> draw_diagram(std::span<const network::Layer> layers, std::span<const double> weights,
                                        std::size_t chosen);

// Returns true if draw_diagram() leaves units out.
bool leaves_units_out(std::span<const network::Layer> layers);

}  // namespace ravine::ui
