// The panels. Each edits a Config that the app hands it and knows nothing of windows, links or the renderer; one file
// each. Those that show or steer the race get the Player.
#pragma once

#include "race/player.hpp"
#include "ui/theme.hpp"

#include <string>
#include <vector>

namespace ravine::ui {

// What the interface remembers beside the Config, and what no link carries.
struct State {
    Mode mode = Mode::dark;
    std::string formula;  // the loss as it is being typed
    std::string formula_error;
    std::string place_error;  // what was wrong with the domain or start typed last
    std::string data_error;   // and with the rows pasted last
    bool typing_formula = false;
    bool show_complaints = false;
    bool reads_clipboard = true;          // else rows come by pasting onto the page alone
    std::vector<std::string> complaints;  // of the last link
};

void loss_panel(Config& config, const Player& player, State& state);
void racers_panel(Config& config);
void noise_panel(Config& config, const Player& player);
void standings_panel(Config& config, const Player& player);
void view_panel(Config& config);
void transport_panel(Config& config, Player& player, bool narrow);

}  // namespace ravine::ui
