// Widgets that several panels share.
#pragma once

#include "ui/widgets/theme.hpp"

#include <span>
#include <string>
#include <string_view>

namespace ravine::ui {

// Explains the last item beside it, once the mouse has rested on it. A finger hovers over nothing.
void tooltip(const std::string& text);

// Shows a text at once, beside a part of the screen.
void tooltip_beside(ImVec2 low, ImVec2 high, const std::string& text);

// Returns true while the mouse rests and a tooltip is to come: it needs more frames.
bool tooltip_is_due();

// Returns true if the mouse is over the last item, or a finger on it.
bool is_pointed_at();

// Draws a small grey heading in capitals.
void heading(const char* text);

// Draws a button with an icon; the name is its tooltip. Returns true if it is pressed.
bool icon_button(const char* icon, const char* name, float width = 0);

// The same without a frame, quiet unless on.
bool quiet_icon_button(const char* icon, const char* name, float width, bool on);

// Draws the main button of a panel.
bool main_button(const char* label, float width = 0);

// Draws text in the quiet colour, wrapped.
void note(const std::string& text);

// Draws a complaint near its cause.
void complaint(const std::string& text);

// Returns the colour of a racer's ball, trail and dot.
ImU32 racer_colour(std::size_t racer);

// Draws a racer's number, from 1, in black or white, centred at a point, for a disc of its colour with that radius.
void racer_number(ImDrawList& list, ImVec2 centre, float disc_radius, std::size_t racer, float opacity = 1);
void racer_number(ImDrawList& list, ImVec2 centre, float disc_radius, std::size_t racer, ImVec4 ink);

// Draws a disc of a racer's colour with its number.
void racer_disc(ImDrawList& list, ImVec2 centre, float disc_radius, std::size_t racer, float opacity = 1);

// Draws a racer's numbered dot in a row.
void racer_dot(std::size_t racer);

// Draws a racer's name as a button; bold if the racer is selected.
bool name_button(const std::string& name, bool selected, float width);

// Draws a slider that is filled up to its value, with a text inside. Requires low < high, and low > 0 if log. Returns true if
// the value has changed.
bool filled_slider(const char* id, double& value, double low, double high, bool log, const char* text, float width);

// Draws one button per choice, on as many lines as they need, with helps as tooltips. Returns the index of the pressed one, or
// -1. Requires one help per name, or none.
int choices(std::span<const std::string_view> names, int current, std::span<const std::string_view> helps = {});

// Places the next item at the right end of the line, given its width.
void to_the_right(float width);

// Returns the text, shortened with an ellipsis if it is wider than the room.
std::string shortened(std::string text, float room);

// Draws two lines as a button: a name, and quietly its detail. A width of 0 takes all there is. Returns true if it is pressed.
bool two_lines(const std::string& name, const std::string& detail, bool chosen, float width = 0);

}  // namespace ravine::ui
