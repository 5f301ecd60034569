#include "ui/labels.hpp"

#include "render/geometry/ticks.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace ravine::ui {
namespace {

struct Place {
    ImVec2 low, high;

    bool overlaps(const Place& other) const {
        return low.x < other.high.x && other.low.x < high.x && low.y < other.high.y && other.low.y < high.y;
    }
    void move_down(float y) {
        high.y += y - low.y;
        low.y = y;
    }
};

void draw(const Place& place, const std::string& name, ImVec2 padding) {
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    ImVec4 ground = colours().panel;
    ground.w = 0.85F;
    list.AddRectFilled(place.low, place.high, ImGui::GetColorU32(ground), radius);
    list.AddText({place.low.x + padding.x, place.low.y + padding.y}, ImGui::GetColorU32(colours().text), name.c_str());
}

}  // namespace

void axis_labels(const render::Camera& camera) {
    const With face(Face::small);
    for (const render::Label& label : render::axis_labels(camera)) {
        const ImVec2 size = ImGui::CalcTextSize(label.text.c_str());
        const ImVec2 at{static_cast<float>(label.x) - 0.5F * size.x, static_cast<float>(label.y) - 0.5F * size.y};
        ImGui::GetBackgroundDrawList()->AddText(at, ImGui::GetColorU32(colours().quiet), label.text.c_str());
    }
}

void start_mark(int racer, double x, double y) {
    const ImVec2 at{static_cast<float>(x), static_cast<float>(y)};
    const ImGuiIO& io = ImGui::GetIO();
    const bool near = !io.WantCaptureMouse && std::hypot(io.MousePos.x - at.x, io.MousePos.y - at.y) < 13;
    const float size = near ? 8.0F : 6.0F;
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    list.AddCircle(at, size, IM_COL32(8, 11, 15, 160), 0, 4.5F);
    list.AddCircle(at, size, racer < 0 ? IM_COL32(250, 250, 250, 255) : racer_colour(static_cast<std::size_t>(racer)), 0, 2.2F);
    if (near) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
}

void ball_labels(std::span<const render::BallMark> balls, std::span<const std::string> names) {
    const With face(Face::small);
    const ImVec2 padding{6, 2};
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < balls.size() && i < names.size(); ++i) {
        if (balls[i].shown) order.push_back(i);
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return balls[a].y < balls[b].y; });
    std::vector<Place> taken;
    for (const std::size_t i : order) {
        const ImVec2 size = ImGui::CalcTextSize(names[i].c_str());
        const ImVec2 low{static_cast<float>(balls[i].x + balls[i].radius) + 5,
                         static_cast<float>(balls[i].y) - 0.5F * size.y - padding.y};
        Place place{low, {low.x + size.x + 2 * padding.x, low.y + size.y + 2 * padding.y}};
        for (const Place& other : taken) {  // from top to bottom, so that one pass suffices
            if (place.overlaps(other)) place.move_down(other.high.y + 1);
        }
        taken.push_back(place);
        draw(place, names[i], padding);
    }
}

}  // namespace ravine::ui
