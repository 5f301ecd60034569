// Slice: the loss along a line through the selected ball.
#include "ui/panels.hpp"
#include "ui/widgets.hpp"

namespace ravine::ui {

void slice_panel(Config& config, Player&, State&) {
    heading("SLICE");
    if (config.selected < 0) note("Select a racer to see the loss along a line through its ball.");
}

}  // namespace ravine::ui
