// Draws numbers and names of the balls over the picture.
//
// Each ball has its racer's number on it, so that it is distinct without colours, or a small cross once it has retired; a ball
// that another covers shows nothing. Its name stands beside it; balls in one place share a label. Of a crowd, and of more than
// three in one place of a narrow picture, only the selected one has its name, and labels tell the numbers of covered balls; the
// mouse over a ball tells its name, too. Balls behind a hill are faint.
#pragma once

#include "render/geometry/labels/chips.hpp"
#include "render/geometry/labels/label_layout.hpp"
#include "render/renderer.hpp"

#include <imgui.h>

#include <span>
#include <string>
#include <vector>

namespace ravine::ui {

class BallLabels {
  public:
    // Draws the labels. names[i] belongs to balls[i]; without names the balls have only numbers. `selected` is a racer or -1.
    // Labels stay in the free part of the camera's viewport, never cover stars and the rings of starts, and avoid
    // crosses and the numbers of the axes if they can.
    void draw(ImDrawList& list, std::span<const render::BallMark> balls, std::span<const std::string> names, int selected,
              std::span<const render::Mark> marks, std::span<const render::Disc> rings, const render::Camera& camera,
              const AxisNames& axes);

    // Returns the areas that balls and labels covered in the last draw.
    std::span<const render::Chip> taken() const { return taken_; }

  private:
    struct Chip;
    std::vector<Chip> chips(std::span<const render::BallMark> balls, std::span<const std::string> names, int selected,
                            const render::Viewport& viewport) const;

    // In the last frame, by ball: the first of its group, and the slot of its label.
    std::vector<int> groups_, slots_;
    render::Viewport viewport_;
    std::vector<render::Chip> taken_;
};

}  // namespace ravine::ui
