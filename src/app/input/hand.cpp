#include "app/input/hand.hpp"

#include "app/picture/scene.hpp"
#include "ui/place_menu.hpp"

#include <imgui.h>

#include <cassert>
#include <tuple>

namespace ravine {
namespace {

// Sets the start of all racers (-1), or of one, to a point.
void start_at(Vector point, int racer, Document& document) {
    assert(racer < static_cast<int>(document.experiment.racers.size()));
    const Vector start = round_to(point, document.experiment.domain);
    if (racer < 0) {
        document.experiment.start = start;
    } else {
        document.experiment.racers[static_cast<std::size_t>(racer)].start = start;
    }
}

// Zooms in on a point.
void focus(Vector point, Document& document) {
    const glm::dvec2 place = render::Frame(document.experiment.domain, document.view.axes).to_world(point);
    document.view.follow = false;
    document.view.camera = clamp_view(
        {document.view.camera.azimuth, document.view.camera.elevation, 2 * document.view.camera.zoom, place.x, place.y});
}

}  // namespace

bool Hand::update(ui::Commands& commands, const platform::Events& events) {
    Document& document = commands.document();
    render::Renderer& renderer = presentation_.renderer();
    const render::Camera camera = presentation_.camera();
    const View before = document.view.camera;
    const Gesture gesture =
        pointer_.update(document.view.camera, camera, renderer, events, start_marks(player_.document(), camera, renderer));
    move_view(document, before, gesture);
    // Networks start at weights, not at places.
    const bool has_starts = !document.experiment.network.has_value();
    if (gesture.clicked && has_starts) {
        before_click_ = {player_.document(), player_.step(), player_.playing()};
        race_from(*gesture.clicked, ImGui::GetIO().KeyShift ? document.page.selected : -1, commands);
    }
    if (gesture.asked && has_starts) {
        asked_ = *gesture.asked;
        ui::open_place_menu();
    }
    obey_menu(commands);
    if (gesture.dragged) {  // shows the whole path while a start moves
        start_at(*gesture.dragged, gesture.racer, document);
        commands.pause();
        if (player_.step() == 0) commands.seek(document.experiment.steps);
    }
    if (gesture.focused) {
        forget_click(commands);
        focus(*gesture.focused, document);
    }
    return gesture.moved_view || pointer_.busy();
}

// Brings the view that the pointer has edited together with a camera that rides along or orbits by itself.
void Hand::move_view(Document& document, const View& before, const Gesture& gesture) {
    render::Flight& flight = presentation_.flight();
    if (gesture.moved_view) {
        if (gesture.panned) document.view.follow = false;
        if (ride_of(player_, presentation_.renderer()))
            std::tie(document.view.camera.x, document.view.camera.y) = std::tuple(before.x, before.y);
    }
    // Keeps the angle that the camera has orbited by itself when it stops; a hand has it in the view already.
    if (gesture.moved_view) flight.forget_turn();
    if (!document.view.orbit) flight.take_turn(document.view.camera);
}

void Hand::obey_menu(ui::Commands& commands) {
    Document& document = commands.document();
    switch (ui::place_menu(document, asked_)) {
        case ui::PlaceWish::none: break;
        case ui::PlaceWish::start_all: race_from(asked_, -1, commands); break;
        case ui::PlaceWish::start_selected: race_from(asked_, document.page.selected, commands); break;
        case ui::PlaceWish::look: focus(asked_, document); break;
    }
}

// Sets the start and runs the race from it.
void Hand::race_from(Vector point, int racer, ui::Commands& commands) {
    start_at(point, racer, commands.document());
    commands.restart();
}

// Undoes the first of two clicks, which has moved the start.
void Hand::forget_click(ui::Commands& commands) {
    if (!before_click_) return;
    const View view = commands.document().view.camera;
    commands.document() = before_click_->document;
    commands.document().view.camera = view;
    before_click_->playing ? commands.play() : commands.pause();
    commands.seek(before_click_->step);
    before_click_.reset();
}

}  // namespace ravine
