// Mouse and fingers on the surface: they move starts and the view, and open the menu of a place.
#pragma once

#include "app/input/pointer.hpp"
#include "app/picture/presentation.hpp"
#include "ui/commands.hpp"

#include <optional>

namespace ravine {

class Hand {
  public:
    Hand(const Player& player, Presentation& presentation) : player_(player), presentation_(presentation) {}

    // Edits the draft, and appends commands. Requires a call in every frame. Returns true while the view or a start is moved.
    bool update(ui::Commands& commands, const platform::Events& events);

    // busy(): the view or a start is held. waiting(): a press may become a rest, so frames must go on.
    bool busy() const { return pointer_.busy(); }
    bool waiting() const { return pointer_.waiting(); }

  private:
    void move_view(Document& document, const View& before, const Gesture& gesture);
    void obey_menu(ui::Commands& commands);
    void race_from(Vector point, int racer, ui::Commands& commands);
    void forget_click(ui::Commands& commands);

    const Player& player_;
    Presentation& presentation_;
    Pointer pointer_;
    Vector asked_;  // the place of the menu

    // The state before the last click on the surface, in case it is the first of a double click.
    struct Before {
        Document document;
        int step;
        bool playing;
    };
    std::optional<Before> before_click_;
};

}  // namespace ravine
