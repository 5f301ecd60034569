#include "render/stems.hpp"

#include "render/vector_colours.hpp"

#include <array>

namespace ravine::render {
namespace {

constexpr double width = 2, casing = 1.2, foot = 3.5;  // points

}  // namespace

void Stems::draw(std::span<const DressedBall> balls, const Camera& camera, double pixel_ratio, const Occlusion& occlusion) {
    Strokes strokes(camera, pixel_ratio);
    for (const DressedBall& dressed : balls) {
        if (!dressed.ball.below) continue;
        const double opacity = dressed.ball.presence * (dressed.faint ? 0.3 : 1);
        const Pen pen{dressed.colour, width, opacity}, outline{vector_casing, width + 2 * casing, 0.6 * opacity};
        const std::array line{dressed.ball.contact.position, *dressed.ball.below};
        for (const Pen& each : {outline, pen}) {
            strokes.line(line, each);
            strokes.ring(*dressed.ball.below, foot, each);
        }
    }
    painter_.draw(strokes.vertices(), occlusion);
}

}  // namespace ravine::render
