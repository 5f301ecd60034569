// Step by step: the rule of the selected racer with the numbers of this step in it.
#include "ui/panels.hpp"
#include "ui/widgets.hpp"

namespace ravine::ui {

void step_panel(Config& config, Player&, State&) {
    heading("STEP BY STEP");
    if (config.selected < 0) note("Select a racer to see its rule with the numbers of this step.");
}

}  // namespace ravine::ui
