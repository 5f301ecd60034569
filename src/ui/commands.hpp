// The commands that the panels of a frame append. The app applies them after the frame, in one place (app/session.hpp).
#pragma once

#include "document/document.hpp"
#include "jobs/scheduler.hpp"
#include "ui/files.hpp"

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace ravine::ui {

struct Command {
    enum class Kind { play, pause, toggle, step_by, seek, restart, set_speed, open, undo, redo, forget };
    Kind kind;
    double number = 0;  // steps, a step, or steps per second; of open: not 0 if the race is to play
};

// The chart as drawn: its sides in points and the part of the axis between them, and the position and values under the mouse,
// by racer.
struct ChartShown {
    float left, top, right, bottom;
    double from, to;
    std::optional<double> hovered;
    std::vector<std::optional<double>> values;
};

// Facts about the panels as drawn, for the host and for the next frame.
struct Report {
    jobs::Scheduler::Portion work;   // on what a panel lacks; null if it lacks nothing
    bool offers_correction = false;  // of the text being typed
    bool open = false;               // there is something that Escape closes
    std::optional<ChartShown> chart;
    int pointed = -1;  // the racer whose row of the standings is pointed at: the others are faint

    // Adds portions of work to those of other panels.
    void add_work(jobs::Scheduler::Portion portion) {
        if (!work) {
            work = std::move(portion);
            return;
        }
        work = [first = std::move(work), second = std::move(portion)] {
            const bool more = first();
            return second() || more;
        };
    }
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

    // Opens another document at its shown step, also in a locked race. It becomes the draft.
    void open(Document document, bool plays) {
        document_ = std::move(document);
        add({Kind::open, plays ? 1.0 : 0.0});
    }

    void undo() { add({Kind::undo}); }
    void redo() { add({Kind::redo}); }

    // Forgets complaints and typed texts, which another race makes obsolete. open(), undo() and redo() do too.
    void forget() { add({Kind::forget}); }

    // Requests that do not concern the document.
    void copy(std::string text) { text_ = std::move(text); }
    void save(const FileWish& file) { file_ = file; }
    void cancel_film() { cancels_film_ = true; }
    void run_study(bool runs) { runs_study_ = runs; }  // stops it, or begins what was stopped

    std::span<const Command> list() const { return list_; }
    const std::optional<std::string>& text() const { return text_; }  // to copy
    const std::optional<FileWish>& file() const { return file_; }     // to save
    bool cancels_film() const { return cancels_film_; }
    std::optional<bool> runs_study() const { return runs_study_; }

    Report report;

  private:
    using Kind = Command::Kind;
    void add(Command command);

    Document document_;
    std::vector<Command> list_;
    std::optional<std::string> text_;
    std::optional<FileWish> file_;
    bool cancels_film_ = false;
    std::optional<bool> runs_study_;
};

}  // namespace ravine::ui
