// How a race is looked at: camera, colours, panels, charts. None of it changes its numbers.
#pragma once

#include "analysis/measures.hpp"
#include "loss/surfaces.hpp"
#include "network/plane_choice.hpp"
#include "studies/study.hpp"

#include <optional>

#include <string>

namespace ravine {

enum class ColourMap { viridis, cividis, quiet };
enum class Fill { solid, glass, wire };
enum class AxisScale { fit, same };
enum class Panels { both, left, right, none };
enum class ChartScale { automatic, linear, log };
enum class ChartAxis { linear, log };
enum class ThemeChoice { automatic, dark, light };
enum class TextSize { normal, large, projector };

// The camera, independent of the window: angles in degrees, zoom 1 for the whole domain, and the target in half widths of the
// domain from its centre (0, 0).
struct View {
    double azimuth = -60, elevation = 38, zoom = 1, x = 0, y = 0;

    bool operator==(const View&) const = default;
};

inline constexpr double lowest_elevation = 5, highest_elevation = 90;
inline constexpr double least_zoom = 0.4, most_zoom = 200;

// Returns the nearest valid view: elevation, zoom and target in their ranges, the azimuth in [-180, 180), and the default in
// place of numbers that are not finite.
View clamp_view(View view);

struct ViewOptions {
    View camera;
    network::PlaneChoice plane;                   // that networks are looked at on
    int weight = 0;                               // of networks: the one that is looked at, from 1; 0 for none
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
    TextSize text = TextSize::normal;  // of all controls and labels
    AxisScale axes =
        AxisScale::fit;            // of x and y, where one range is much longer than the other (render/geometry/view/frame.hpp)
    Panels panels = Panels::both;  // of a wide window, those that are shown
    Measure chart = Measure::loss;             // measure of the race's chart (series.hpp)
    std::string chart_of = {};                 // of Measure::state: a name of a state or parameter; "" for the usual one
    int chart_layer = 0;                       // of Measure::gradient of networks: a layer, from 1; 0 for all of them
    ChartBy chart_by = ChartBy::step;          // its axis
    ChartAxis chart_axis = ChartAxis::linear;  // the scale of that axis
    ChartScale chart_scale = ChartScale::automatic;
    bool large_chart = false;                  // below the picture; on a small window it fills the panel
    SliceAlong slice = SliceAlong::gradient;   // the line of the Slice tab
    std::optional<studies::Study> study = {};  // of the race, beside it

    bool operator==(const ViewOptions&) const = default;
};

}  // namespace ravine
