#include "ui/arrangement.hpp"

#include <algorithm>
#include <cmath>

namespace ravine::ui {
namespace {

constexpr float narrowest_docked = 860, lowest_docked = 480;
constexpr float narrowest_beside = 560, least_beside = 292, most_beside = 380, tiny_beside = 220;
constexpr float lowest_for_thumbs = 300, narrowest_line = 480, lowest_with_rest = 500;
constexpr float least_width = 320, least_height = lowest_for_thumbs + 4;  // of a window, in enlarged points
constexpr float strip_beside = 22, tiny_bar = 42, thumb_bar = 58, thumb_line = 68, thumb_lines = 113;

float half_of_shorter(float width, float height) { return 0.5F * std::min(width, height); }

float beside_bar(float height) { return is_tiny(height) ? tiny_bar : thumb_bar; }

// Returns the least width of a panel beside the picture.
float least_panel(float height) { return is_tiny(height) ? tiny_beside : least_beside; }

Area docked_picture(const ViewOptions& look, float width, float height) {
    return {has_left(look) ? 2 * margin + left_width : margin, margin,
            width - (has_right(look) ? 2 * margin + right_width : margin), height - 2 * margin - bar_height};
}

Places docked(const ViewOptions& look, float width, float height) {
    Places places{Arrangement::docked, docked_picture(look, width, height), {}, {}};
    places.bar = {margin, height - margin - bar_height, width - margin, height - margin};
    if (!look.large_chart) return places;
    places.chart = places.picture;
    Area& picture = places.picture;
    picture.bottom = picture.top + std::max(half_of_shorter(width, height), 0.5F * picture.height());
    places.chart.top = picture.bottom + margin;
    return places;
}

Places beside(Sheet sheet, float width, float height) {
    const float bar = beside_bar(height), half = extent_of(Sheet::half, width, height);
    const float extent = extent_of(sheet, width, height);
    const float free = sheet == Sheet::full ? half : extent;  // a panel in front of the picture leaves it in its place
    Places places{Arrangement::beside, {0, 0, width - free, height - bar}, {}, {}};
    places.bar = {0, height - bar, sheet == Sheet::full || is_tiny(height) ? width : width - extent, height};
    return places;
}

Places below(Sheet sheet, float width, float height) {
    const float free = extent_of(sheet == Sheet::full ? Sheet::half : sheet, width, height);
    return {Arrangement::below, {0, 0, width, height - free}, {}, {}};
}

}  // namespace

bool has_left(const ViewOptions& look) { return look.panels == Panels::both || look.panels == Panels::left; }

bool has_right(const ViewOptions& look) { return look.panels == Panels::both || look.panels == Panels::right; }

Arrangement arrangement_of(float width, float height) {
    if (width >= narrowest_docked && height >= lowest_docked) return Arrangement::docked;
    const bool both = width - least_panel(height) >= half_of_shorter(width, height);
    return width > height && (width >= narrowest_beside || is_tiny(height)) && both ? Arrangement::beside : Arrangement::below;
}

bool is_tiny(float height) { return height < lowest_for_thumbs; }

bool has_one_line(float width, float height) { return width >= narrowest_line || is_tiny(height); }

float extent_of(Sheet sheet, float width, float height) {
    const float least_picture = half_of_shorter(width, height);
    if (arrangement_of(width, height) == Arrangement::beside) {
        if (sheet == Sheet::full) return width;
        if (sheet == Sheet::strip) return strip_beside;
        return std::min(std::clamp(std::round(0.45F * width), least_panel(height), most_beside), width - least_picture);
    }
    if (sheet == Sheet::full) return height >= lowest_with_rest ? height - 2 * margin : height;
    if (sheet == Sheet::strip) return is_tiny(height) ? tiny_bar : has_one_line(width, height) ? thumb_line : thumb_lines;
    return std::min({std::max(320.0F, 0.44F * height), 0.75F * height, height - least_picture});
}

Sheet nearest_sheet(float extent, float width, float height) {
    const auto off = [&](Sheet sheet) { return std::abs(extent - extent_of(sheet, width, height)); };
    return std::min({Sheet::half, Sheet::full, Sheet::strip}, [&](Sheet a, Sheet b) { return off(a) < off(b); });
}

Area panel_area(float extent, float width, float height) {
    if (arrangement_of(width, height) == Arrangement::below) return {0, height - extent, width, height};
    // Above a transport that has all of the width.
    const bool full = is_tiny(height) || extent > extent_of(Sheet::half, width, height);
    return {width - extent, 0, width, full ? height - beside_bar(height) : height};
}

Area embedded_card(float width, float height) {
    const float bottom = height - slim_height;
    if (width >= narrowest_beside) return {width - std::clamp(0.42F * width, 240.0F, 340.0F), 0, width, bottom};
    return {0, std::round(0.45F * bottom), width, bottom};
}

Places places_of(const Document& document, float width, float height) {
    switch (arrangement_of(width, height)) {
        case Arrangement::docked: return docked(document.view, width, height);
        case Arrangement::beside: return beside(document.page.sheet, width, height);
        case Arrangement::below: break;
    }
    return below(document.page.sheet, width, height);
}

float point_size(TextSize text, float width, float height) {
    constexpr float large = 1.25F, projector = 1.6F;
    const float wanted = text == TextSize::projector ? projector : text == TextSize::large ? large : 1;
    return std::max(1.0F, std::min({wanted, width / least_width, height / least_height}));
}

}  // namespace ravine::ui
