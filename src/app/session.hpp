// The document on the screen: the one place that opens it, applies commands to it, locks, undoes and plays it. Needs no window.
//
//     Session session;
//     session.load("#v=1&loss=bowl&racers=gd,lr:0.1");    // a link, or JSON
//     session.begin_frame({.seconds = 1.5});               // each frame:
//     session.apply(commands);                             // of keys, panels and pointer
//
// Opening a document forgets what it makes obsolete: complaints about texts that were opened, and, by the listeners,
// what was typed into panels.
#pragma once

#include "document/rows.hpp"
#include "document/typed_rules.hpp"
#include "document/undo_stack.hpp"
#include "player/player.hpp"
#include "ui/commands.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

// Returns the link of a document, without an address.
std::string link_of(const Document& document);

class Session {
  public:
    // Those who follow the document.
    struct Listeners {
        // A text opens, in place of `before`; that is nullptr for what nobody has seen.
        std::function<void(const Document* before, const Document& document)> opened;
        std::function<void()> forget_typing;
    };

    Session();
    void listen(Listeners listeners) { listeners_ = std::move(listeners); }

    // The player keeps the document. It may be played and sought by anyone; the document is changed here alone.
    const Player& player() const { return player_; }
    Player& player() { return player_; }
    const Document& document() const { return player_.document(); }

    // load() opens a link, or a configuration as JSON, with its complaints. The race plays if it shows its start, unless the
    // link pauses it, the page is embedded, a question waits for its answer, or motion is to be avoided. take() does the same
    // for text that was dropped or pasted, or makes rows of numbers the race's data; it only complains of other text.
    void load(std::string_view text);
    void take(std::string_view text);

    // Opens a document at its shown step, at the speed of the present one, also in a locked race. It plays from its start.
    void open(Document document, bool plays);

    // Applies what keys, panels or pointer want. A locked race takes no edits but those of the view.
    void apply(const ui::Commands& commands);

    // Makes an edit by its name (document/edit.hpp), from outside the panels.
    Result<> edit(std::string_view what, int racer, std::string_view text);

    // The moment of a frame: seconds from any origin, and true while a mouse button is held. Edits that belong together are
    // undone together. Requires a call before the frame's commands.
    struct Moment {
        double seconds = 0;
        bool held = false;
    };
    void begin_frame(Moment moment);

    // Avoids to play without being told to, as the user prefers.
    void avoid_motion(bool avoid) { avoids_motion_ = avoid; }

    // Return true if there is something to undo or redo, and the race is not locked.
    bool can_undo() const { return history_.can_undo() && !document().page.locked; }
    bool can_redo() const { return history_.can_redo() && !document().page.locked; }

    // Sentences about the text that was opened or taken last. complaint_count() grows whenever there are others.
    std::span<const std::string> complaints() const { return complaints_; }
    int complaint_count() const { return complaint_count_; }
    void complain(std::vector<std::string> complaints);

    // Adds a sentence unless it is there.
    void add_complaint(std::string complaint);

    // The table of numbers that was taken last.
    const TakenTable& table() const { return table_; }

  private:
    void apply(const ui::Command& command, Document& draft);
    void edit(Document document);
    void take_table(std::string_view text);
    void forget();
    void forget_typing() const;

    Player player_;
    UndoStack history_;
    Listeners listeners_;
    Moment moment_;
    std::vector<std::string> complaints_;
    int complaint_count_ = 0;
    TakenTable table_;
    TypedRules typed_rules_;  // by edit()
    bool avoids_motion_ = false;
    bool seen_ = false;  // there was a frame
};

}  // namespace ravine
