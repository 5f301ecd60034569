#include "ui/widgets/presses.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace ravine::ui {
namespace {

struct Press {
    ImVec2 from;
    float reach = 0;
    bool down = false;
    bool follows_drag = false;  // the previous press was not part of a click
};

std::array<Press, ImGuiMouseButton_COUNT> presses;
ImVec2 mouse;  // at the last event

void move(ImVec2 to) {
    mouse = to;
    if (!ImGui::IsMousePosValid(&to)) return;
    for (Press& press : presses) {
        if (press.down) press.reach = std::max(press.reach, std::hypot(to.x - press.from.x, to.y - press.from.y));
    }
}

void take(Press& press, bool down) {
    if (down && !press.down) press = {mouse, 0, true, press.reach > slip};
    press.down = down;
}

}  // namespace

void follow_presses() {
    for (const ImGuiInputEvent& event : ImGui::GetCurrentContext()->InputEventsTrail) {
        if (event.Type == ImGuiInputEventType_MousePos) move({event.MousePos.PosX, event.MousePos.PosY});
        if (event.Type == ImGuiInputEventType_MouseButton)
            take(presses[static_cast<std::size_t>(event.MouseButton.Button)], event.MouseButton.Down);
    }
    // A button released without an event: the window has lost the focus.
    for (std::size_t i = 0; i < presses.size(); ++i) presses[i].down = presses[i].down && ImGui::GetIO().MouseDown[i];
}

float reach_of_press(ImGuiMouseButton button) { return presses[static_cast<std::size_t>(button)].reach; }

bool is_drag(ImGuiMouseButton button) { return reach_of_press(button) > slip; }

bool is_second_click(ImGuiMouseButton button) {
    const bool quick = ImGui::GetIO().MouseClickedLastCount[button] >= 2;
    return quick && !presses[static_cast<std::size_t>(button)].follows_drag;
}

bool by_finger() { return ImGui::GetIO().MouseSource == ImGuiMouseSource_TouchScreen; }

}  // namespace ravine::ui
