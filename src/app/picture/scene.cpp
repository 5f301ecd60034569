#include "app/picture/scene.hpp"

#include "analysis/standings.hpp"
#include "render/geometry/paths/placement.hpp"
#include "ui/labels/labels.hpp"
#include "ui/labels/vector_labels.hpp"

namespace ravine {

render::Scene scene_of(const Player& player, const render::Camera& camera, double pixel_ratio, ui::Mode mode,
                       const StepTrace* trace) {
    return {.race = player.race(),
            .revision = static_cast<std::uint64_t>(player.revision()),
            .step = player.cursor(),
            .camera = camera,
            .pixel_ratio = pixel_ratio,
            .critical_points = &player.critical_points(),
            .look = player.document().view,
            .theme = mode == ui::Mode::dark ? render::dark_theme : render::light_theme,
            .selected = player.document().page.selected,
            .hidden = hidden_racers(player.document().experiment),
            .trace = trace};
}

std::optional<glm::dvec3> ride_of(const Player& player, render::Renderer& renderer) {
    const Document& document = player.document();
    if (!document.view.follow || document.page.selected < 0) return std::nullopt;
    const Track& track = player.race().tracks()[static_cast<std::size_t>(document.page.selected)];
    const std::optional<Vector> at = render::position_at(track, player.cursor());
    return at ? renderer.place(*at) : std::nullopt;
}

std::vector<StartMark> start_marks(const Document& document, const render::Camera& camera, render::Renderer& renderer) {
    std::vector<StartMark> marks;
    if (document.experiment.network) return marks;  // they start at weights
    const auto add = [&](int racer, Vector point) {
        const std::optional<glm::dvec3> place = renderer.place(point);
        if (!place) return;
        const render::Projected at = camera.project(*place);
        if (at.depth > 0) marks.push_back({racer, at.x, at.y});
    };
    bool common = false;
    for (std::size_t racer = 0; racer < document.experiment.racers.size(); ++racer) {
        if (document.experiment.racers[racer].hidden) continue;
        common = common || !document.experiment.racers[racer].start;
        if (document.experiment.racers[racer].start) add(static_cast<int>(racer), *document.experiment.racers[racer].start);
    }
    if (common) add(-1, document.experiment.start);
    return marks;
}

void write_labels(ImDrawList& list, render::Renderer& renderer, ui::BallLabels& ball_labels, const Player& player, int named,
                  const render::Camera& camera, std::span<const StartMark> starts) {
    const Document& document = player.document();
    std::vector<std::string> names;
    if (document.view.names) {
        for (std::size_t racer = 0; racer < document.experiment.racers.size(); ++racer)
            names.push_back(racer_name(document.experiment, racer));
    }
    const AxisNames axes = axis_names(player.race());
    ui::axis_labels(list, camera, axes);
    for (const StartMark& mark : starts) ui::start_mark(list, mark.racer, mark.x, mark.y);
    std::vector<render::Disc> rings;
    for (const StartMark& mark : starts) rings.push_back({mark.x, mark.y, ui::start_radius, true, render::never_covered});
    ball_labels.draw(list, renderer.balls(), names, named, renderer.marks(), rings, camera, axes);
    std::vector<render::Chip> taken(ball_labels.taken().begin(), ball_labels.taken().end());
    for (const StartMark& mark : starts) {
        const glm::dvec2 at{mark.x, mark.y}, reach{ui::start_radius, ui::start_radius};
        taken.push_back({at - reach, at + reach});
    }
    taken = ui::minimum_numbers(list, renderer.marks(), taken);
    if (document.view.contours) taken = ui::contour_labels(list, renderer, camera, taken);
    ui::vector_labels(list, renderer.tips(), taken, camera.viewport());
}

}  // namespace ravine
