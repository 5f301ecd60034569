// All that panels read beside the draft of the document (commands.hpp).
#pragma once

#include "analysis/extent.hpp"
#include "analysis/inspector.hpp"
#include "document/rows.hpp"
#include "export/study/study_map.hpp"
#include "player/player.hpp"
#include "player/study_runner.hpp"
#include "ui/files.hpp"
#include "ui/widgets/progress.hpp"
#include "ui/widgets/theme.hpp"

#include <imgui.h>

#include <optional>
#include <span>
#include <string>

namespace ravine::ui {

// Gives out pictures that need the graphics card.
class Pictures {
  public:
    // Returns the picture of surfaces()[surface], or 0 if it has yet to be made. Requires a valid index.
    virtual ImTextureID of_surface(std::size_t surface) = 0;

    // Returns the map of the study shown, or 0 if it has none.
    virtual ImTextureID of_study() = 0;

  protected:
    ~Pictures() = default;
};

// Facts about the page or window that the app runs in; they do not change while it runs.
struct Host {
    std::string address;            // of the page, before the '#' of a link
    bool reads_clipboard = true;    // otherwise rows are pasted onto the page
    bool shows_complaints = false;  // those of a link, itself
    bool makes_films = false;
    int longest_side = 4096;  // pixels that the graphics card can draw
};

// The study of the race, as far as it is computed.
struct StudyShown {
    const StudyResult* result = nullptr;  // the finest table so far
    bool current = false;                 // it is of the race and study as they are; otherwise of before the last change
    const StudyMap* map = nullptr;        // of it, if it has one
    std::span<const StudyBands> bands = {};
    const SwarmLosses* swarm_losses = nullptr;  // nullptr where the table has them
    Extent losses_at_starts = {};               // of these balls
    std::optional<Progress> progress = std::nullopt;
    std::string fault = {};  // why there is none
    bool stopped = false;    // by hand
    int revision = 0;        // another one for another table
};

struct Model {
    const Player& player;
    Pictures& pictures;
    std::string (*link_of)(const Document&);  // without the address

    Host host = {};
    Mode mode = Mode::dark;
    const StepTrace* trace = nullptr;                       // of the selected racer at the step shown, for this frame
    std::optional<Progress> trace_progress = std::nullopt;  // while it is still being computed
    bool can_undo = false, can_redo = false;
    std::span<const std::string> complaints = {};  // of the last link
    std::string copied = {};                       // the link copied last
    std::string saved = {};                        // outcome of the last file, as a sentence
    std::optional<Progress> film = std::nullopt;   // of the film being made
    TakenTable table = {};
    StudyShown study = {};
    int pointed = -1;  // the racer beside which all others are faint
};

}  // namespace ravine::ui
