#include "ui/layout.hpp"

#include "ui/widgets.hpp"

#include <algorithm>

namespace ravine::ui {
namespace {

constexpr float margin = 12, left_width = 292, right_width = 280, bar_height = 60;
constexpr ImGuiWindowFlags fixed = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
                                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus;

bool narrow(float width) { return width < narrowest_wide_window; }

float sheet_height(float height) { return std::max(320.0F, 0.44F * height); }

void title() {
    const With face(Face::bold);
    ImGui::TextUnformatted("Ravine");
    ImGui::SameLine();
    const With quiet(Face::text);
    ImGui::TextDisabled("optimizers race downhill");
}

// A finger has no wheel: it drags what is too high for its window by any place where there is nothing to press. To be called
// between the window's Begin and End.
void scroll_by_hand() {
    static ImGuiID dragged = 0;
    const ImGuiID window = ImGui::GetID("");
    if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) dragged = 0;
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left) && ImGui::IsWindowHovered() && !ImGui::IsAnyItemHovered())
        dragged = window;
    if (dragged == window) ImGui::SetScrollY(ImGui::GetScrollY() - ImGui::GetIO().MouseDelta.y);
}

// A window that is as high as its contents, but never reaches the transport.
void begin_panel(const char* name, ImVec2 at, float width, float most_height) {
    ImGui::SetNextWindowPos(at);
    ImGui::SetNextWindowSizeConstraints({width, 0}, {width, most_height});
    ImGui::Begin(name, nullptr, fixed | ImGuiWindowFlags_AlwaysAutoResize);
}

void docked(Config& config, Player& player, State& state, ImVec2 size) {
    const float most_height = size.y - 3 * margin - bar_height;
    begin_panel("left", {margin, margin}, left_width, most_height);
    title();
    if (state.show_complaints) {
        for (const std::string& text : state.complaints) complaint(text);
    }
    ImGui::Dummy({0, 2});
    loss_panel(config, player, state);
    ImGui::Dummy({0, 4});
    racers_panel(config);
    ImGui::Dummy({0, 4});
    noise_panel(config, player);
    scroll_by_hand();
    ImGui::End();

    begin_panel("right", {size.x - margin - right_width, margin}, right_width, most_height);
    if (ImGui::BeginTabBar("tabs")) {
        if (ImGui::BeginTabItem("Race")) {
            standings_panel(config, player);
            ImGui::EndTabItem();
        }
        if (ImGui::BeginTabItem("View")) {
            view_panel(config);
            ImGui::EndTabItem();
        }
        ImGui::EndTabBar();
    }
    scroll_by_hand();
    ImGui::End();

    ImGui::SetNextWindowPos({margin, size.y - margin - bar_height});
    ImGui::SetNextWindowSize({size.x - 2 * margin, bar_height});
    ImGui::Begin("transport", nullptr, fixed | ImGuiWindowFlags_NoScrollbar);
    ImGui::SetCursorPosY(0.5F * (bar_height - ImGui::GetFrameHeight()));
    transport_panel(config, player, false);
    ImGui::End();
}

void sheet(Config& config, Player& player, State& state, ImVec2 size) {
    const float height = sheet_height(size.y);
    ImGui::SetNextWindowPos({0, size.y - height});
    ImGui::SetNextWindowSize({size.x, height});
    ImGui::Begin("sheet", nullptr, fixed);
    transport_panel(config, player, true);
    if (ImGui::BeginTabBar("tabs")) {
        if (ImGui::BeginTabItem("Race")) {
            standings_panel(config, player);
            ImGui::EndTabItem();
        }
        if (ImGui::BeginTabItem("Racers")) {
            racers_panel(config);
            noise_panel(config, player);
            ImGui::EndTabItem();
        }
        if (ImGui::BeginTabItem("Surface")) {
            loss_panel(config, player, state);
            ImGui::EndTabItem();
        }
        if (ImGui::BeginTabItem("View")) {
            view_panel(config);
            ImGui::EndTabItem();
        }
        ImGui::EndTabBar();
    }
    scroll_by_hand();
    ImGui::End();
}

}  // namespace

render::Viewport free_part(float width, float height) {
    if (narrow(width)) return {width, height, 0, 0, width, height - sheet_height(height)};
    return {width, height, 2 * margin + left_width, margin, width - 2 * margin - right_width, height - 2 * margin - bar_height};
}

void panels(Config& config, Player& player, State& state) {
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    narrow(size.x) ? sheet(config, player, state, size) : docked(config, player, state, size);
}

}  // namespace ravine::ui
