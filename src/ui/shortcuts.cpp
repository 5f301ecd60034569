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
void shift(Config& config, double right, double away) {
    View& view = config.view;
    const double azimuth = config.look.flat ? -90 : view.azimuth;
    const double a = azimuth * 3.14159265358979323846 / 180, share = 0.08 / view.zoom;
    view.x += share * (-std::sin(a) * right - std::cos(a) * away);
    view.y += share * (std::cos(a) * right - std::sin(a) * away);
    view = clamp_view(view);
    config.look.follow = false;
}

void orbit(Config& config, double right, double up) {
    if (config.look.flat) return shift(config, right, up);
    config.view.azimuth += turn * right;
    config.view.elevation += turn * up;
    config.view = clamp_view(config.view);
}

void zoom(Config& config, double factor) {
    config.view.zoom *= factor;
    config.view = clamp_view(config.view);
}

struct Key {
    ImGuiKeyChord chord;
    bool repeats;
    void (*act)(Config&, Player&);
};

constexpr Key keys[] = {
    {ImGuiKey_Space, false, [](Config&, Player& p) { p.toggle(); }},
    {ImGuiKey_RightArrow, true, [](Config&, Player& p) { p.step_by(1); }},
    {ImGuiKey_LeftArrow, true, [](Config&, Player& p) { p.step_by(-1); }},
    {ImGuiKey_Home, false, [](Config&, Player& p) { p.seek(0); }},
    {ImGuiKey_End, false, [](Config&, Player& p) { p.seek(p.config().steps); }},
    {ImGuiKey_F, false, [](Config& c, Player&) { c.view = View{}; }},
    {ImGuiKey_M, false, [](Config& c, Player&) { c.look.flat = !c.look.flat; }},
    {ImGuiMod_Shift | ImGuiKey_2, false, [](Config& c, Player&) { c.look.flat = true; }},
    {ImGuiMod_Shift | ImGuiKey_3, false, [](Config& c, Player&) { c.look.flat = false; }},
    {ImGuiMod_Shift | ImGuiKey_RightArrow, true, [](Config& c, Player&) { orbit(c, 1, 0); }},
    {ImGuiMod_Shift | ImGuiKey_LeftArrow, true, [](Config& c, Player&) { orbit(c, -1, 0); }},
    {ImGuiMod_Shift | ImGuiKey_UpArrow, true, [](Config& c, Player&) { orbit(c, 0, 1); }},
    {ImGuiMod_Shift | ImGuiKey_DownArrow, true, [](Config& c, Player&) { orbit(c, 0, -1); }},
    {ImGuiKey_L, true, [](Config& c, Player&) { shift(c, 1, 0); }},
    {ImGuiKey_J, true, [](Config& c, Player&) { shift(c, -1, 0); }},
    {ImGuiKey_I, true, [](Config& c, Player&) { shift(c, 0, 1); }},
    {ImGuiKey_K, true, [](Config& c, Player&) { shift(c, 0, -1); }},
    {ImGuiKey_S, false,
     [](Config& c, Player&) {
         c.look.tab = Tab::share;
         c.look.panels = c.look.panels == Panels::left || c.look.panels == Panels::both ? Panels::both : Panels::right;
     }},
    {ImGuiKey_PageUp, true, [](Config& c, Player&) { zoom(c, zoom_step); }},
    {ImGuiKey_PageDown, true, [](Config& c, Player&) { zoom(c, 1 / zoom_step); }},
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

void undo(Config& config, State& state) {
    if (!state.history.can_undo()) return;
    config = state.history.undo(config);
    state.forget_typing();
}

void redo(Config& config, State& state) {
    if (!state.history.can_redo()) return;
    config = state.history.redo(config);
    state.forget_typing();
}

void obey_keys(Config& config, Player& player, State& state) {
    if (ImGui::GetIO().WantTextInput) return;
    // Its place on the keyboard depends on the language.
    const ImVector<ImWchar>& typed = ImGui::GetIO().InputQueueCharacters;
    if (std::find(typed.begin(), typed.end(), ImWchar('?')) != typed.end()) state.help = !state.help;
    for (const Key& key : keys) {
        if (pressed(key)) key.act(config, player);
    }
    if (pressed({ImGuiMod_Ctrl | ImGuiKey_Z, true, nullptr})) undo(config, state);
    for (const int chord : {ImGuiMod_Ctrl | ImGuiKey_Y, ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z}) {
        if (pressed({chord, true, nullptr})) redo(config, state);
    }
    if (pressed({ImGuiKey_N, false, nullptr}) && !turn_card(1, config, player, state)) state.learning.open = true;
    if (pressed({ImGuiKey_B, false, nullptr})) turn_card(-1, config, player, state);
    if (pressed({ImGuiKey_Enter, false, nullptr}) && !correction_has_keyboard()) go_on(config, player, state);
    for (int digit = 0; digit <= 9; ++digit) {
        if (!pressed({ImGuiKey_0 + digit, false, nullptr}) || digit > static_cast<int>(config.racers.size())) continue;
        if (digit > 0 && predict(static_cast<std::size_t>(digit) - 1, config, player, state)) continue;
        config.selected = config.selected == digit - 1 ? -1 : digit - 1;
    }
}

}  // namespace ravine::ui
