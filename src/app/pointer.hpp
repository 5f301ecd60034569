// Mouse and fingers on the surface.
//
//   drag               orbits; moves a map            two fingers     pinch to zoom, turn to orbit, move to move
//   drag, right button moves (Shift does the same)    click           all start there; with Shift the selected racer alone
//   wheel              zooms at the pointer           drag a start    moves it
//   double click       looks closer                    right click     asks what to do there, as a finger does that rests
#pragma once

#include "platform/window.hpp"
#include "render/renderer.hpp"

#include <optional>
#include <span>

namespace ravine {

// Where a start is shown and can be grabbed: of all racers that have none of their own (racer -1), or of one.
struct StartMark {
    int racer;
    double x, y;  // points
};

// What a hand wants, beside another view.
struct Gesture {
    bool moved_view = false;                 // the view given was edited
    bool panned = false;                     // … and what it looks at is another place
    std::optional<Vector> clicked, focused;  // once and twice on the surface
    std::optional<Vector> asked;             // for what can be done there
    std::optional<Vector> dragged;           // where a start is to be now
    int racer = -1;                          // whose start it is; -1 for all
};

class Pointer {
  public:
    // Edits the view, which is taken from the camera when a hand takes over.
    Gesture update(View& view, const render::Camera& camera, render::Renderer& renderer, const platform::Events& events,
                   std::span<const StartMark> starts);

    // The hand is moving the view or a start.
    bool busy() const { return holds_ == Holds::view || holds_ == Holds::start; }

    // Something is pressed that may yet be a rest: time alone decides, so frames are to go on.
    bool waiting() const { return holds_ == Holds::press; }

  private:
    enum class Holds { nothing, press, view, start };  // a press has not yet moved far enough to be a drag

    bool far() const;
    void press(std::span<const StartMark> starts);
    void drag(View& view, const render::Camera& camera, Gesture& gesture);
    void rest(const render::Camera& camera, render::Renderer& renderer, Gesture& gesture);
    void release(const render::Camera& camera, render::Renderer& renderer, Gesture& gesture);

    Holds holds_ = Holds::nothing;
    int button_ = 0;          // that was pressed
    float x_ = 0, y_ = 0;     // points, of where the view has followed the hand to
    int racer_ = -1;          // whose start is held
    bool unrounded_ = false;  // the view was moved by hand, and is still to be rounded
};

// A point with no more digits than a hand can mean: a ten-thousandth of the domain.
Vector round_to(Vector point, const Box& domain);

}  // namespace ravine
