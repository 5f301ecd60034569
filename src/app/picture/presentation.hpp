// The race as the window's picture: camera, renderer, and what is written on the picture.
//
//     Presentation presentation(player, window);
//     if (Result<> result = presentation.create(); !result) …
//     presentation.move_camera(seconds, by_hand, still);    // each frame, between Window::begin() and Window::paint()
//     presentation.draw({.mode = mode, .seconds = seconds});
#pragma once

#include "analysis/inspector.hpp"
#include "app/picture/pictures.hpp"
#include "app/picture/study_view.hpp"
#include "platform/window.hpp"
#include "player/player.hpp"
#include "render/geometry/view/flight.hpp"
#include "render/geometry/view/sharpness.hpp"
#include "render/renderer.hpp"
#include "ui/labels/ball_labels.hpp"
#include "ui/widgets/theme.hpp"

#include <cstdint>
#include <optional>

namespace ravine {

class Presentation {
  public:
    Presentation(const Player& player, const StudyView& study, const platform::Window& window)
        : player_(player), study_(study), window_(window) {}

    // Makes what lives in the graphics context; again after release(), which drops it all, as the context may be lost.
    Result<> create();
    void release();

    // Draws without kept layers from now on, for comparisons.
    void draw_directly() { direct_ = true; }

    // Moves the camera to the view of the document, or at once while a hand moves it. `still`: it does not orbit by itself.
    void move_camera(double seconds, bool at_once, bool still);

    struct Frame {
        ui::Mode mode = ui::Mode::dark;
        double seconds = 0;  // since the last one
        double ratio = 0;    // pixels per point; 0 for the window's own
        bool even = false;   // as sharp as ever, however long frames take
        int pointed = -1;    // the racer beside which all others are faint, or none
    };
    void draw(const Frame& frame);

    // Returns the selected racer's trace at the shown step; nullptr if no racer is selected or nothing shows it.
    const StepTrace* trace();
    int traced() const { return inspector_ ? inspector_->reached() : 0; }  // the step that its computation has reached

    // The pictures of panels. prepare_pictures() is to be called before they are asked for in a frame.
    ui::Pictures& pictures() { return pictures_; }
    void prepare_pictures();

    // The camera for the part of the window that panels leave free.
    render::Camera camera() const;

    // For pointer and films.
    render::Renderer& renderer() { return renderer_; }
    render::Flight& flight() { return flight_; }

    // Return the point of the surface at a position of the picture on the screen, and the position of a point. Nothing before
    // the first picture.
    std::optional<Vector> pick(double x, double y);
    std::optional<render::PointMark> project(Vector point);

    bool shown() const { return shown_from_.has_value(); }

    // Returns true if the last picture was complete: memory did not run out.
    bool drawn() const { return renderer_.drawn(); }

    // Return true if parts are missing, and, after a portion of the work for them, if more is left.
    bool trace_behind() const { return inspector_ && inspector_->behind(); }
    bool trails_behind() const { return renderer_.behind(); }
    bool thumbnails_behind() const { return pictures_.thumbnails.behind(); }
    bool extend_trace() { return inspector_ && inspector_->go_on(); }
    bool extend_trails() { return renderer_.go_on(player_.race(), static_cast<std::uint64_t>(player_.revision())); }
    bool draw_thumbnail() { return pictures_.thumbnails.go_on(); }

    // Returns true if the next picture differs without any input.
    bool moving() const { return !flight_.resting() || sharpness_.behind(); }

  private:
    void show_mark();

    const Player& player_;
    const StudyView& study_;
    const platform::Window& window_;
    render::Renderer renderer_;
    Pictures pictures_;
    int study_shown_ = -1;                // the revision whose map the pictures have
    std::optional<Inspector> inspector_;  // of the selected racer, while its vectors or numbers are shown
    int inspected_revision_ = -1, inspected_racer_ = -1;
    ui::BallLabels ball_labels_;
    render::Flight flight_;
    render::Sharpness sharpness_;
    std::optional<render::Camera> shown_from_;  // the picture on the screen
    bool direct_ = false;
};

}  // namespace ravine
