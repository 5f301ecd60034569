// The transport: play and pause, single steps, both ends, speed, and the timeline.
#pragma once

#include "analysis/timeline_events.hpp"
#include "ui/panel.hpp"

namespace ravine::ui {

class TransportPanel final : public Panel {
  public:
    // Draws one line in a wide window, two in a narrow one.
    void draw(const Model& model, Commands& commands) override;

    // Draws one line of buttons of that side, as much as has room.
    void draw_line(const Model& model, Commands& commands, float side);

    // Draws what an embedded race has of it.
    void draw_slim(const Model& model, Commands& commands);

  private:
    TimelineEvents timeline_events_;
};

}  // namespace ravine::ui
