#include "ui/panels/help_panel.hpp"

#include "fonts.hpp"
#include "ui/registry.hpp"
#include "ui/shortcuts.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace ravine::ui {
namespace {

constexpr const char* explained[][2] = {
    {"height", "the loss. Balls roll to where it is low; nobody pushes them but the optimizers"},
    {"ring", "the start. Drag it, or click the surface; with Shift the selected racer alone starts there"},
    {"star, cross", "a minimum (filled: the lowest), a saddle"},
    {"hollow ball",
     "a place that a method has beside its ball: the average of the path, or where a schedule-free method takes its gradient"},
    {"lines", "of equal loss, with its value on them"},
    {"arrows", "what the selected racer thinks: its gradient, its momentum, its next step"},
    {"η 0.1",
     "a parameter: drag it (finer with Shift), or double-click it, or tap it twice, to type a number or a formula of the step "
     "t"},
};

void two_columns(const char* left, const char* right, float width) {
    const float at = ImGui::GetCursorPosX();
    ImGui::TextUnformatted(left);
    ImGui::SameLine(at + width);
    note(right);
}

// Links the texts of the licences: beside the page, or with the programs.
void licences(const std::string& page) {
    if (page.empty()) return note("Their licences are in the folder share/doc/ravine of the package.");
    ImGui::TextLinkOpenURL("The licences of all of them", (page.substr(0, page.rfind('/') + 1) + "licences.txt").c_str());
}

}  // namespace

void HelpPanel::draw(const Model& model, Commands& /*commands*/) {
    if (!open_) return;
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    const float width = std::min(560.0F, size.x - 24), height = std::min(620.0F, size.y - 24);
    ImGui::SetNextWindowPos({0.5F * (size.x - width), 0.5F * (size.y - height)});
    ImGui::SetNextWindowSize({width, height});
    ImGui::SetNextWindowFocus();
    ImGui::Begin(
        "help", nullptr,
        ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
    {
        const With face(Face::bold);
        ImGui::TextUnformatted("Ravine");
    }
    to_the_right(ImGui::GetFrameHeight());
    if (icon_button(fonts::icon_x, "close (Esc)", ImGui::GetFrameHeight())) open_ = false;
    note(
        "Gradient-descent optimizers race as balls down a loss surface. Type a loss, choose racers, press play. Everything on "
        "the screen is in the link: send it, and the same race runs elsewhere, to the last bit.");
    const float column = std::min(150.0F, 0.38F * width);
    heading("WHAT IS WHAT");
    for (const auto& [what, text] : explained) two_columns(what, text, column);
    heading("KEYS");
    for (const Shortcut& shortcut : shortcuts()) two_columns(shortcut.keys, shortcut.help, column);
    for (const TabRow& row : tab_rows()) {
        if (row.key) two_columns(std::string(1, row.key).c_str(), fmt::format("the {} tab", row.title).c_str(), column);
    }
    heading("ABOUT");
    note(
        "Every derivative is exact, and every optimizer is compared with PyTorch's to twelve digits. Ravine is free software "
        "under the MIT licence. It contains Dear ImGui, SDL, GLM, xsimd, {fmt}, fast_float, JSON for Modern C++, stb and "
        "QR Code generator; the fonts are Inter, JetBrains Mono, DejaVu Sans and Lucide.");
    licences(model.host.address);
    hands_.scroll();
    ImGui::End();
}

}  // namespace ravine::ui
