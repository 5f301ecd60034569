#include "ui/labels/study_labels.hpp"

#include "ui/widgets/widgets.hpp"

#include <cmath>
#include <optional>

namespace ravine::ui {
namespace {

constexpr int points = 72;
constexpr double whole_turn = 6.283185307179586;

std::optional<ImVec2> on_screen(Vector point, render::Renderer& renderer, const render::Camera& camera) {
    const std::optional<glm::dvec3> place = renderer.place(point);
    if (!place) return std::nullopt;
    const render::Projected at = camera.project(*place);
    if (at.depth <= 0) return std::nullopt;
    return ImVec2{static_cast<float>(at.x), static_cast<float>(at.y)};
}

}  // namespace

void spread_ellipse(ImDrawList& list, render::Renderer& renderer, const render::Camera& camera, std::size_t racer,
                    const studies::EndSpread& spread, const Box& domain) {
    constexpr float thickness = 2, cross = 4;
    const ImU32 colour = racer_colour(racer);
    std::optional<ImVec2> before;
    for (int i = 0; i <= points; ++i) {
        const double angle = whole_turn * i / points;
        const Vector point = spread.on_ellipse({std::cos(angle), std::sin(angle)}, shown_deviations);
        const auto at = domain.contains(point) ? on_screen(point, renderer, camera) : std::nullopt;
        if (at && before) list.AddLine(*before, *at, colour, thickness);
        before = at;
    }
    const auto mean = on_screen(spread.mean, renderer, camera);
    if (!mean) return;
    list.AddLine({mean->x - cross, mean->y}, {mean->x + cross, mean->y}, colour, thickness);
    list.AddLine({mean->x, mean->y - cross}, {mean->x, mean->y + cross}, colour, thickness);
}

}  // namespace ravine::ui
