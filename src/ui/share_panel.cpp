// Share: the link of what is on the screen, how it is to open, and the race as a file.
#include "fonts.hpp"
#include "lessons/catalogue.hpp"
#include "race/link.hpp"
#include "ui/panels.hpp"
#include "ui/qr_code.hpp"
#include "ui/widgets.hpp"

#include <fmt/format.h>
#include <misc/cpp/imgui_stdlib.h>

namespace ravine::ui {
namespace {

// What the link shall do to who opens it, and the screen that it is copied from shall not.
void ways_to_open(Sharing& sharing) {
    ImGui::Checkbox("start paused", &sharing.paused);
    ImGui::Checkbox("hide the controls", &sharing.bare);
    ImGui::Checkbox("lock the race", &sharing.locked);
    ImGui::SetItemTooltip("surface, racers and noise stay as they are; whoever opens the link can make it their own");
    ImGui::Checkbox("for a frame in a page", &sharing.embedded);
    ImGui::SetItemTooltip("a poster that a click runs, with a slim transport");
}

std::string link_of(Config config, const State& state) {
    config.look.paused = state.sharing.paused;
    config.look.controls = !state.sharing.bare;
    config.look.locked = state.sharing.locked;
    config.look.embedded = state.sharing.embedded;
    return state.address + "#" + encode_link(config, lessons::find_lesson);
}

// Two ways to take the link along, on one line.
void copy_and_code_buttons(const std::string& link, State& state) {
    constexpr const char* code = "QR code";
    const float code_width = ImGui::CalcTextSize(code).x + 2 * ImGui::GetStyle().FramePadding.x;
    const std::string copy = std::string(fonts::icon_copy) + (state.copied == link ? "  Copied" : "  Copy the link");
    if (main_button(copy.c_str(), ImGui::GetContentRegionAvail().x - code_width - gap)) {
        ImGui::SetClipboardText(link.c_str());
        state.copied = link;
    }
    ImGui::SameLine(0, gap);
    qr_code_button(code, code_width, link, state.qr_code);
}

// One button per kind of file, on as many lines as they need.
void files(State& state) {
    heading("SAVE AS A FILE");
    struct Entry {
        FileKind kind;
        const char *name, *help;
    };
    constexpr Entry entries[] = {
        {FileKind::png, "PNG", "a picture of the screen, with the link inside"},
        {FileKind::svg, "SVG", "the map with the paths, for a paper"},
        {FileKind::csv, "CSV", "every step of every racer"},
        {FileKind::json, "JSON", "the configuration, to be changed by programs and dropped on the window"},
        {FileKind::pytorch, "PyTorch", "a Python script that repeats the race"},
    };
    const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
    for (const Entry& entry : entries) {
        const float width = ImGui::CalcTextSize(entry.name).x + 2 * ImGui::GetStyle().FramePadding.x;
        if (entry.kind != FileKind::png && ImGui::GetItemRectMax().x + gap + width < right) ImGui::SameLine();
        if (ImGui::Button(entry.name)) state.wanted_file = entry.kind;
        ImGui::SetItemTooltip("%s", entry.help);
    }
    if (!state.saved.empty()) note(state.saved);
}

}  // namespace

void share_panel(const Config& config, State& state) {
    heading("SHARE");
    note("This link opens the same race: surface, racers, start, step and camera.");
    std::string link = link_of(config, state);
    {
        const With face(Face::mono);
        // One line, however long: what is copied out of it by hand is a link.
        ImGui::SetNextItemWidth(-1);
        ImGui::InputText("##link", &link, ImGuiInputTextFlags_ReadOnly | ImGuiInputTextFlags_AutoSelectAll);
    }
    copy_and_code_buttons(link, state);
    note(fmt::format("{} characters", link.size()));
    shown_qr_code(link, state.qr_code);
    ways_to_open(state.sharing);
    files(state);
}

}  // namespace ravine::ui
