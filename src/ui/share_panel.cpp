// Share: the link of what is on the screen.
#include "fonts.hpp"
#include "race/link.hpp"
#include "ui/panels.hpp"
#include "ui/widgets.hpp"

#include <fmt/format.h>
#include <misc/cpp/imgui_stdlib.h>

namespace ravine::ui {

void share_panel(const Config& config, State& state) {
    heading("SHARE");
    note("This link opens the same race: surface, racers, start, step and camera.");
    std::string link = state.address + "#" + encode_link(config, lessons::find_lesson);
    {
        const With face(Face::mono);
        // One line, however long: what is copied out of it by hand is a link.
        ImGui::SetNextItemWidth(-1);
        ImGui::InputText("##link", &link, ImGuiInputTextFlags_ReadOnly | ImGuiInputTextFlags_AutoSelectAll);
    }
    if (main_button((std::string(fonts::icon_copy) + (state.copied == link ? "  Copied" : "  Copy the link")).c_str(), -1)) {
        ImGui::SetClipboardText(link.c_str());
        state.copied = link;
    }
    note(fmt::format("{} characters", link.size()));
}

}  // namespace ravine::ui
