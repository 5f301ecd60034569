// A panel owns its state: what it shows beside the document, and what is being done in it. It reads a model and appends
// commands, and knows neither windows nor links nor the renderer.
#pragma once

#include "ui/commands.hpp"
#include "ui/model.hpp"

namespace ravine::ui {

class Panel {
  public:
    virtual ~Panel() = default;

    // Draws the panel into the current window.
    virtual void draw(const Model& model, Commands& commands) = 0;

    // Draws what it has over the whole window. Returns true while there is something that Escape closes.
    virtual bool draw_over() { return false; }

    // Forgets faults of typed texts, which another document makes obsolete.
    virtual void forget_typing() {}
};

}  // namespace ravine::ui
