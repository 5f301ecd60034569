// Captions of pictures that have no panels: the step, the racers, and the chart.
#pragma once

#include "player/player.hpp"

#include <imgui.h>

namespace ravine::ui {

// Draws surface and step, and below them the visible racers with their losses, in as many columns as fit between two corners.
// Says how many have no room.
void legend(ImDrawList& list, const Player& player, ImVec2 low, ImVec2 high);

// Draws the chart that the document shows, up to the shown step, and the legend beside it, on a ground of their own.
void figure_strip(ImDrawList& list, const Player& player, ImVec2 low, ImVec2 high);

}  // namespace ravine::ui
