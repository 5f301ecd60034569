#include "app/picture/presentation.hpp"

#include "app/picture/scene.hpp"
#include "ui/labels/labels.hpp"
#include "ui/labels/study_labels.hpp"
#include "ui/layout.hpp"
#include "ui/widgets/presses.hpp"

#include <imgui.h>

#include <utility>

namespace ravine {
namespace {

// Returns true if it is the race of a page opened without a link, at any step.
bool is_untouched(Document document) {
    document.page.at = 0;
    return document == default_document();
}

}  // namespace

Result<> Presentation::create() { return renderer_.create(); }

void Presentation::release() {
    renderer_.release();
    pictures_.release();
    study_shown_ = -1;
}

void Presentation::move_camera(double seconds, bool at_once, bool still) {
    flight_.update(player_.document(), ride_of(player_, renderer_), seconds, at_once, still);
}

render::Camera Presentation::camera() const {
    const auto viewport =
        ui::free_part(player_.document(), static_cast<float>(window_.width()), static_cast<float>(window_.height()));
    return flight_.camera({player_.document().experiment.domain, player_.document().view.axes}, viewport);
}

void Presentation::prepare_pictures() {
    pictures_.thumbnails.begin_frame(player_.document().view.colours);
    if (std::exchange(study_shown_, study_.revision()) == study_.revision()) return;
    pictures_.show_study(study_.map() ? &study_.map()->image : nullptr);
}

const StepTrace* Presentation::trace() {
    const Document& document = player_.document();
    const bool in_a_tab = document.page.tab == Tab::step || document.page.tab == Tab::slice;
    const bool nobody =
        document.page.selected < 0 || document.experiment.racers[static_cast<std::size_t>(document.page.selected)].hidden;
    if (nobody || !(document.view.vectors || in_a_tab)) {
        inspector_.reset();
        return nullptr;
    }
    const bool same = inspected_revision_ == player_.revision() && inspected_racer_ == document.page.selected;
    if (!inspector_ || !same) {
        inspected_revision_ = player_.revision();
        inspected_racer_ = document.page.selected;
        inspector_.emplace(player_.race(), static_cast<std::size_t>(document.page.selected));
    }
    return inspector_->at(player_.step());
}

void Presentation::draw(const Frame& frame) {
    const std::optional<render::Camera> before = std::exchange(shown_from_, this->camera());
    const render::Camera& camera = *shown_from_;
    const double ratio = frame.ratio > 0 ? frame.ratio : static_cast<double>(window_.pixel_ratio());
    render::Scene scene = scene_of(player_, camera, ratio, frame.mode, trace());
    scene.direct = direct_;
    scene.pointed = frame.pointed;
    scene.drape = study_.drape();
    scene.swarm = study_.swarm();
    scene.swarm_racer = study_.swarm_racer();
    if (frame.ratio == 0 && !frame.even) {
        sharpness_.update(before && before != camera, frame.seconds);
        scene.scale = sharpness_.scale();
    }
    renderer_.draw(scene);
    // At the first step the balls are at the starts and can be dragged as the rings can.
    const std::vector<StartMark> starts =
        player_.cursor() > 0 ? start_marks(player_.document(), camera, renderer_) : std::vector<StartMark>();
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    const int named = frame.pointed >= 0 ? frame.pointed : player_.document().page.selected;
    write_labels(list, renderer_, ball_labels_, player_, named, camera, starts);
    const std::vector<Racer>& racers = player_.document().experiment.racers;
    for (const auto& [racer, spread] : study_.spreads()) {
        if (racer < racers.size() && !racers[racer].hidden)
            ui::spread_ellipse(list, renderer_, camera, racer, spread, player_.document().experiment.domain);
    }
    if (is_untouched(player_.document()) && ui::has_welcome_room(camera.viewport())) ui::welcome(list, camera);
    show_mark();
}

// Shows a tooltip for the balls, or else the star or cross, under the mouse. A finger hovers over nothing.
void Presentation::show_mark() {
    const ImGuiIO& io = ImGui::GetIO();
    if (ui::by_finger() || io.WantCaptureMouse || ImGui::IsAnyMouseDown()) return;
    if (ui::ball_tooltip(renderer_.balls(), player_.document().experiment, io.MousePos)) return;
    constexpr double reach = 10;  // points
    const render::Mark* mark = render::mark_near(renderer_.marks(), io.MousePos.x, io.MousePos.y, reach);
    if (!mark || !player_.race().loss()) return;
    formula::Workspace workspace;
    ui::mark_tooltip(*mark, player_.race().loss()->value(mark->at, workspace), player_.document().experiment.domain);
}

std::optional<Vector> Presentation::pick(double x, double y) {
    return shown_from_ ? renderer_.pick(*shown_from_, x, y) : std::nullopt;
}

std::optional<render::PointMark> Presentation::project(Vector point) {
    return shown_from_ ? renderer_.project(*shown_from_, point) : std::nullopt;
}

}  // namespace ravine
