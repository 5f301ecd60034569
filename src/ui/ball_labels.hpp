// Numbers and names of the balls, over the picture.
//
// Each ball has its racer's number on it, so that it can be told without seeing colours, or a small cross once it has retired;
// a ball that is covered by another shows nothing. Beside it stands its name; balls in one place share a label. What a hill
// hides is faint.
#pragma once

#include "render/geometry/chips.hpp"
#include "render/geometry/label_layout.hpp"
#include "render/renderer.hpp"

#include <imgui.h>

#include <span>
#include <string>
#include <vector>

namespace ravine::ui {

class BallLabels {
  public:
    // names[i] belongs to balls[i]; without names the balls have their numbers alone. `selected` is a racer or -1. Labels stay
    // in the free part of the camera's viewport, and leave marks and the numbers of the axes free if they can.
    void draw(ImDrawList& list, std::span<const render::BallMark> balls, std::span<const std::string> names, int selected,
              std::span<const render::Mark> marks, const render::Camera& camera);

    // What balls and labels covered in the last draw.
    std::span<const render::Chip> taken() const { return taken_; }

  private:
    struct Chip;
    std::vector<Chip> chips(std::span<const render::BallMark> balls, std::span<const std::string> names,
                            const render::Viewport& viewport) const;

    // Of the last frame, by ball: the first of its group, and the slot of its label.
    std::vector<int> groups_, slots_;
    render::Viewport viewport_;
    std::vector<render::Chip> taken_;
};

}  // namespace ravine::ui
