// The progress of long work, told and drawn in one way wherever there is some.
#pragma once

#include <optional>
#include <string>

namespace ravine {

class Player;

}  // namespace ravine

namespace ravine::ui {

struct Progress {
    const char* doing;  // "Computing step"
    int done, all;
    std::optional<double> seconds_left = {};

    // Returns the sentence "Computing step 1,234 of 100,000", the same with ", 8 s left" where that is
    // known, and the share "12 %", rounded down.
    std::string sentence() const;
    std::string share() const;
};

// Returns the progress of a race of networks to its end, or of a long race to the step that was sought; nothing if it is there,
// or if the race is on its way by playing.
std::optional<Progress> progress_of(const Player& player);

// Draws a bar that is filled as far as the work is done, with the sentence in it or, where there is no room, the share. A width
// of 0 takes all there is.
void progress_bar(const Progress& progress, float width = 0);

// The same as a button that stops the work, with the sentence as tooltip. Returns true if it is pressed.
bool stop_bar(const char* id, const Progress& progress, float width);

}  // namespace ravine::ui
