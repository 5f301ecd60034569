// Widgets that several panels share.
#pragma once

#include "text/result.hpp"
#include "ui/theme.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine::ui {

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

// The fault of the text typed last into a field, and texts to offer instead, the likeliest first.
struct Fault {
    std::string sentence = {};
    std::vector<std::string> corrections = {};
    std::size_t column = 1;  // in the text, counted in characters from 1
    ImGuiID field = 0;       // the value_field of the text, or 0

    bool empty() const { return sentence.empty(); }
    void clear() { *this = {}; }
};

// Returns the fault of a text typed into a value_field, empty where there is none.
Fault fault_of(const Result<>& result, const char* field);

// Draws the complaint, and below it a button for each correction, which Tab reaches, as does Enter in the field. Returns the
// pressed one.
std::optional<std::string> complaint(const Fault& fault);

// The same for a value_field, which takes the pressed correction as if it were typed.
void field_complaint(const Fault& fault);

// Returns true while a correction has the keyboard, so that Enter belongs to it.
bool correction_has_keyboard();

// Returns the colour of a racer's ball, trail and dot.
ImU32 racer_colour(std::size_t racer);

// Draws a racer's number, from 1, in black or white, centred at a point, for a disc of its colour with that radius.
void racer_number(ImDrawList& list, ImVec2 centre, float disc_radius, std::size_t racer, float opacity = 1);

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

// Draws a field to search a list. It takes the focus when its window appears, unless `focus` is false. Returns true if Enter
// was pressed.
bool search_field(const char* id, const char* hint, std::string& text, float width, bool focus = true);

// Dear ImGui shows a text field being edited from a copy of its own, which would restore typed text after its subject changes
// otherwise, by a link or by undo. So each field is drawn like this, where `source` is its subject, as it is before and after
// the field:
//
//     if (changed_under(id, source)) retype(id, text = text_of(source));
//     ImGui::InputText(id, &text);
//     after_field(id, source);
//
// retype() shows another text, with the cursor at its end.
bool changed_under(const char* id, const std::string& source);
void retype(const char* id, const std::string& text);
void after_field(const char* id, const std::string& source);

// Draws a text field for one value, committed by Enter or by leaving it, so that half-typed text changes nothing. Shows `text`
// unless it is being edited, and even then once `text` changes. Returns true if text was changed, by hand or to a correction.
bool value_field(const char* id, std::string& text, float width);

}  // namespace ravine::ui
