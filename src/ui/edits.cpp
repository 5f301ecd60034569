#include "ui/edits.hpp"

#include "fonts.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

namespace ravine::ui {

void undo_buttons(const Model& model, Commands& commands) {
    const float button = ImGui::GetFrameHeight();
    ImGui::BeginDisabled(!model.can_undo);
    if (quiet_icon_button(fonts::icon_undo_2, "undo (Ctrl+Z)", button, true)) commands.undo();
    ImGui::EndDisabled();
    ImGui::SameLine(0, 2);
    ImGui::BeginDisabled(!model.can_redo);
    if (quiet_icon_button(fonts::icon_redo_2, "redo (Ctrl+Y)", button, true)) commands.redo();
    ImGui::EndDisabled();
}

void lock(PageState& page) {
    if (!page.locked) return;
    note("Surface, racers and noise are locked by the link that you opened.");
    if (ImGui::Button(fmt::format("{}  make it my own", fonts::icon_lock_open).c_str(), {-1, 0})) page.locked = false;
}

}  // namespace ravine::ui
