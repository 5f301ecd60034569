// The panels. Each edits a Document and does not depend on windows, links or the renderer; one file each. Those that show or
// control the race get the Player.
#pragma once

#include "analysis/inspector.hpp"
#include "analysis/series.hpp"
#include "analysis/timeline_events.hpp"
#include "document/undo_stack.hpp"
#include "export/film.hpp"
#include "export/qr_code.hpp"
#include "lessons/desk.hpp"
#include "player/player.hpp"
#include "render/thumbnails.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ravine::ui {

// The chart as last drawn: its corners and the part of the axis between them, and the position and values under the mouse, by
// racer.
struct ChartShown {
    ImVec2 low, high;
    double from, to;
    std::optional<double> hovered;
    std::vector<std::optional<double>> values;
};

// State of the race's chart and of gestures on it.
struct Chart {
    Series series;
    double from = 0, to = 0;             // the zoomed part of the axis; all of it if empty
    std::optional<double> dragged_from;  // begin of a part being selected
    bool scrubbed = false;               // by a finger
    std::optional<ChartShown> shown;
};

// A quantity of a rule whose meaning is shown under its line.
struct Noted {
    std::size_t line;
    std::string name;
    bool assigned;      // it stands on the left of the sign
    bool fresh = true;  // not yet drawn: to be scrolled to

    bool operator==(const Noted& other) const { return line == other.line && name == other.name && assigned == other.assigned; }
};

// State of the lessons.
struct Learning {
    bool open = false;  // the panel is open
    bool list = false;  // it shows the list, though a card is open
    lessons::Desk desk;
    std::string name;  // of the card finished last
    lessons::FinishedCard card;
    std::optional<std::pair<int, std::optional<std::string>>> own_answer;  // of the race with that revision
    bool answered_now = false;                                             // in this frame
    bool turned = false;                                                   // to another card: scrolls to its top
};

// Properties of a shared link when it opens; they do not affect the present screen.
struct Sharing {
    bool paused = false, bare = false, locked = false, embedded = false;
};

// The QR code of the link in the Share panel.
struct ShownCode {
    bool open = false, large = false;
    std::string link;            // of the code
    std::optional<QrCode> code;  // none if the link is too long
};

enum class FileKind { png, svg, csv, json, pytorch, video, gif };

// Settings for pictures and films of the race, and the progress of a film.
struct Filming {
    int scale = 2;  // pixels of a picture per point
    bool panels = true;
    int frames_per_second = 25, width = 720;  // of a film; pixels
    int frames = 0;                           // or 0 for the usual number
    bool from_here = false;                   // from the step shown, else from the start
    Fault frames_error;                       // of the number typed last
    bool possible = false;                    // the host makes films
    int longest_side = 4096;                  // pixels that the graphics card can draw
    struct Progress {
        int taken, frames;
    };
    std::optional<Progress> progress;  // of the film being made
    bool cancelled = false;            // requested in this frame
    bool filmed = false;               // the last saved file is a film

    int frames_or_usual() const { return frames > 0 ? frames : frames_for(usual_film_seconds, frames_per_second); }
};

// State of the interface beside the Document, not part of any link.
struct State {
    Mode mode = Mode::dark;
    std::string formula;  // the loss as being typed
    Fault formula_error;
    std::vector<std::string> formula_letters;  // that would make it a formula as constants
    Fault constant_error, place_error;         // of the constant, and of the domain or start typed last
    Fault data_error;                          // of the rows pasted or the number typed among them last
    Fault seed_error;                          // of the seed
    Chart chart;
    bool unfinished = false;         // the picture needs more frames
    TimelineEvents timeline_events;  // on the timeline
    bool typing_formula = false;
    bool show_rows = false;  // of data, as a table
    bool show_complaints = false;
    bool help = false;    // it is shown
    std::string address;  // of the page, before the '#' of a link
    std::string copied;   // the link copied last
    Sharing sharing;
    ShownCode qr_code;
    std::optional<FileKind> wanted_file;  // requested in this frame
    std::string saved, shown_saved;       // outcome of the last one as a sentence, and as last shown
    Filming filming;
    bool reads_clipboard = true;            // otherwise rows are pasted onto the page
    std::vector<std::string> complaints;    // of the last link
    const StepTrace* trace = nullptr;       // of the selected racer at the step shown, for this frame
    bool trace_behind = false;              // it is still being computed
    std::optional<Noted> noted;             // in the Step tab
    UndoStack history{default_document()};  // to undo
    render::Thumbnails thumbnails;          // of the gallery
    std::string surface_search, optimizer_search;
    int highlighted = 0;  // entry of the gallery, of those found
    Learning learning;

    void forget_formula_error() {
        formula_error.clear();
        formula_letters.clear();
    }

    // Forgets faults of typed text, which another race makes obsolete.
    void forget_typing() {
        forget_formula_error();
        for (Fault* error : {&constant_error, &place_error, &seed_error, &data_error}) error->clear();
    }
};

void loss_panel(Document& document, const Player& player, State& state);
void constants_panel(Document& document, State& state);
void data_panel(Document& document, const Player& player, State& state);
void racers_panel(Document& document, State& state);
void noise_panel(Document& document, const Player& player, State& state);
void race_panel(Document& document, Player& player, State& state);
void chart_panel(Document& document, Player& player, State& state);
void step_panel(Document& document, Player& player, State& state);
void slice_panel(Document& document, Player& player, State& state);
void share_panel(const Document& document, State& state);
void help_panel(State& state);
void view_panel(Document& document);
void transport_panel(Document& document, Player& player, State& state, bool narrow);
void slim_transport_panel(Player& player, State& state);

}  // namespace ravine::ui
