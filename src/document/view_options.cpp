#include "document/view_options.hpp"

#include <algorithm>
#include <cmath>

namespace ravine {

View clamp_view(View view) {
    constexpr double farthest_target = 1.5;
    const View usual;
    const auto clamp = [](double& value, double low, double high, double fallback) {
        value = std::isfinite(value) ? std::clamp(value, low, high) : fallback;
    };
    clamp(view.elevation, lowest_elevation, highest_elevation, usual.elevation);
    clamp(view.zoom, least_zoom, most_zoom, usual.zoom);
    clamp(view.x, -farthest_target, farthest_target, usual.x);
    clamp(view.y, -farthest_target, farthest_target, usual.y);
    if (!std::isfinite(view.azimuth)) view.azimuth = usual.azimuth;
    view.azimuth -= 360 * std::floor((view.azimuth + 180) / 360);
    return view;
}

}  // namespace ravine
