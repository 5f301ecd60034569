// Draws a race offscreen: a film, frame by frame, or a single picture of it without panels.
//
// A film has a copy of the race and a renderer of its own, independent of the screen. Each frame is drawn at the film's own
// size and resolution. That takes two halves of a frame of the window, as Dear ImGui makes the text, and further frames while
// what it shows is computed, in portions:
//
//     Film film(player, flight, {.frames = 200, .first = 0, .last = 1000, .size = film_size(…)});
//     if (Result<> result = film.create(); !result) …
//     while (!film.done()) {
//         window.begin(); …  film.draw(mode);  window.paint();
//         while (film.go_on()) …
//         if (std::optional<Image> image = film.take(window)) …   // frames 0, 1, …
//     }
#pragma once

#include "app/picture/scene.hpp"
#include "app/picture/study_view.hpp"
#include "export/film.hpp"
#include "export/image.hpp"
#include "platform/window.hpp"
#include "render/geometry/view/flight.hpp"
#include "render/gpu/target.hpp"
#include "ui/labels/layer.hpp"

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
        bool still = false;  // the camera does not orbit, even if the look says so
        StudyLayer study = {};
        enum class Caption { none, legend, figure } caption = Caption::none;  // figure: legend and chart below the surface
    };
    Film(const Player& player, const render::Flight& flight, Plan plan);

    // Requires a current context. Fails if memory runs out or a shader does not compile.
    Result<> create();

    // Draws the next frame if all of it is there. Requires a call between Window::begin() and Window::paint().
    void draw(ui::Mode mode);

    // Return true if the next frame lacks something, and, after a portion of it, if more is left.
    bool behind() const;
    bool go_on();

    // Returns the frame once it is complete. Requires a call after Window::paint().
    std::optional<Image> take(platform::Window& window);

    // Returns true if memory ran out while drawing: no more frames will come.
    bool failed() const { return failed_; }

    const Plan& plan() const { return plan_; }
    int taken() const { return taken_; }  // frames
    bool done() const { return taken_ >= plan_.frames; }

  private:
    bool advance();
    const StepTrace* trace();
    void write_caption(ImDrawList& list);

    Player player_;
    render::Flight flight_;
    Plan plan_;
    std::optional<Inspector> inspector_;
    render::Renderer renderer_;
    render::Target target_;
    ui::BallLabels ball_labels_;
    std::unique_ptr<ui::Layer> text_;  // of a complete frame
    int taken_ = 0, begun_ = -1;
    bool warm_ = false;  // the renderer has the surface
    bool failed_ = false;
};

}  // namespace ravine
