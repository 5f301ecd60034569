#include "ui/panels/share/qr_code.hpp"

#include "ui/widgets/widgets.hpp"

#include <algorithm>
#include <cmath>

namespace ravine::ui {
namespace {

constexpr float widest_in_panel = 240;  // points, with or without a scroll bar beside it

// Uses whole pixels of the screen for every module, or readers would take edges for modules.
struct Grid {
    float pixel;   // in points
    float module;  // in points
    float side;    // of the whole, with the quiet zone, in points

    Grid(const QrCode& code, float room) {
        const auto modules = static_cast<float>(code.size + 2 * quiet_zone);
        pixel = 1 / std::max(1.0F, ImGui::GetIO().DisplayFramebufferScale.x);
        module = pixel * std::max(1.0F, std::floor(room / (pixel * modules)));
        side = module * modules;
    }

    float snap(float at) const { return pixel * std::floor(at / pixel + 0.5F); }
};

// Draws dark on white in every theme. Touching modules of a row are one rectangle.
void draw(ImDrawList& list, ImVec2 corner, const Grid& grid, const QrCode& code) {
    const ImVec2 from{grid.snap(corner.x), grid.snap(corner.y)};
    list.AddRectFilled(from, {from.x + grid.side, from.y + grid.side}, IM_COL32_WHITE);
    const auto at = [&](int column, int row) {
        return ImVec2{from.x + grid.module * static_cast<float>(column + quiet_zone),
                      from.y + grid.module * static_cast<float>(row + quiet_zone)};
    };
    for (int row = 0; row < code.size; ++row) {
        for (int column = 0; column < code.size; ++column) {
            const int first = column;
            while (column < code.size && code.is_dark(column, row)) ++column;
            if (column > first) list.AddRectFilled(at(first, row), at(column, row + 1), IM_COL32_BLACK);
        }
    }
}

void make(const std::string& link, ShownCode& shown) {
    if (shown.link == link) return;
    shown.link = link;
    shown.code = qr_code(link);
}

}  // namespace

void qr_code_button(const char* label, float width, const std::string& link, ShownCode& shown) {
    ImGui::PushStyleColor(ImGuiCol_Button, shown.open ? colours().active : colours().field);
    const bool pressed = ImGui::Button(label, {width, 0});
    ImGui::PopStyleColor();
    if (!pressed) return;
    make(link, shown);
    const bool fits = ImGui::GetWindowHeight() > ImGui::GetContentRegionAvail().x;
    shown.large = !fits && shown.code;
    shown.open = !shown.open && !shown.large;
}

void shown_qr_code(const std::string& link, ShownCode& shown) {
    if (!shown.open) return;
    if (!shown.large) make(link, shown);
    if (!shown.code) return note("The link is too long for a QR code, which holds 2,953 bytes.");
    const float room = ImGui::GetContentRegionAvail().x;
    const Grid grid(*shown.code, std::min(room, widest_in_panel));
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.0F, 0.5F * (room - grid.side)));
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    if (ImGui::InvisibleButton("code", {grid.side, grid.side})) shown.large = true;
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    draw(*ImGui::GetWindowDrawList(), corner, grid, *shown.code);
    note("Press the code to enlarge it.");
}

void large_qr_code(ShownCode& shown) {
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(size);
    ImGui::SetNextWindowFocus();
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, IM_COL32(0, 0, 0, 235));
    ImGui::PushStyleColor(ImGuiCol_Text, IM_COL32(220, 220, 220, 255));
    ImGui::Begin("large QR code", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
    const float line = ImGui::GetFrameHeight();
    const Grid grid(*shown.code, std::min(size.x, size.y - 2 * line) - 2 * gap);
    const ImVec2 corner{0.5F * (size.x - grid.side), 0.5F * (size.y - grid.side)};
    if (ImGui::InvisibleButton("close", size) || ImGui::IsKeyPressed(ImGuiKey_Escape, false)) shown.large = false;
    draw(*ImGui::GetWindowDrawList(), corner, grid, *shown.code);
    const char* const hint = "press anywhere to close it";
    ImGui::SetCursorPos({0.5F * (size.x - ImGui::CalcTextSize(hint).x), corner.y + grid.side + 0.25F * line});
    ImGui::TextUnformatted(hint);
    ImGui::End();
    ImGui::PopStyleColor(2);
    ImGui::PopStyleVar(3);
}

}  // namespace ravine::ui
