// Undo and redo: the configurations that were before the present one, and those that were taken back.
//
// Changes that make one gesture are one entry: all while a mouse button is held, and those of one field that follow each
// other closely, as keys of a formula do. A gesture that ends where it began leaves none. Camera, look and the step shown are
// not undone: whatever comes back is looked at as the present one is. The racer looked at stays the same one, wherever it goes;
// where there is none, undoing looks at the one that it brings back.
#pragma once

#include "document/config.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ravine {

class UndoStack {
  public:
    static constexpr std::size_t most_entries = 200;  // more forget the oldest
    static constexpr double one_gesture = 0.8;        // seconds

    explicit UndoStack(Config present) : present_(std::move(present)) {}

    // Follows the present configuration; to be called in every frame. The time is in seconds from anywhere, and `held` says
    // whether a button of the mouse is.
    void follow(const Config& present, double seconds, bool held);

    bool can_undo() const { return !past_.empty(); }
    bool can_redo() const { return !future_.empty(); }

    // The configuration that takes the present one's place, from now on followed; the present one where there is none.
    Config undo(const Config& present);
    Config redo(const Config& present);

  private:
    struct Change {
        std::string field;  // empty for what is a change of its own
        double seconds;
    };
    Config go(const Config& present, std::vector<Config>& from, std::vector<Config>& to);

    Config present_;
    std::vector<Config> past_, future_;  // the last is the nearest
    std::optional<Change> last_;         // nothing after undo and redo
    bool gesture_ = false;               // a button is held since a change
};

// The one field in which two configurations differ, as "steps" or "racer 2 lr"; empty where they differ in none or in more,
// or where that is a list that has grown or shrunk.
std::string changed_field(const Config& a, const Config& b);

}  // namespace ravine
