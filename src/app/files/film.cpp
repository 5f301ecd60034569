#include "app/files/film.hpp"

#include "render/geometry/view/filling.hpp"
#include "ui/labels/caption.hpp"

#include <algorithm>
#include <utility>

namespace ravine {
namespace {

// Returns the height of a figure's chart and legend, in points.
double strip_height(const PictureSize& size) { return std::clamp(0.36 * size.height, 130.0, 280.0); }

}  // namespace

Film::Film(const Player& player, const render::Flight& flight, Plan plan)
    : player_(player), flight_(flight), plan_(std::move(plan)) {
    player_.compute_elsewhere(false);
    player_.stand();
    const Document& document = player_.document();
    const bool thinks = document.view.vectors && document.page.selected >= 0;
    if (!thinks || document.experiment.racers[static_cast<std::size_t>(document.page.selected)].hidden) return;
    inspector_.emplace(player_.race(), static_cast<std::size_t>(document.page.selected));
}

Result<> Film::create() {
    Result<> target = target_.create(plan_.size.pixels_wide(), plan_.size.pixels_high());
    return target ? renderer_.create() : target;
}

// Moves race and camera to the moment of the next frame, as far as it is computed. Returns true once they are there.
bool Film::advance() {
    const bool fresh = begun_ != taken_;
    if (fresh) {
        player_.seek(film_step(taken_, plan_.frames, plan_.first, plan_.last));
    } else {
        player_.tick(0);
    }
    const double seconds = fresh && taken_ > 0 ? 1 / plan_.frames_per_second : 0;
    begun_ = taken_;
    flight_.update(player_.document(), ride_of(player_, renderer_), seconds, true, plan_.still);
    return !player_.behind();
}

const StepTrace* Film::trace() { return inspector_ ? inspector_->at(player_.step()) : nullptr; }

bool Film::behind() const {
    return !done() && (player_.behind() || renderer_.behind() || (inspector_ && inspector_->behind()));
}

bool Film::go_on() {
    if (player_.compute() || (inspector_ && inspector_->go_on())) return true;
    return renderer_.go_on(player_.race(), static_cast<std::uint64_t>(player_.revision()));
}

void Film::draw(ui::Mode mode) {
    if (done() || text_ || !advance()) return;
    const PictureSize& size = plan_.size;
    const Document& document = player_.document();
    render::Viewport viewport = render::Viewport::whole(size.width, size.height);
    if (plan_.caption == Plan::Caption::figure) viewport.bottom -= strip_height(size);
    const render::Camera plain = flight_.camera({document.experiment.domain, document.view.axes}, viewport);
    const render::Camera camera = document.view.follow ? plain : render::filling(plain, document.view.orbit && !plan_.still);
    target_.begin();
    render::Scene scene = scene_of(player_, camera, size.ratio, mode, trace());
    const StudyLayer& study = plan_.study;
    const std::vector<Vector> swarm = study.drape ? std::vector<Vector>() : study.swarm.places_at(player_.cursor());
    scene.drape = study.drape;
    scene.swarm = swarm;
    scene.swarm_racer = study.swarm_racer;
    renderer_.draw(scene);
    target_.end();
    failed_ = !renderer_.drawn();
    const bool warm = std::exchange(warm_, true);
    if (!warm || behind() || failed_) return;
    const auto write = [&](ImDrawList& list) {
        write_labels(list, renderer_, ball_labels_, player_, player_.document().page.selected, camera, {});
        write_caption(list);
    };
    text_ = std::make_unique<ui::Layer>(size.width, size.height, size.ratio, write);
}

void Film::write_caption(ImDrawList& list) {
    constexpr float edge = 14;
    const auto width = static_cast<float>(plan_.size.width), height = static_cast<float>(plan_.size.height);
    switch (plan_.caption) {
        case Plan::Caption::none: return;
        case Plan::Caption::legend: return ui::legend(list, player_, {edge, edge}, {0.4F * width, 0.6F * height});
        case Plan::Caption::figure:
            return ui::figure_strip(list, player_, {0, height - static_cast<float>(strip_height(plan_.size))}, {width, height});
    }
}

std::optional<Image> Film::take(platform::Window& window) {
    if (!text_) return std::nullopt;
    target_.begin();
    window.paint(text_->data());
    text_.reset();
    ++taken_;
    return Image{plan_.size.pixels_wide(), plan_.size.pixels_high(), target_.read()};
}

}  // namespace ravine
