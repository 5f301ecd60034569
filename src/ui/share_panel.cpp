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
        const float room = ImGui::GetContentRegionAvail().x - 2 * ImGui::GetStyle().FramePadding.x;
        const auto columns = static_cast<std::size_t>(std::max(8.0F, room / ImGui::CalcTextSize("0").x));
        const std::size_t lines = std::min<std::size_t>(link.size() / columns + 1, 8);
        const float height = static_cast<float>(lines) * ImGui::GetTextLineHeight() + 2 * ImGui::GetStyle().FramePadding.y + 2;
        std::string wrapped;
        for (std::size_t at = 0; at < link.size(); at += columns) wrapped += link.substr(at, columns) + "\n";
        ImGui::InputTextMultiline("##link", &wrapped, {-1, height}, ImGuiInputTextFlags_ReadOnly);
    }
    if (main_button((std::string(fonts::icon_copy) + (state.copied == link ? "  Copied" : "  Copy the link")).c_str(), -1)) {
        ImGui::SetClipboardText(link.c_str());
        state.copied = link;
    }
    note(fmt::format("{} characters", link.size()));
}

}  // namespace ravine::ui
