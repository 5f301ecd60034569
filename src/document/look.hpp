// How the race is shown: choices that change no number of it. One table drives the link's keys and the controls of the View
// panel; the renderer and the app obey the members.
#pragma once

#include "loss/surfaces.hpp"

#include <span>
#include <string_view>

namespace ravine {

enum class ColourMap { viridis, cividis, quiet };
enum class Fill { solid, glass, wire };
enum class AxisScale { fit, same };
enum class Panels { both, left, right, none };
enum class Tab { race, racers, surface, step, slice, view, share };
enum class Measure { loss, gap, gradient, length, distance };
enum class ChartBy { step, evaluations };
enum class ChartScale { automatic, linear, log };
enum class SliceAlong { gradient, step, x, y };
enum class ThemeChoice { automatic, dark, light };

struct Look {
    HeightScale height = HeightScale::automatic;  // how high a loss is drawn
    ColourMap colours = ColourMap::viridis;       // of heights
    Fill fill = Fill::solid;                      // what the surface is made of
    bool flat = false;                            // a map, seen from straight above
    bool contours = true;                         // lines of equal loss, with their values
    bool marks = true;                            // stars at minima, crosses at saddles
    bool trails = true;
    bool names = true;    // of the balls, beside them
    bool vectors = true;  // of the selected racer: gradient, momentum, step
    bool follow = false;  // the camera rides along with the selected racer
    bool orbit = false;   // the camera goes slowly around, but not for those who asked for less motion
    ThemeChoice theme = ThemeChoice::automatic;
    AxisScale axes = AxisScale::fit;  // of x and y, where one range is much longer than the other (render/geometry/frame.hpp)
    Panels panels = Panels::both;     // of a wide window, those that are not folded
    Tab tab = Tab::race;
    Measure chart = Measure::loss;     // what the chart of the race shows (series.hpp)
    ChartBy chart_by = ChartBy::step;  // against what
    ChartScale chart_scale = ChartScale::automatic;
    SliceAlong slice = SliceAlong::gradient;  // the line that the Slice tab shows the loss along
    bool paused = false;                      // when the link is opened; else a race that shows its start plays
    bool controls = true;                     // panels and transport; else the picture has the window to itself
    bool locked = false;                      // only what changes no number of the race can be changed
    bool embedded = false;                    // in a page of somebody else's: the picture and a slim transport

    bool operator==(const Look&) const = default;
};

// One choice: its key in a link, its label, a sentence for its tooltip, and the names of what can be chosen, of which the
// first is the default. A choice between on and off is a switch. One without a label is made elsewhere on the screen.
struct LookOption {
    std::string_view key, label, help;
    std::span<const std::string_view> choices;
    int (*get)(const Look&);  // an index of choices
    void (*set)(Look&, int);

    bool is_switch() const;
};

std::span<const LookOption> look_options();

}  // namespace ravine
