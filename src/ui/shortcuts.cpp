#include "ui/shortcuts.hpp"

#include "ui/interface.hpp"
#include "ui/layout.hpp"
#include "ui/widgets/fields.hpp"
#include "ui/widgets/number_field.hpp"
#include "ui/widgets/overlay.hpp"
#include "ui/widgets/widgets.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace ravine::ui {
namespace {

constexpr double turn = 5;         // degrees per key press
constexpr double zoom_step = 1.2;  // factor per key press

// Moves the target by a share of the visible part, to the right and away.
void shift(ViewOptions& look, double right, double away) {
    View& view = look.camera;
    const double azimuth = look.flat ? -90 : view.azimuth;
    const double a = azimuth * 3.14159265358979323846 / 180, share = 0.08 / view.zoom;
    view.x += share * (-std::sin(a) * right - std::cos(a) * away);
    view.y += share * (std::cos(a) * right - std::sin(a) * away);
    view = clamp_view(view);
    look.follow = false;
}

void orbit(ViewOptions& look, double right, double up) {
    if (look.flat) return shift(look, right, up);
    look.camera.azimuth += turn * right;
    look.camera.elevation += turn * up;
    look.camera = clamp_view(look.camera);
}

void zoom(ViewOptions& look, double factor) {
    look.camera.zoom *= factor;
    look.camera = clamp_view(look.camera);
}

ViewOptions& look(Commands& commands) { return commands.document().view; }

// Makes the chart large, or small again.
void show_chart(Document& document) {
    document.view.large_chart = !document.view.large_chart;
    if (!document.view.large_chart || is_wide_window()) return;
    document.page.tab = Tab::race;
    document.page.sheet = Sheet::half;
}

// Hides all panels but the transport, or shows them again.
void fold(Document& document) {
    Panels& panels = document.view.panels;
    if (is_wide_window()) {
        panels = panels == Panels::none ? Panels::both : Panels::none;
    } else {
        document.page.sheet = document.page.sheet == Sheet::strip ? Sheet::half : Sheet::strip;
    }
}

struct Key {
    ImGuiKeyChord chord;
    bool repeats;
    void (*act)(Commands&);
};

constexpr Key keys[] = {
    {ImGuiKey_Space, false, [](Commands& c) { c.toggle(); }},
    {ImGuiKey_RightArrow, true, [](Commands& c) { c.step_by(1); }},
    {ImGuiKey_LeftArrow, true, [](Commands& c) { c.step_by(-1); }},
    {ImGuiKey_Home, false, [](Commands& c) { c.seek(0); }},
    {ImGuiKey_End, false, [](Commands& c) { c.seek(c.document().experiment.steps); }},
    {ImGuiKey_F, false, [](Commands& c) { look(c).camera = View{}; }},
    {ImGuiKey_M, false, [](Commands& c) { look(c).flat = !look(c).flat; }},
    {ImGuiKey_G, false, [](Commands& c) { show_chart(c.document()); }},
    {ImGuiKey_H, false, [](Commands& c) { fold(c.document()); }},
    {ImGuiMod_Shift | ImGuiKey_2, false, [](Commands& c) { look(c).flat = true; }},
    {ImGuiMod_Shift | ImGuiKey_3, false, [](Commands& c) { look(c).flat = false; }},
    {ImGuiMod_Shift | ImGuiKey_RightArrow, true, [](Commands& c) { orbit(look(c), 1, 0); }},
    {ImGuiMod_Shift | ImGuiKey_LeftArrow, true, [](Commands& c) { orbit(look(c), -1, 0); }},
    {ImGuiMod_Shift | ImGuiKey_UpArrow, true, [](Commands& c) { orbit(look(c), 0, 1); }},
    {ImGuiMod_Shift | ImGuiKey_DownArrow, true, [](Commands& c) { orbit(look(c), 0, -1); }},
    {ImGuiKey_L, true, [](Commands& c) { shift(look(c), 1, 0); }},
    {ImGuiKey_J, true, [](Commands& c) { shift(look(c), -1, 0); }},
    {ImGuiKey_I, true, [](Commands& c) { shift(look(c), 0, 1); }},
    {ImGuiKey_K, true, [](Commands& c) { shift(look(c), 0, -1); }},
    {ImGuiKey_PageUp, true, [](Commands& c) { zoom(look(c), zoom_step); }},
    {ImGuiKey_PageDown, true, [](Commands& c) { zoom(look(c), 1 / zoom_step); }},
};

constexpr Shortcut help[] = {
    {"Space", "play, pause"},
    {"← →", "one step back, one step on"},
    {"Home End", "to the start, to the end"},
    {"1 … 9", "look at a racer; 0 at none"},
    {"↑ ↓", "step the number that was clicked, finer with Shift; Enter types it"},
    {"F", "frame the whole surface"},
    {"M", "relief or map (Shift+3, Shift+2)"},
    {"G", "the chart large, or small again"},
    {"H", "hide the panels, show them again"},
    {"Shift + arrows", "orbit; move a map"},
    {"I J K L", "move the view"},
    {"Page Up, Page Down", "zoom"},
    {"Ctrl+Z, Ctrl+Y", "undo, redo (Shift+Ctrl+Z too)"},
    {"Ctrl+C, Ctrl+V", "copy the link; open a link or take a table of numbers that was copied"},
    {"Q", "in the Step tab: what the next quantity means"},
    {"N, B", "lessons: next card, card before; a digit answers, Enter goes on"},
    {"Esc", "closes what is open, the topmost first"},
    {"?", "this help"},
};

// Returns true if exactly the chord is held: Shift and an arrow are not the arrow.
bool pressed(ImGuiKeyChord chord, bool repeats) {
    const auto mods = static_cast<ImGuiKeyChord>(chord & ImGuiMod_Mask_);
    if (ImGui::GetIO().KeyMods != mods) return false;
    return ImGui::IsKeyPressed(static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_), repeats);
}

// Returns true for the keys that step a number.
bool is_up_or_down(ImGuiKeyChord chord) {
    const int key = chord & ~ImGuiMod_Mask_;
    return key == ImGuiKey_UpArrow || key == ImGuiKey_DownArrow;
}

}  // namespace

// Returns true if there is something that Escape closes, and closes the topmost.
bool Interface::has_open(Document& document, bool closes) {
    if (ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup)) {
        if (closes) ImGui::ClosePopupToLevel(GImGui->OpenPopupStack.Size - 1, true);
    } else if (help_.is_open()) {
        if (closes) help_.toggle();
    } else if (over_ || ImGui::GetIO().WantTextInput || number_has_keyboard()) {
        return true;  // which close by themselves
    } else if (overlay_is_open()) {
        if (closes) close_overlay();
    } else if (document.page.embedded || !document.page.controls) {
        return false;
    } else if (lessons_.lists(document)) {
        if (closes) lessons_.close_list(document);
    } else if (document.view.large_chart) {
        if (closes) document.view.large_chart = false;
    } else if (document.page.sheet == Sheet::full && !is_wide_window()) {
        if (closes) document.page.sheet = Sheet::half;
    } else {
        return false;
    }
    return true;
}

std::span<const Shortcut> shortcuts() { return help; }

void Interface::obey_keys(const Model& model, Commands& commands) {
    if (ImGui::GetIO().WantTextInput) return;
    // Its place on the keyboard depends on the language.
    const ImVector<ImWchar>& typed = ImGui::GetIO().InputQueueCharacters;
    if (std::find(typed.begin(), typed.end(), ImWchar('?')) != typed.end()) help_.toggle();
    for (const Key& key : keys) {
        if (pressed(key.chord, key.repeats) && !(number_has_keyboard() && is_up_or_down(key.chord))) key.act(commands);
    }
    // In a small window the lessons lie over the tabs.
    if (!is_wide_window() && look(commands).large_chart && pressed(ImGuiKey_G, false)) lessons_.set_open(false);
    for (const TabRow& row : tab_rows()) {
        if (!row.key || !pressed(ImGuiKey_A + row.key - 'A', false)) continue;
        open_tab(row.tab, commands.document());
        if (!is_wide_window()) lessons_.set_open(false);
    }
    if (pressed(ImGuiMod_Ctrl | ImGuiKey_Z, true)) commands.undo();
    for (const int chord : {ImGuiMod_Ctrl | ImGuiKey_Y, ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z}) {
        if (pressed(chord, true)) commands.redo();
    }
    if (pressed(ImGuiKey_N, false) && !lessons_.turn_card(1, commands)) open_lessons(commands.document());
    if (pressed(ImGuiKey_B, false)) lessons_.turn_card(-1, commands);
    if (pressed(ImGuiKey_Enter, false) && !correction_has_keyboard() && !number_has_keyboard())
        lessons_.go_on(model.player, commands);
    obey_digits(model, commands);
}

void Interface::obey_lesson(std::string_view what, int number, const Model& model, Commands& commands) {
    if (what == "open") lessons_.open(static_cast<std::size_t>(number), commands);
    if (what == "turn") lessons_.turn_card(number, commands);
    if (what == "choose") lessons_.predict(static_cast<std::size_t>(number), model.player, commands);
    if (what == "run") lessons_.go_on(model.player, commands);
    if (what == "leave") lessons_.leave(commands);
}

// A digit answers a question, or else selects a racer, and 0 none.
void Interface::obey_digits(const Model& model, Commands& commands) {
    const auto racers = static_cast<int>(commands.document().experiment.racers.size());
    for (int digit = 0; digit <= std::min(9, racers); ++digit) {
        if (!pressed(ImGuiKey_0 + digit, false)) continue;
        if (digit > 0 && lessons_.predict(static_cast<std::size_t>(digit) - 1, model.player, commands)) continue;
        int& selected = commands.document().page.selected;
        selected = selected == digit - 1 ? -1 : digit - 1;
    }
}

}  // namespace ravine::ui
