#include "analysis/axis_names.hpp"

#include "text/number_text.hpp"

#include <fmt/format.h>

namespace ravine {

AxisNames axis_names(const Race& race) {
    using Kind = network::PlaneChoice::Kind;
    if (!race.training()) return {};
    const network::PlaneChoice& choice = race.choice();
    const network::Plane& plane = race.plane();
    const auto percent = [](double share) { return number_text(100 * share, 2); };
    if (race.unfinished() || choice.kind == Kind::random) return {"random direction 1", "random direction 2"};
    switch (choice.kind) {
        case Kind::principal:
            return {fmt::format("component 1, {} %", percent(plane.share_u)),
                    fmt::format("component 2, {} %", percent(plane.share_v))};
        case Kind::ends:
            return {fmt::format("from {} to {}", choice.numbers[0], choice.numbers[1]),
                    fmt::format("towards {}", choice.numbers[2])};
        case Kind::curvature: return {"most curved direction", "second most curved"};
        case Kind::weights: return {fmt::format("weight {}", choice.numbers[0]), fmt::format("weight {}", choice.numbers[1])};
        case Kind::random: break;
    }
    return {};
}

}  // namespace ravine
