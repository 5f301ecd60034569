// The places of panels, picture and chart in a window, as plain numbers.
#pragma once

#include "document/document.hpp"

namespace ravine::ui {

// Wide windows have panels at both sides, short ones one beside the picture, all others a sheet below it.
enum class Arrangement : unsigned char { docked, beside, below };

// A rectangle of the window, in points.
struct Area {
    float left = 0, top = 0, right = 0, bottom = 0;

    float width() const { return right - left; }
    float height() const { return bottom - top; }
};

struct Places {
    Arrangement arrangement;
    Area picture;
    Area bar;    // the transport, unless the panel has it
    Area chart;  // the large one; empty where the panel has it
};

// Measures of docked panels, and the height of the controls of an embedded race.
inline constexpr float margin = 12, left_width = 292, right_width = 296, bar_height = 60, slim_height = 52;

inline constexpr float thumb = 44;  // comfortable size of a button for one

Arrangement arrangement_of(float width, float height);

// Returns true for windows too low for controls of a thumb's size.
bool is_tiny(float height);

// Returns true if the transport has one line.
bool has_one_line(float width, float height);

// Returns the width of a panel beside the picture, or the height of one below it.
float extent_of(Sheet sheet, float width, float height);

// Returns the state whose extent is nearest.
Sheet nearest_sheet(float extent, float width, float height);

// Returns the place of a panel of that extent, beside or below.
Area panel_area(float extent, float width, float height);

// Returns the place of a lesson's card in an embedded race: beside the picture, or below it in a narrow frame.
Area embedded_card(float width, float height);

// The picture has at least half of the window's shorter side each way, but where panels are docked to a window with little more
// than room for them.
Places places_of(const Document& document, float width, float height);

// Return true if a wide window shows the panel at that side.
bool has_left(const ViewOptions& look);
bool has_right(const ViewOptions& look);

// Returns the size of a point, in the window's own, that a choice asks for and a window has room for.
float point_size(TextSize text, float width, float height);

}  // namespace ravine::ui
