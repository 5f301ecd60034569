// Undo and redo of documents.
//
// Changes of one gesture are one entry: all while a mouse button is held, and those of one field in quick succession, as keys
// of a formula are. A gesture that ends where it began leaves none. Camera, look and the shown step are not undone: a restored
// document takes the present ones. The same racer stays selected; if there is none, undo selects the racer that it
// restores.
#pragma once

#include "document/document.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ravine {

class UndoStack {
  public:
    static constexpr std::size_t most_entries = 200;  // beyond, the oldest is dropped
    static constexpr double one_gesture = 0.8;        // seconds

    explicit UndoStack(Document present) : present_(std::move(present)) {}

    // Follows the present document. Requires a call in every frame. `seconds` is a time from any origin; `held` is true
    // while a mouse button is.
    void follow(const Document& present, double seconds, bool held);

    bool can_undo() const { return !past_.empty(); }
    bool can_redo() const { return !future_.empty(); }

    // Returns the document that replaces the present one, and follows it; the present one if there is no entry.
    Document undo(const Document& present);
    Document redo(const Document& present);

  private:
    struct Change {
        std::string field;  // empty for a change of its own
        double seconds;
    };
    Document go(const Document& present, std::vector<Document>& from, std::vector<Document>& to);

    Document present_;
    std::vector<Document> past_, future_;  // the last is the nearest
    std::optional<Change> last_;           // nothing after undo and redo
    bool gesture_ = false;                 // a button is held since the last change
};

// Returns the one field in which two documents differ, as "steps" or "racer 2 lr". Returns "" if they differ in none, in
// several, or in the number of racers.
std::string changed_field(const Document& a, const Document& b);

}  // namespace ravine
