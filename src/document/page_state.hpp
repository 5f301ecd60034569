// The state of the page: the step shown, the selected racer, the open tab. It changes none of the race's numbers.
#pragma once

#include <string>

namespace ravine {

enum class Tab {
#define RAVINE_PANEL(word, ...) word,
#include "document/panels.def"
#undef RAVINE_PANEL
};

// The part of a small window that its panel is drawn out to.
enum class Sheet { half, full, strip };

struct PageState {
    int at = 0;           // the step shown
    int selected = -1;    // the selected racer, or -1 for none
    Tab tab = Tab::race;  // the one that is open
    Sheet sheet = Sheet::half;
    bool paused = false;      // when the link opens; otherwise a race that shows its start plays
    bool controls = true;     // panels and transport; without them the picture fills the window
    bool locked = false;      // refuses changes to numbers of the race
    bool embedded = false;    // in another page: the picture and a slim transport
    std::string lesson = {};  // the card that it began as, "saddle.race" (link.hpp), or ""

    bool operator==(const PageState&) const = default;
};

}  // namespace ravine
