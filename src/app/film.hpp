// A race drawn beside the screen: a film, frame by frame, or a single picture of it without panels.
//
// A film has a copy of the race and a renderer of its own: what is done on the screen meanwhile does not change it, and nothing
// on the screen moves because of it. Each frame is drawn anew at the film's own size and resolution. That takes two halves of a
// frame of the window, for text is made by Dear ImGui, and as many frames as a long race needs to be computed:
//
//     Film film(player, flight, {.frames = 200, .first = 0, .last = 1000, .size = film_size(…)});
//     if (std::string error = film.create(); !error.empty()) …
//     while (!film.done()) {
//         window.begin(); …  film.draw(mode);  window.paint();
//         if (std::optional<Image> image = film.take(window)) …   // frames 0, 1, …
//     }
#pragma once

#include "app/image.hpp"
#include "app/picture.hpp"
#include "export/film.hpp"
#include "platform/window.hpp"
#include "render/geometry/flight.hpp"
#include "render/target.hpp"
#include "ui/layer.hpp"

#include <memory>
#include <optional>
#include <string>

namespace ravine {

class Film {
  public:
    struct Plan {
        int frames = 1;
        int first = 0, last = 0;  // steps
        double frames_per_second = 25;
        PictureSize size;
        bool still = false;  // the camera does not go around, though the look says so
    };
    Film(const Player& player, const render::Flight& flight, const Plan& plan);

    // In the current context. Returns what went wrong, a sentence, or nothing.
    std::string create();

    // Between Window::begin() and Window::paint(): draws the next frame, or as much as there is time for.
    void draw(ui::Mode mode);

    // After Window::paint(): the frame, once it is complete.
    std::optional<Image> take(platform::Window& window);

    // Returns true where memory ran out while drawing: no more frames will come.
    bool failed() const { return failed_; }

    const Plan& plan() const { return plan_; }
    int taken() const { return taken_; }  // frames
    bool done() const { return taken_ >= plan_.frames; }

  private:
    bool advance();
    const StepTrace* trace();

    Player player_;
    render::Flight flight_;
    Plan plan_;
    std::optional<Inspector> inspector_;
    render::Renderer renderer_;
    render::Target target_;
    ui::BallLabels ball_labels_;
    std::unique_ptr<ui::Layer> text_;  // of a frame that is complete
    int taken_ = 0, begun_ = -1;
    bool warm_ = false;  // the renderer knows the surface
    bool failed_ = false;
};

}  // namespace ravine
