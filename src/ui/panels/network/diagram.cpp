#include "ui/panels/network/diagram.hpp"

#include "ui/panels/network/colours.hpp"
#include "ui/widgets/widgets.hpp"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace ravine::ui {
namespace {

constexpr std::size_t most_units = 12;  // of a layer
constexpr float height = 150, margin = 10, unit_radius = 5, widest = 5, reach = 6;

std::size_t shown(std::size_t units) { return std::min(units, most_units); }

// Places of units on the screen: column 0 are the inputs.
struct Layout {
    ImVec2 corner;
    float width;
    std::span<const network::Layer> layers;

    std::size_t units(std::size_t column) const { return column == 0 ? layers[0].inputs : layers[column - 1].units; }
    ImVec2 at(std::size_t column, std::size_t unit) const {
        const float across = static_cast<float>(column) / static_cast<float>(layers.size());
        const float down = (static_cast<float>(unit) + 0.5F) / static_cast<float>(shown(units(column)));
        return {corner.x + margin + across * (width - 2 * margin), corner.y + down * height};
    }
};

// Calls visit with each weight that is drawn, and the ends of its line; both are the unit for a bias.
template <class Visit>
void each_weight(const Layout& layout, Visit visit) {
    for (std::size_t l = 0; l < layout.layers.size(); ++l) {
        const network::Layer& layer = layout.layers[l];
        for (std::size_t unit = 0; unit < shown(layer.units); ++unit) {
            const ImVec2 end = layout.at(l + 1, unit);
            for (std::size_t input = 0; input < shown(layer.inputs); ++input)
                visit(layer.matrix + unit * layer.inputs + input, layout.at(l, input), end);
            visit(layer.bias + unit, end, end);
        }
    }
}

float distance(ImVec2 p, ImVec2 a, ImVec2 b) {
    const float dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
    const float part = square > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0F, 1.0F) : 0.0F;
    return std::hypot(p.x - a.x - part * dx, p.y - a.y - part * dy);
}

// Returns the nearest weight within reach of a place; units before lines.
std::optional<std::size_t> weight_at(const Layout& layout, ImVec2 place) {
    std::optional<std::size_t> nearest;
    float least = reach;
    each_weight(layout, [&](std::size_t weight, ImVec2 a, ImVec2 b) {
        const bool is_unit = a.x == b.x && a.y == b.y;
        const float away = is_unit ? distance(place, a, b) - unit_radius : distance(place, a, b);
        if (away >= least) return;
        least = away;
        nearest = weight;
    });
    return nearest;
}

}  // namespace

bool leaves_units_out(std::span<const network::Layer> layers) {
    return layers[0].inputs > most_units ||
           std::any_of(layers.begin(), layers.end(), [](const network::Layer& layer) { return layer.units > most_units; });
}

std::optional<std::size_t> draw_diagram(std::span<const network::Layer> layers, std::span<const double> weights,
                                        std::size_t chosen) {
    const Layout layout{ImGui::GetCursorScreenPos(), ImGui::GetContentRegionAvail().x, layers};
    ImGui::InvisibleButton("diagram", {layout.width, height});
    const bool pressed = ImGui::IsItemActivated();
    double largest = 0;
    for (const double weight : weights) largest = std::max(largest, std::abs(weight));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const auto ink = [&](std::size_t weight) { return ImGui::GetColorU32(weights[weight] < 0 ? blue : orange); };
    const auto part = [&](std::size_t weight) {
        return largest > 0 ? static_cast<float>(std::abs(weights[weight]) / largest) : 0.0F;
    };
    const ImU32 frame = ImGui::GetColorU32(colours().text);
    each_weight(layout, [&](std::size_t weight, ImVec2 a, ImVec2 b) {
        if (a.x == b.x && a.y == b.y) return;
        if (weight == chosen) list.AddLine(a, b, frame, widest * part(weight) + 3);
        list.AddLine(a, b, ink(weight), std::max(widest * part(weight), 0.4F));
    });
    for (std::size_t input = 0; input < shown(layers[0].inputs); ++input)
        list.AddCircleFilled(layout.at(0, input), unit_radius, ImGui::GetColorU32(colours().quiet));
    each_weight(layout, [&](std::size_t weight, ImVec2 a, ImVec2 b) {
        if (a.x != b.x || a.y != b.y) return;
        list.AddCircleFilled(a, unit_radius, ImGui::GetColorU32(colours().field));
        list.AddCircle(a, unit_radius, weight == chosen ? frame : ink(weight), 0, weight == chosen ? 3 : 1 + 2 * part(weight));
    });
    return pressed ? weight_at(layout, ImGui::GetIO().MousePos) : std::nullopt;
}

}  // namespace ravine::ui
