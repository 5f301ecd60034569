// The app: its parts, and the frames in which they meet.
//
//     Session        the document: opened, edited, undone and played    (session.hpp)
//     Presentation   the picture                                        (picture/presentation.hpp)
//     Interface      the panels and keys                                (ui/interface.hpp)
//     Hand           mouse and fingers on the surface                   (input/hand.hpp)
//     Clipboard      exchange with other programs                       (input/clipboard.hpp)
//     Files          pictures, texts and films                          (files/files.hpp)
//     HostTeller     what the page around is told                       (host/host_teller.hpp)
//
// No part knows the app. What the page around asks for is in requests.cpp.
#pragma once

#include "app/files/files.hpp"
#include "app/host/host_teller.hpp"
#include "app/host/page_workers.hpp"
#include "app/host/weight_report.hpp"
#include "app/input/clipboard.hpp"
#include "app/input/hand.hpp"
#include "app/picture/presentation.hpp"
#include "app/session.hpp"
#include "jobs/pursuit.hpp"
#include "platform/host.hpp"
#include "platform/window.hpp"
#include "player/background.hpp"
#include "player/study_runner.hpp"
#include "ui/interface.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace ravine {

class App {
  public:
    // Requires a window with a current context. create() fails if the picture cannot be drawn.
    explicit App(platform::Window& window);
    Result<> create();

    // Opens a link, or a configuration as JSON: Session::load().
    void load(std::string_view text) { session_.load(text); }
    std::string link() const { return link_of(session_.document()); }

    // Runs one frame: input, time, panels, picture. Draws nothing if nothing has changed. Returns when to call it again.
    platform::Next frame();

    void prefer(const platform::Preferences& preferences);

    // Returns the complete picture, with `ratio` pixels per point or, for 0, the window's own.
    Result<Picture> picture(double ratio, ui::PictureOf of);

    // Draws without kept layers from now on, for comparisons.
    void draw_directly() { presentation_.draw_directly(); }

    // Returns the median time of so many frames of panels while the race plays, in milliseconds of the processor. Draws
    // nothing.
    double panels_time(int frames);

  private:
    void serve();
    std::optional<ui::Progress> progress() const;
    void save(std::string_view what);
    bool settle();
    double lap();
    std::unique_ptr<jobs::Backend> processors();
    double spare() const;
    void lose();
    Result<> restore();
    platform::Next rest();
    bool unfinished() const;
    void go_on();
    bool moving() const;
    bool must_draw(const platform::Events& events);
    bool only_waits() const;
    bool leaves_out_frame();
    void draw(const platform::Events& events, double seconds);
    int pointed() const;
    void choose_theme();
    void enlarge();
    void look_up();
    void apply(const ui::Commands& commands);
    void keep_drawing(int frames) { frames_due_ = std::max(frames_due_, frames); }
    Result<Image> whole_picture(const PictureSize& size);
    Result<Image> bare_picture(const PictureSize& size, bool figure);

    platform::Window& window_;
    PageWorkers* page_workers_ = nullptr;  // of the service; natively there are none
    jobs::Scheduler scheduler_;
    jobs::Service service_;
    Background background_{service_, scheduler_};
    Session session_;
    Player& player_ = session_.player();
    StudyRunner study_;
    StudyView study_view_;
    Presentation presentation_;
    Hand hand_;
    Clipboard clipboard_;
    Files files_;
    HostTeller teller_;
    WeightReport weight_report_;
    ui::Model model_;
    ui::Interface ui_;
    ui::Report report_;  // of the panels, in the last frame
    platform::Preferences preferences_;
    bool touch_ = false;
    int focused_ = -1;                        // the racer whose row of the page's standings has the focus
    static constexpr int frames_to_rest = 3;  // ImGui needs some frames to come to rest after an input
    int frames_due_ = frames_to_rest;
    double picture_ratio_ = 0;  // pixels per point of that picture; 0 for the window's own
    bool lost_ = false;         // the graphics context: until it is restored, nothing is drawn and time stands still
    std::optional<std::chrono::steady_clock::time_point> last_frame_;  // unless the app has rested since
    std::chrono::steady_clock::time_point last_drawn_{};

    // Work that is behind, the most important first.
    jobs::Pursuit film_work_{scheduler_, jobs::Importance::awaited, [this] { return files_.go_on(); }};
    jobs::Pursuit trace_work_{scheduler_, jobs::Importance::awaited, [this] { return presentation_.extend_trace(); }};
    jobs::Pursuit trail_work_{scheduler_, jobs::Importance::visible, [this] { return presentation_.extend_trails(); }};
    jobs::Pursuit panel_work_{scheduler_, jobs::Importance::visible, [this] { return report_.work && report_.work(); }};
    jobs::Pursuit thumbnail_work_{scheduler_, jobs::Importance::other, [this] { return presentation_.draw_thumbnail(); }};
};

}  // namespace ravine
