#include "ui/vector_labels.hpp"

#include "render/geometry/chips.hpp"
#include "render/vector_colours.hpp"
#include "ui/theme.hpp"

#include <vector>

namespace ravine::ui {
namespace {

constexpr ImVec2 padding{5, 1};
constexpr double ball_room = 3;  // points around a ball that stay free

glm::dvec2 size_of(const std::string& text) {
    const ImVec2 size = ImGui::CalcTextSize(text.c_str());
    return {size.x + 2 * padding.x, size.y + 2 * padding.y};
}

ImVec2 point(glm::dvec2 p) { return {static_cast<float>(p.x), static_cast<float>(p.y)}; }

ImU32 ink(const render::Colour& c, float alpha = 1) { return ImGui::GetColorU32(ImVec4(c.r, c.g, c.b, alpha)); }

// What the balls and their names cover.
std::vector<render::Chip> taken_by(std::span<const render::BallMark> balls, std::span<const std::string> names) {
    std::vector<render::Chip> taken;
    for (std::size_t i = 0; i < balls.size() && i < names.size(); ++i) {
        const render::BallMark& ball = balls[i];
        if (!ball.shown) continue;
        const glm::dvec2 middle{ball.x, ball.y}, size = size_of(names[i]) + glm::dvec2(2, 2);
        const double beside = ball.x + ball.radius + ball_room;
        taken.push_back({middle - ball.radius - ball_room, middle + ball.radius + ball_room});
        taken.push_back({{beside, ball.y - size.y / 2}, {beside + size.x, ball.y + size.y / 2}});
    }
    return taken;
}

}  // namespace

void vector_labels(std::span<const render::Tip> tips, std::span<const render::BallMark> balls,
                   std::span<const std::string> names, const render::Viewport& window) {
    if (tips.empty()) return;
    const With face(Face::small);
    std::vector<glm::dvec2> sizes;
    for (const render::Tip& tip : tips) sizes.push_back(size_of(tip.text));
    const auto chips = render::place_chips(tips, sizes, taken_by(balls, names), window);
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    for (std::size_t i = 0; i < tips.size(); ++i) {
        const ImVec2 low = point(chips[i].low), high = point(chips[i].high);
        list.AddRectFilled(low, high, ink(render::role_colour(tips[i].role)), radius);
        list.AddRect(low, high, ink(render::vector_casing, 0.5F), radius);
        list.AddText({low.x + padding.x, low.y + padding.y}, ink(render::vector_casing), tips[i].text.c_str());
    }
}

}  // namespace ravine::ui
