// What a picture of a race consists of: the scene, which the renderer draws, and on it all that is written there. The window
// shows one; others are drawn beside it (film.hpp).
#pragma once

#include "analysis/inspector.hpp"
#include "app/pointer.hpp"
#include "player/player.hpp"
#include "render/renderer.hpp"
#include "ui/ball_labels.hpp"
#include "ui/theme.hpp"

#include <optional>
#include <span>

namespace ravine {

// The race as the player shows it. Speaks of player and camera.
render::Scene scene_of(const Player& player, const render::Camera& camera, double pixel_ratio, ui::Mode mode,
                       const StepTrace* trace);

// Where the camera rides along with the selected racer, if it does.
std::optional<glm::dvec3> ride_of(const Player& player, render::Renderer& renderer);

// The numbers of axes and contours, the starts, the names of balls and vectors, as the renderer has drawn them last.
void write_labels(ImDrawList& list, render::Renderer& renderer, ui::BallLabels& ball_labels, const Player& player,
                  const render::Camera& camera, std::span<const StartMark> starts);

}  // namespace ravine
