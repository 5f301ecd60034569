// Mouse and fingers on the surface: starts and views.
#include "app/app.hpp"
#include "ui/place_menu.hpp"

#include <cassert>
#include <tuple>

namespace ravine {

// Applies mouse and fingers on the surface. Returns true while they move the view.
bool App::hand(Config& config, const platform::Events& events) {
    const render::Camera camera = this->camera();
    const View before = config.view;
    const Gesture gesture = pointer_.update(config.view, camera, renderer_, events, start_marks(camera));
    if (gesture.moved_view) {
        if (gesture.panned) config.look.follow = false;
        if (ride_of(player_, renderer_)) std::tie(config.view.x, config.view.y) = std::tuple(before.x, before.y);
    }
    // Keeps the angle that the camera has orbited by itself when it stops; a hand has it in the view already.
    if (gesture.moved_view) flight_.forget_turn();
    if (!config.look.orbit) flight_.take_turn(config.view);
    if (gesture.clicked) {
        before_click_ = {player_.config(), player_.step(), player_.playing()};
        race_from(*gesture.clicked, ImGui::GetIO().KeyShift ? config.selected : -1, config);
    }
    if (gesture.asked) {
        asked_ = *gesture.asked;
        ui::open_place_menu();
    }
    switch (ui::place_menu(config, asked_)) {
        case ui::PlaceWish::none: break;
        case ui::PlaceWish::start_all: race_from(asked_, -1, config); break;
        case ui::PlaceWish::start_selected: race_from(asked_, config.selected, config); break;
        case ui::PlaceWish::look: focus(asked_, config); break;
    }
    if (gesture.dragged) {  // shows the whole path while a start moves
        start_at(*gesture.dragged, gesture.racer, config);
        player_.pause();
        if (player_.step() == 0) player_.seek(config.steps);
    }
    if (gesture.focused) {
        forget_click(config);
        focus(*gesture.focused, config);
    }
    return gesture.moved_view || pointer_.busy();
}

std::vector<StartMark> App::start_marks(const render::Camera& camera) {
    std::vector<StartMark> marks;
    const Config& config = player_.config();
    const auto add = [&](int racer, Vector point) {
        const std::optional<glm::dvec3> place = renderer_.place(point);
        if (!place) return;
        const render::Projected at = camera.project(*place);
        if (at.depth > 0) marks.push_back({racer, at.x, at.y});
    };
    bool common = false;
    for (std::size_t racer = 0; racer < config.racers.size(); ++racer) {
        if (config.racers[racer].hidden) continue;
        common = common || !config.racers[racer].start;
        if (config.racers[racer].start) add(static_cast<int>(racer), *config.racers[racer].start);
    }
    if (common) add(-1, config.start);
    return marks;
}

// Sets the start of all racers (-1), or of one, to a point.
void App::start_at(Vector point, int racer, Config& config) {
    assert(racer < static_cast<int>(config.racers.size()));
    const Vector start = round_to(point, config.domain);
    if (racer < 0) {
        config.start = start;
    } else {
        config.racers[static_cast<std::size_t>(racer)].start = start;
    }
}

// Sets the start and runs the race from it.
void App::race_from(Vector point, int racer, Config& config) {
    start_at(point, racer, config);
    player_.seek(0);
    if (!preferences_.reduced_motion) player_.play();
}

// Undoes the first of two clicks, which has moved the start.
void App::forget_click(Config& config) {
    if (before_click_) {
        const View view = config.view;
        config = before_click_->config;
        config.view = view;
        edit(config);
        player_.seek(before_click_->step);
        before_click_->playing ? player_.play() : player_.pause();
        before_click_.reset();
    }
}

// Zooms in on a point.
void App::focus(Vector point, Config& config) {
    const glm::dvec2 place = render::Frame(config.domain, config.look.axes).to_world(point);
    config.look.follow = false;
    config.view = clamp_view({config.view.azimuth, config.view.elevation, 2 * config.view.zoom, place.x, place.y});
}

}  // namespace ravine
