// Mouse and fingers on the surface.
//
//   drag               orbits; moves a map            two fingers     pinch to zoom, turn to orbit, move to move
//   drag, right button moves (Shift does the same)    click           all start there; with Shift the selected racer alone
//   wheel              zooms at the pointer           drag a start    moves it
//   double click       looks closer                   right click     opens a menu, as a resting finger does
#pragma once

#include "app/picture/scene.hpp"
#include "platform/window.hpp"
#include "render/renderer.hpp"

#include <optional>
#include <span>

namespace ravine {

// Requests of a hand, beside a change of the view.
struct Gesture {
    bool moved_view = false;                 // the view was edited
    bool panned = false;                     // and its target moved
    std::optional<Vector> clicked, focused;  // once and twice on the surface
    std::optional<Vector> asked;             // a menu is requested here
    std::optional<Vector> dragged;           // new place of the dragged start
    int racer = -1;                          // the racer of that start; -1 for all
};

class Pointer {
  public:
    // Edits the view; a gesture starts from the camera's. Requires a call in every frame.
    Gesture update(View& view, const render::Camera& camera, render::Renderer& renderer, const platform::Events& events,
                   std::span<const StartMark> starts);

    // Returns true while the hand moves the view or a start.
    bool busy() const { return holds_ == Holds::view || holds_ == Holds::start; }

    // Returns true while a press may become a rest, which time alone decides, so frames must go on.
    bool waiting() const { return holds_ == Holds::press; }

  private:
    enum class Holds { nothing, press, view, start };  // press: not yet moved far enough for a drag

    bool far() const;
    void press(std::span<const StartMark> starts);
    void drag(View& view, const render::Camera& camera, Gesture& gesture);
    void rest(const render::Camera& camera, render::Renderer& renderer, Gesture& gesture);
    void release(const render::Camera& camera, render::Renderer& renderer, Gesture& gesture);

    Holds holds_ = Holds::nothing;
    int button_ = 0;          // of the press
    float x_ = 0, y_ = 0;     // points up to which the view has followed the hand
    int racer_ = -1;          // the racer of the held start
    bool unrounded_ = false;  // the view was moved by hand and has to be rounded
};

// Rounds a point to about a ten-thousandth of the domain, the precision of a hand.
Vector round_to(Vector point, const Box& domain);

}  // namespace ravine
