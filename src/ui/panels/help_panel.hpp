// Help: the keys, the parts of the picture, and about Ravine.
#pragma once

#include "ui/panel.hpp"
#include "ui/widgets/scrolling.hpp"

namespace ravine::ui {

class HelpPanel final : public Panel {
  public:
    bool is_open() const { return open_; }
    void open() { open_ = true; }
    void toggle() { open_ = !open_; }

    // Draws a window of its own, if it is open.
    void draw(const Model& model, Commands& commands) override;

  private:
    bool open_ = false;
    HandScroll hands_;
};

}  // namespace ravine::ui
