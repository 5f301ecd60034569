// The panels. Each edits a Config that the app hands it and knows nothing of windows, links or the renderer; one file
// each. Those that show or steer the race get the Player.
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

// The chart as it was drawn last: its corners and the part of the axis between them, and what is told under the mouse, by
// racer.
struct ChartShown {
    ImVec2 low, high;
    double from, to;
    std::optional<double> hovered;
    std::vector<std::optional<double>> values;
};

// What the chart of the race shows, and what a hand does there.
struct Chart {
    Series series;
    double from = 0, to = 0;             // the part of the axis that was zoomed to; all of it where empty
    std::optional<double> dragged_from;  // a part that is being chosen
    bool scrubbed = false;               // by a finger
    std::optional<ChartShown> shown;
};

// A quantity of a rule whose meaning is shown under its line.
struct Noted {
    std::size_t line;
    std::string name;
    bool assigned;      // where it stands on the left of the sign
    bool fresh = true;  // not yet drawn: it is to be seen then

    bool operator==(const Noted& other) const { return line == other.line && name == other.name && assigned == other.assigned; }
};

// The lessons, while somebody learns.
struct Learning {
    bool open = false;  // the panel is
    bool list = false;  // it shows the list, though a card is open
    lessons::Desk desk;
    std::string name;  // of the card that was finished last
    lessons::FinishedCard card;
    std::optional<std::pair<int, std::optional<std::string>>> own_answer;  // of the race with that revision
    bool answered_now = false;                                             // in this frame
    bool turned = false;                                                   // to another card: from its top
};

// How a shared link is to open; what is on the screen it is copied from stays.
struct Sharing {
    bool paused = false, bare = false, locked = false, embedded = false;
};

// The QR code of the link in the Share panel.
struct ShownCode {
    bool open = false, large = false;
    std::string link;            // that the code is of
    std::optional<QrCode> code;  // none where the link is too long
};

enum class FileKind { png, svg, csv, json, pytorch, video, gif };

// How pictures and films of the race are saved, and how far a film is.
struct Filming {
    int scale = 2;  // pixels of a picture per point
    bool panels = true;
    int frames_per_second = 25, width = 720;  // of a film; pixels
    int frames = 0;                           // or 0 for the usual number
    bool from_here = false;                   // from the step shown, else from the start
    Fault frames_error;                       // what was wrong with the number typed last
    bool possible = false;                    // the surroundings make films
    int longest_side = 4096;                  // pixels that the graphics card can draw
    struct Progress {
        int taken, frames;
    };
    std::optional<Progress> progress;  // of the film that is being made
    bool cancelled = false;            // asked for in this frame
    bool filmed = false;               // what was saved last is a film

    int frames_or_usual() const { return frames > 0 ? frames : frames_for(usual_film_seconds, frames_per_second); }
};

// What the interface remembers beside the Config, and what no link carries.
struct State {
    Mode mode = Mode::dark;
    std::string formula;  // the loss as it is being typed
    Fault formula_error;
    std::vector<std::string> formula_letters;  // that would make it a formula as constants
    Fault constant_error, place_error;         // what was wrong with the constant, and with the domain or start typed last
    Fault data_error;                          // with the rows pasted or the number typed among them last
    Fault seed_error;                          // and with the seed
    Chart chart;
    bool unfinished = false;         // what is shown needs more frames
    TimelineEvents timeline_events;  // on the timeline
    bool typing_formula = false;
    bool show_rows = false;  // of data, as a table
    bool show_complaints = false;
    bool help = false;    // is shown
    std::string address;  // of the page, before the '#' of a link
    std::string copied;   // the link copied last
    Sharing sharing;
    ShownCode qr_code;
    std::optional<FileKind> wanted_file;  // that was asked for in this frame
    std::string saved, shown_saved;       // what became of the last one, in a sentence, and as it was shown last
    Filming filming;
    bool reads_clipboard = true;          // else rows come by pasting onto the page alone
    std::vector<std::string> complaints;  // of the last link
    const StepTrace* trace = nullptr;     // of the selected racer at the step shown, for this frame
    bool trace_behind = false;            // it is still being computed
    std::optional<Noted> noted;           // in the Step tab
    UndoStack history{default_config()};  // to undo
    render::Thumbnails thumbnails;        // of the gallery
    std::string surface_search, optimizer_search;
    int highlighted = 0;  // entry of the gallery, of those found
    Learning learning;

    void forget_formula_error() {
        formula_error.clear();
        formula_letters.clear();
    }

    // For another race, with which mistakes in what was typed last have nothing to do.
    void forget_typing() {
        forget_formula_error();
        for (Fault* error : {&constant_error, &place_error, &seed_error, &data_error}) error->clear();
    }
};

void loss_panel(Config& config, const Player& player, State& state);
void constants_panel(Config& config, State& state);
void data_panel(Config& config, const Player& player, State& state);
void racers_panel(Config& config, State& state);
void noise_panel(Config& config, const Player& player, State& state);
void race_panel(Config& config, Player& player, State& state);
void chart_panel(Config& config, Player& player, State& state);
void step_panel(Config& config, Player& player, State& state);
void slice_panel(Config& config, Player& player, State& state);
void share_panel(const Config& config, State& state);
void help_panel(State& state);
void view_panel(Config& config);
void transport_panel(Config& config, Player& player, State& state, bool narrow);
void slim_transport_panel(Player& player, State& state);

}  // namespace ravine::ui
