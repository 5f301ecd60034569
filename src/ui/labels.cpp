#include "ui/labels.hpp"

#include "render/geometry/ticks.hpp"
#include "ui/theme.hpp"

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

// Text centred at a place and turned around it.
void draw_turned(const render::ContourLabel& label, ImVec2 offset, ImU32 colour) {
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    const ImVec2 size = ImGui::CalcTextSize(label.text.c_str());
    const ImVec2 centre{static_cast<float>(label.x), static_cast<float>(label.y)};
    const int first = list.VtxBuffer.Size;
    list.AddText({centre.x - 0.5F * size.x, centre.y - 0.5F * size.y}, colour, label.text.c_str());
    const auto c = static_cast<float>(std::cos(label.angle)), s = static_cast<float>(std::sin(label.angle));
    for (int k = first; k < list.VtxBuffer.Size; ++k) {
        ImVec2& at = list.VtxBuffer[k].pos;
        const float x = at.x - centre.x, y = at.y - centre.y;
        at = {centre.x + offset.x + c * x - s * y, centre.y + offset.y + s * x + c * y};
    }
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

void contour_labels(render::Renderer& renderer, const render::Camera& camera) {
    const With face(Face::fine);
    const ImVec2 digit = ImGui::CalcTextSize("0");
    const auto labels = renderer.contour_labels(camera, {static_cast<double>(digit.x), static_cast<double>(digit.y)});
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    list.PushClipRectFullScreen();
    ImVec4 halo = colours().panel;
    halo.w = 0.35F;
    const ImU32 around = ImGui::GetColorU32(halo), ink = ImGui::GetColorU32(colours().text);
    for (const render::ContourLabel& label : labels) {
        for (const ImVec2 offset : {ImVec2{-1, 0}, ImVec2{1, 0}, ImVec2{0, -1}, ImVec2{0, 1}, ImVec2{-1.4F, -1.4F},
                                    ImVec2{1.4F, 1.4F}, ImVec2{-1.4F, 1.4F}, ImVec2{1.4F, -1.4F}}) {
            draw_turned(label, offset, around);
        }
        draw_turned(label, {0, 0}, ink);
    }
    list.PopClipRect();
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
