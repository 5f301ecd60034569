// Fields to type text into, and complaints about it with corrections to take.
#pragma once

#include "text/result.hpp"

#include <imgui.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ravine::ui {

// The fault of the text typed last into a field, and texts to offer instead, the likeliest first.
struct Fault {
    std::string sentence = {};
    std::vector<std::string> corrections = {};
    std::size_t column = 1;  // in the text, counted in characters from 1
    ImGuiID field = 0;       // the value_field of the text, or 0
    int since = 0;           // frame in which it was first shown
    bool closed = false;     // by hand

    bool empty() const { return sentence.empty(); }
    void clear() { *this = {}; }
};

// Returns the fault of a text typed into a value_field, empty where there is none.
Fault fault_of(const Result<>& result, const char* field);

// Draws the complaint over what follows, and in it a button for each correction, which Tab reaches, as does Enter in the field.
// Returns the pressed one. A press beside it or Escape closes it.
std::optional<std::string> complaint(Fault& fault);

// The same in parts, for a box that holds more. Requires end_complaint() if it returns true.
bool begin_complaint(Fault& fault);
std::optional<std::string> sentence_with_corrections(const Fault& fault);
void end_complaint(Fault& fault);

// The same for a value_field, which takes the pressed correction as if it were typed.
void field_complaint(Fault& fault);

// Returns the correction that was pressed for a value_field, once: for a field that is not always drawn.
std::optional<std::string> take_correction(const char* id);

// Returns true while a correction has the keyboard, so that Enter belongs to it.
bool correction_has_keyboard();

// The cursor of a text area, for texts that are inserted where it is. follow() is a callback of it, whose UserData is this.
struct TypingPlace {
    std::size_t cursor = 0;                    // in bytes
    bool takes_focus = false;                  // until it has it
    bool selects_all = false;                  // with the focus
    std::optional<std::size_t> moves_to = {};  // the cursor, with the focus

    static int follow(ImGuiInputTextCallbackData* data);

    // Inserts a text, and moves the cursor behind it; behind its opening bracket, if it has one.
    void insert(std::string& into, std::string_view text);
};

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

// Makes the field being edited show its subject again, and drops a correction that was pressed.
void forget_typed_text();

// Draws a text field for one value, committed by Enter or by leaving it, so that half-typed text changes nothing. Shows `text`
// unless it is being edited, and even then once `text` changes. Returns true if text was changed, by hand or to a correction.
bool value_field(const char* id, std::string& text, float width);

}  // namespace ravine::ui
