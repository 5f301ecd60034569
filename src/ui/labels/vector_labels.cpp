#include "ui/labels/vector_labels.hpp"

#include "render/vector_colours.hpp"
#include "ui/widgets/theme.hpp"

#include <vector>

namespace ravine::ui {
namespace {

constexpr ImVec2 padding{5, 1};

glm::dvec2 size_of(const std::string& text) {
    const ImVec2 size = ImGui::CalcTextSize(text.c_str());
    return {size.x + 2 * padding.x, size.y + 2 * padding.y};
}

ImVec2 point(glm::dvec2 p) { return {static_cast<float>(p.x), static_cast<float>(p.y)}; }

ImU32 ink(const render::Colour& c, float alpha = 1) { return ImGui::GetColorU32(ImVec4(c.r, c.g, c.b, alpha)); }

}  // namespace

void vector_labels(ImDrawList& list, std::span<const render::Tip> tips, std::span<const render::Chip> taken,
                   const render::Viewport& window) {
    if (tips.empty()) return;
    const With face(Face::small);
    std::vector<glm::dvec2> sizes;
    for (const render::Tip& tip : tips) sizes.push_back(size_of(tip.text));
    const auto chips = render::place_chips(tips, sizes, taken, window);
    for (std::size_t i = 0; i < tips.size(); ++i) {
        const ImVec2 low = point(chips[i].low), high = point(chips[i].high);
        list.AddRectFilled(low, high, ink(render::role_colour(tips[i].role)), radius);
        list.AddRect(low, high, ink(render::vector_casing, 0.5F), radius);
        list.AddText({low.x + padding.x, low.y + padding.y}, ink(render::vector_casing), tips[i].text.c_str());
    }
}

}  // namespace ravine::ui
