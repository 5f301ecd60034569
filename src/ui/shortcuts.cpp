#include "ui/shortcuts.hpp"

#include "ui/lesson_panel.hpp"
#include "ui/widgets.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace ravine::ui {
namespace {

constexpr double turn = 5;         // degrees per key press
constexpr double zoom_step = 1.2;  // factor per key press

// Moves the target by a share of the visible part, to the right and away.
void shift(Document& document, double right, double away) {
    View& view = document.view.camera;
    const double azimuth = document.view.flat ? -90 : view.azimuth;
    const double a = azimuth * 3.14159265358979323846 / 180, share = 0.08 / view.zoom;
    view.x += share * (-std::sin(a) * right - std::cos(a) * away);
    view.y += share * (std::cos(a) * right - std::sin(a) * away);
    view = clamp_view(view);
    document.view.follow = false;
}

void orbit(Document& document, double right, double up) {
    if (document.view.flat) return shift(document, right, up);
    document.view.camera.azimuth += turn * right;
    document.view.camera.elevation += turn * up;
    document.view.camera = clamp_view(document.view.camera);
}

void zoom(Document& document, double factor) {
    document.view.camera.zoom *= factor;
    document.view.camera = clamp_view(document.view.camera);
}

struct Key {
    ImGuiKeyChord chord;
    bool repeats;
    void (*act)(Document&, Player&);
};

constexpr Key keys[] = {
    {ImGuiKey_Space, false, [](Document&, Player& p) { p.toggle(); }},
    {ImGuiKey_RightArrow, true, [](Document&, Player& p) { p.step_by(1); }},
    {ImGuiKey_LeftArrow, true, [](Document&, Player& p) { p.step_by(-1); }},
    {ImGuiKey_Home, false, [](Document&, Player& p) { p.seek(0); }},
    {ImGuiKey_End, false, [](Document&, Player& p) { p.seek(p.document().experiment.steps); }},
    {ImGuiKey_F, false, [](Document& d, Player&) { d.view.camera = View{}; }},
    {ImGuiKey_M, false, [](Document& d, Player&) { d.view.flat = !d.view.flat; }},
    {ImGuiMod_Shift | ImGuiKey_2, false, [](Document& d, Player&) { d.view.flat = true; }},
    {ImGuiMod_Shift | ImGuiKey_3, false, [](Document& d, Player&) { d.view.flat = false; }},
    {ImGuiMod_Shift | ImGuiKey_RightArrow, true, [](Document& d, Player&) { orbit(d, 1, 0); }},
    {ImGuiMod_Shift | ImGuiKey_LeftArrow, true, [](Document& d, Player&) { orbit(d, -1, 0); }},
    {ImGuiMod_Shift | ImGuiKey_UpArrow, true, [](Document& d, Player&) { orbit(d, 0, 1); }},
    {ImGuiMod_Shift | ImGuiKey_DownArrow, true, [](Document& d, Player&) { orbit(d, 0, -1); }},
    {ImGuiKey_L, true, [](Document& d, Player&) { shift(d, 1, 0); }},
    {ImGuiKey_J, true, [](Document& d, Player&) { shift(d, -1, 0); }},
    {ImGuiKey_I, true, [](Document& d, Player&) { shift(d, 0, 1); }},
    {ImGuiKey_K, true, [](Document& d, Player&) { shift(d, 0, -1); }},
    {ImGuiKey_S, false,
     [](Document& d, Player&) {
         d.page.tab = Tab::share;
         d.view.panels = d.view.panels == Panels::left || d.view.panels == Panels::both ? Panels::both : Panels::right;
     }},
    {ImGuiKey_PageUp, true, [](Document& d, Player&) { zoom(d, zoom_step); }},
    {ImGuiKey_PageDown, true, [](Document& d, Player&) { zoom(d, 1 / zoom_step); }},
};

constexpr Shortcut help[] = {
    {"Space", "play, pause"},
    {"← →", "one step back, one step on"},
    {"Home End", "to the start, to the end"},
    {"1 … 9", "look at a racer; 0 at none"},
    {"F", "frame the whole surface"},
    {"M", "relief or map (Shift+3, Shift+2)"},
    {"Shift + arrows", "orbit; move a map"},
    {"I J K L", "move the view"},
    {"Page Up, Page Down", "zoom"},
    {"Ctrl+Z, Ctrl+Y", "undo, redo (Shift+Ctrl+Z too)"},
    {"Ctrl+C, Ctrl+V", "copy the link; open a link or take a table of numbers that was copied"},
    {"Q", "in the Step tab: what the next quantity means"},
    {"N, B", "lessons: next card, card before; a digit answers, Enter goes on"},
    {"S", "share: the link of what is on the screen"},
    {"?", "this help"},
};

// Returns true if exactly the chord is held: Shift and an arrow are not the arrow.
bool pressed(const Key& key) {
    const auto mods = static_cast<ImGuiKeyChord>(key.chord & ImGuiMod_Mask_);
    if (ImGui::GetIO().KeyMods != mods) return false;
    return ImGui::IsKeyPressed(static_cast<ImGuiKey>(key.chord & ~ImGuiMod_Mask_), key.repeats);
}

}  // namespace

std::span<const Shortcut> shortcuts() { return help; }

void undo(Document& document, State& state) {
    if (!state.history.can_undo()) return;
    document = state.history.undo(document);
    state.forget_typing();
}

void redo(Document& document, State& state) {
    if (!state.history.can_redo()) return;
    document = state.history.redo(document);
    state.forget_typing();
}

void obey_keys(Document& document, Player& player, State& state) {
    if (ImGui::GetIO().WantTextInput) return;
    // Its place on the keyboard depends on the language.
    const ImVector<ImWchar>& typed = ImGui::GetIO().InputQueueCharacters;
    if (std::find(typed.begin(), typed.end(), ImWchar('?')) != typed.end()) state.help = !state.help;
    for (const Key& key : keys) {
        if (pressed(key)) key.act(document, player);
    }
    if (pressed({ImGuiMod_Ctrl | ImGuiKey_Z, true, nullptr})) undo(document, state);
    for (const int chord : {ImGuiMod_Ctrl | ImGuiKey_Y, ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z}) {
        if (pressed({chord, true, nullptr})) redo(document, state);
    }
    if (pressed({ImGuiKey_N, false, nullptr}) && !turn_card(1, document, player, state)) state.learning.open = true;
    if (pressed({ImGuiKey_B, false, nullptr})) turn_card(-1, document, player, state);
    if (pressed({ImGuiKey_Enter, false, nullptr}) && !correction_has_keyboard()) go_on(document, player, state);
    for (int digit = 0; digit <= 9; ++digit) {
        if (!pressed({ImGuiKey_0 + digit, false, nullptr}) || digit > static_cast<int>(document.experiment.racers.size()))
            continue;
        if (digit > 0 && predict(static_cast<std::size_t>(digit) - 1, document, player, state)) continue;
        document.page.selected = document.page.selected == digit - 1 ? -1 : digit - 1;
    }
}

}  // namespace ravine::ui
