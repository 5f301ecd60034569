// The few widgets that the panels share, each used in more than one of them.
#pragma once

#include "text/refusal.hpp"
#include "ui/theme.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine::ui {

// A small grey heading in capitals.
void heading(const char* text);

// A button with an icon alone needs a name for the tooltip.
bool icon_button(const char* icon, const char* name, float width = 0);

// One without a frame, quiet but for what is on.
bool quiet_icon_button(const char* icon, const char* name, float width, bool on);

// The one button of a panel that is meant to be pressed.
bool main_button(const char* label, float width = 0);

// Text in the quiet colour, wrapped.
void note(const std::string& text);

// A complaint near its cause.
void complaint(const std::string& text);

// The fault of the text that was typed last into a field, and the texts that may have been meant, the likeliest first.
struct Fault {
    std::string sentence = {};
    std::vector<std::string> corrections = {};
    std::size_t column = 1;  // in the text, counted in characters from 1
    ImGuiID field = 0;       // a value_field, where it was typed into one

    bool empty() const { return sentence.empty(); }
    void clear() { *this = {}; }
};

// A refusal of what was typed into a value_field.
Fault fault_of(Refusal refusal, const char* field);

// The complaint, and below it a button for each correction, which Tab leads to, and Enter in the field does. Returns the one
// that was pressed.
std::optional<std::string> complaint(const Fault& fault);

// The same of a value_field, which takes the correction that is pressed as if it were typed.
void field_complaint(const Fault& fault);

// Returns true while such a button has the keyboard, so that Enter is its own.
bool correction_has_keyboard();

// The colour of a racer's ball, trail and dot.
ImU32 racer_colour(std::size_t racer);

// A racer's number, from 1, in black or white, centred at a point; for a disc of its colour with that radius.
void racer_number(ImDrawList& list, ImVec2 centre, float disc_radius, std::size_t racer, float opacity = 1);

// A disc of a racer's colour with its number.
void racer_disc(ImDrawList& list, ImVec2 centre, float disc_radius, std::size_t racer, float opacity = 1);

// The numbered dot that stands for a racer in a row.
void racer_dot(std::size_t racer);

// A racer's name, to be pressed; bold where the racer is selected.
bool name_button(const std::string& name, bool selected, float width);

// A slider that is filled up to its value and shows a text inside.
bool filled_slider(const char* id, double& value, double low, double high, bool log, const char* text, float width);

// One button per choice, on as many lines as they need, with what each means for who hovers over it. The one that is pressed,
// or -1.
int choices(std::span<const std::string_view> names, int current, std::span<const std::string_view> helps = {});

// Places the next item at the right end of the line, given its width.
void to_the_right(float width);

// The text, or as much of it as fits into a width before an ellipsis.
std::string shortened(std::string text, float room);

// Two lines to press: a name, and quietly what it stands for. A width of 0 is all there is.
bool two_lines(const std::string& name, const std::string& detail, bool chosen, float width = 0);

// A field to search a list that is just opening: it has the focus unless `focus` says otherwise. True when Enter was pressed.
bool search_field(const char* id, const char* hint, std::string& text, float width, bool focus = true);

// A text field that is being edited is shown from a copy of Dear ImGui's own, which would bring back what was typed when what
// the field is about changes otherwise: by a link, by undo. So each field is drawn like this, where `source` is what it is
// about, as it stands before the field and as the field leaves it:
//
//     if (changed_under(id, source)) retype(id, text = text_of(source));
//     ImGui::InputText(id, &text);
//     after_field(id, source);
//
// retype shows another text, from now on with the cursor at its end.
bool changed_under(const char* id, const std::string& source);
void retype(const char* id, const std::string& text);
void after_field(const char* id, const std::string& source);

// A text field for one value that is committed by Enter or by leaving the field, so that what is half typed changes
// nothing. While it is not edited it shows `text`, and while it is, whenever that becomes another. True when text was changed,
// by hand or to a correction.
bool value_field(const char* id, std::string& text, float width);

}  // namespace ravine::ui
