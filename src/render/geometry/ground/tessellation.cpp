#include "render/geometry/ground/tessellation.hpp"

#include <algorithm>
#include <utility>

namespace ravine::render {
namespace {

constexpr std::size_t work_of_a_portion = 2'000'000;  // samples times instructions: about a millisecond of native code
constexpr std::size_t work_of_a_mesh = 100;           // per sample, for vertices, triangles and labels

}  // namespace

Tessellator::Tessellator(const Terrain& terrain, const Focus& focus, Axes axes)
    : work_per_sample_(terrain.work_per_sample() + work_of_a_mesh) {
    made_.focus = focus;
    made_.top = terrain.heights().top();
    if (terrain.exists()) {
        samples_ = grid(std::move(axes));
    } else {
        stage_ = Stage::done;
    }
}

void Tessellator::sample(Terrain& terrain, std::size_t end) {
    const std::size_t first = row_ * samples_.columns(), count = (end - row_) * samples_.columns();
    terrain.evaluate({&samples_.x[first], count}, {&samples_.y[first], count}, &samples_.f[first], &samples_.fx[first],
                     &samples_.fy[first]);
}

bool Tessellator::go_on(Terrain& terrain) {
    const std::size_t rows = std::max<std::size_t>(work_of_a_portion / (samples_.columns() * work_per_sample_ + 1), 1);
    const std::size_t end = std::min(row_ + rows, samples_.rows());
    switch (stage_) {
        case Stage::samples:
            sample(terrain, end);
            row_ = end;
            if (end < samples_.rows()) break;
            made_.contours = contours_within(terrain.heights(), samples_, made_.focus.box());
            builder_.emplace(samples_);
            row_ = 0;
            stage_ = Stage::vertices;
            break;
        case Stage::vertices:
            builder_->add_vertices(terrain, made_.contours, row_, end);
            row_ = end;
            if (end == samples_.rows()) stage_ = Stage::triangles;
            break;
        case Stage::triangles:
            made_.mesh = builder_->build(terrain, made_.contours);
            builder_.reset();
            stage_ = Stage::labels;
            break;
        case Stage::labels:
            made_.labels = ContourLabels(terrain, samples_, made_.contours, made_.focus);
            stage_ = Stage::done;
            break;
        case Stage::done: break;
    }
    return behind();
}

Tessellation Tessellator::finish(Terrain& terrain) {
    while (behind()) go_on(terrain);
    return std::move(made_);
}

}  // namespace ravine::render
