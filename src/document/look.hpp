// The look of the race: choices that change none of its numbers. One table drives the keys of links and the controls of the
// View panel; the renderer and the app read the members.
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
    HeightScale height = HeightScale::automatic;  // of the drawn surface
    ColourMap colours = ColourMap::viridis;       // of heights
    Fill fill = Fill::solid;                      // of the surface
    bool flat = false;                            // a map, seen from above
    bool contours = true;                         // lines of equal loss, with their values
    bool marks = true;                            // stars at minima, crosses at saddles
    bool trails = true;
    bool names = true;    // of the balls, beside them
    bool vectors = true;  // of the selected racer: gradient, momentum, step
    bool follow = false;  // the camera rides along with the selected racer
    bool orbit = false;   // the camera circles slowly, unless the user prefers less motion
    ThemeChoice theme = ThemeChoice::automatic;
    AxisScale axes = AxisScale::fit;  // of x and y, where one range is much longer than the other (render/geometry/frame.hpp)
    Panels panels = Panels::both;     // of a wide window, those that are shown
    Tab tab = Tab::race;
    Measure chart = Measure::loss;     // measure of the race's chart (series.hpp)
    ChartBy chart_by = ChartBy::step;  // its axis
    ChartScale chart_scale = ChartScale::automatic;
    SliceAlong slice = SliceAlong::gradient;  // the line of the Slice tab
    bool paused = false;                      // when the link opens; otherwise a race that shows its start plays
    bool controls = true;                     // panels and transport; without them the picture fills the window
    bool locked = false;                      // refuses changes to numbers of the race
    bool embedded = false;                    // in another page: the picture and a slim transport

    bool operator==(const Look&) const = default;
};

// One choice: its key in a link, its label, a sentence for its tooltip, and the names of its values, the default first. A
// choice between on and off is a switch. One without a label has its control elsewhere.
struct LookOption {
    std::string_view key, label, help;
    std::span<const std::string_view> choices;
    int (*get)(const Look&);  // an index of choices
    void (*set)(Look&, int);

    bool is_switch() const;
};

std::span<const LookOption> look_options();

}  // namespace ravine
