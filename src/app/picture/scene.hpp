// The parts of a picture of a race: the scene, which the renderer draws, and the text on it. The window shows one; others are
// drawn offscreen (app/files/film.hpp).
#pragma once

#include "analysis/inspector.hpp"
#include "player/player.hpp"
#include "render/renderer.hpp"
#include "ui/labels/ball_labels.hpp"
#include "ui/widgets/theme.hpp"

#include <optional>
#include <span>
#include <vector>

namespace ravine {

// The screen position of a start: the common one (racer -1), or that of one racer.
struct StartMark {
    int racer;
    double x, y;  // points
};

// Returns the race as the player shows it. Refers to player and camera, which must outlive it.
render::Scene scene_of(const Player& player, const render::Camera& camera, double pixel_ratio, ui::Mode mode,
                       const StepTrace* trace);

// Returns the position of the selected racer's ball if the camera rides along with it.
std::optional<glm::dvec3> ride_of(const Player& player, render::Renderer& renderer);

// Returns the starts of the racers that are shown, in view of the camera: the common one last.
std::vector<StartMark> start_marks(const Document& document, const render::Camera& camera, render::Renderer& renderer);

// Draws the numbers of axes and contours, the starts, and the names of balls and vectors, as of the renderer's last draw.
// `named`: the racer that has its name even in a crowd, or -1.
void write_labels(ImDrawList& list, render::Renderer& renderer, ui::BallLabels& ball_labels, const Player& player, int named,
                  const render::Camera& camera, std::span<const StartMark> starts);

}  // namespace ravine
