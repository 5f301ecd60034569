// The commands that the panels of a frame append. The app applies them after the frame, in one place.
#pragma once

#include "document/document.hpp"
#include "jobs/scheduler.hpp"
#include "ui/files.hpp"

#include <imgui.h>

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace ravine::ui {

struct Command {
    enum class Kind {
        play,
        pause,
        toggle,
        step_by,
        seek,
        set_speed,
        show,
        undo,
        redo,
        forget_typing,
        copy,
        save,
        cancel_film,
        restart
    };
    Kind kind;
    double number = 0;  // steps, a step, or steps per second; of show: not 0 if the race is to play
};

// The chart as drawn: its corners and the part of the axis between them, and the position and values under the mouse, by racer.
struct ChartShown {
    ImVec2 low, high;
    double from, to;
    std::optional<double> hovered;
    std::vector<std::optional<double>> values;
};

// Facts about the panels as drawn, for the host and for the next frame.
struct Report {
    jobs::Scheduler::Portion work;   // on what a panel lacks; null if it lacks nothing
    bool offers_correction = false;  // of the text being typed
    bool covered = false;            // something lies over the window that Escape closes
    std::optional<ChartShown> chart;
};

class Commands {
  public:
    explicit Commands(const Document& present) : document_(present) {}

    // The draft of the document, which panels read and edit. It begins as the present one.
    Document& document() { return document_; }
    const Document& document() const { return document_; }

    // Commands for the player, in the order of their execution, before it gets the draft.
    void play() { add({Kind::play}); }
    void pause() { add({Kind::pause}); }
    void toggle() { add({Kind::toggle}); }
    void step_by(int steps) { add({Kind::step_by, static_cast<double>(steps)}); }
    void restart() { add({Kind::restart}); }  // from the start; plays unless the user prefers less motion
    void seek(int step) { add({Kind::seek, static_cast<double>(step)}); }
    void set_speed(double steps_per_second) { add({Kind::set_speed, steps_per_second}); }

    // Shows another race from its shown step, also in a locked one. The draft becomes its document.
    void show(Document document, bool plays) {
        document_ = std::move(document);
        add({Kind::show, plays ? 1.0 : 0.0});
    }

    void undo() { add({Kind::undo}); }
    void redo() { add({Kind::redo}); }

    // Lets all panels forget faults of typed text, which another race makes obsolete. show(), undo() and redo() do too.
    void forget_typing() { add({Kind::forget_typing}); }

    void copy(std::string text) {
        text_ = std::move(text);
        add({Kind::copy});
    }
    void save(const FileWish& file) {
        file_ = file;
        add({Kind::save});
    }
    void cancel_film() { add({Kind::cancel_film}); }

    std::span<const Command> list() const { return list_; }
    const std::string& text() const { return text_; }  // to copy
    const FileWish& file() const { return file_; }     // to save

    Report report;

  private:
    using Kind = Command::Kind;
    void add(Command command);

    Document document_;
    std::vector<Command> list_;
    std::string text_;
    FileWish file_;
};

}  // namespace ravine::ui
