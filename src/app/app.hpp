// The app connects race, picture, panels and platform.
#pragma once

#include "analysis/inspector.hpp"
#include "app/film.hpp"
#include "app/image.hpp"
#include "app/page_workers.hpp"
#include "app/pictures.hpp"
#include "app/pointer.hpp"
#include "document/edit.hpp"
#include "document/undo_stack.hpp"
#include "jobs/pursuit.hpp"
#include "platform/host.hpp"
#include "platform/window.hpp"
#include "player/background.hpp"
#include "player/player.hpp"
#include "render/geometry/view/flight.hpp"
#include "render/geometry/view/sharpness.hpp"
#include "render/renderer.hpp"
#include "ui/interface.hpp"
#include "ui/labels/ball_labels.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace ravine {

struct Picture {
    Image image;
    std::string note;  // a sentence if it is smaller than requested, else ""
};

class App {
  public:
    // Requires a window with a current context. create() fails if the picture cannot be drawn.
    explicit App(platform::Window& window);
    Result<> create();

    // Opens a link, or a configuration as JSON, and shows its complaints. The race starts to play, unless the link names a
    // step, the page is embedded, or the user prefers less motion.
    void load(std::string_view text);
    std::string link() const;

    // Runs one frame: input, time, panels, picture. Draws nothing if nothing has changed. Returns when to call it again.
    platform::Next frame();

    // Returns the complete picture, with `ratio` pixels per point or, for 0, the window's own; with the panels or without.
    Result<Picture> picture(double ratio, bool panels);

    // Draws without kept layers from now on, for comparisons.
    void draw_directly() { direct_ = true; }

    // Returns the median time of so many frames of panels while the race plays, in milliseconds of the processor. Draws
    // nothing.
    double panels_time(int frames);

  private:
    void serve();
    std::optional<ui::Progress> progress() const;
    std::string pick(double x, double y);
    std::string project(double x, double y);
    void paste(std::string_view text);
    void take_table(std::string_view text);
    void take(std::string_view text);
    void complain(std::string sentence);
    void tell_complaints() const;
    void obey_clipboard_keys();
    void type(int erased, std::string_view text);
    bool settle();
    Result<> edit(std::string_view what, int racer, std::string_view text);
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
    void draw(const platform::Events& events, double seconds);
    void look_up();
    bool hand(ui::Commands& commands, const platform::Events& events);
    std::vector<StartMark> start_marks(const render::Camera& camera);
    void start_at(Vector point, int racer, Document& document);
    void race_from(Vector point, int racer, ui::Commands& commands);
    void forget_click(ui::Commands& commands);
    void focus(Vector point, Document& document);
    render::Camera camera() const;
    const StepTrace* trace();
    void show_picture(double seconds);
    void show_mark();
    void save(const ui::FileWish& wish);
    void save_text(const ExportFormat& format);
    Result<Image> whole_picture(const PictureSize& size);
    Result<Image> bare_picture(const PictureSize& size);
    void save_picture(const ui::FileWish& wish);
    void begin_film(const ui::FileWish& wish);
    void go_on_filming();
    void end_film(const std::string& sentence);
    void hear_of_film(std::string_view event, std::string_view sentence);
    void apply(const ui::Commands& commands);
    void apply(const ui::Command& command, const ui::Commands& commands, Document& document);
    void show(const Document& document, bool plays);
    void edit(Document document);
    void tell();

    platform::Window& window_;
    PageWorkers* page_workers_ = nullptr;  // of the service; natively there are none
    jobs::Scheduler scheduler_;
    jobs::Service service_;
    Background background_{service_, scheduler_};
    Player player_;
    std::optional<Inspector> inspector_;  // of the selected racer, while its vectors or numbers are shown
    int inspected_revision_ = -1, inspected_racer_ = -1;
    render::Renderer renderer_;
    Pictures pictures_;
    ui::Model model_;
    ui::Interface ui_;
    ui::Report report_;  // of the panels, in the last frame
    UndoStack history_{default_document()};
    std::optional<ui::FileWish> wanted_file_;  // requested in this frame
    bool film_cancelled_ = false;              // requested in this frame
    ui::BallLabels ball_labels_;
    Pointer pointer_;
    render::Flight flight_;
    render::Sharpness sharpness_;

    // The state before the last click on the surface, in case it is the first of a double click.
    struct Before {
        Document document;
        int step;
        bool playing;
    };
    std::optional<Before> before_click_;
    Vector asked_;                              // the place of the menu
    std::optional<render::Camera> shown_from_;  // the picture on the screen
    platform::Preferences preferences_;
    bool touch_ = false;
    static constexpr int frames_to_rest = 3;  // ImGui needs some frames to come to rest after an input
    int frames_due_ = frames_to_rest;
    bool direct_ = false;
    double picture_ratio_ = 0;   // pixels per point of that picture; 0 for the window's own
    std::optional<Film> film_;   // being made; time stands still meanwhile
    bool frame_wanted_ = false;  // of the film
    bool lost_ = false;          // the graphics context: until it is restored, nothing is drawn and time stands still
    std::optional<std::chrono::steady_clock::time_point> last_frame_;  // unless the app has rested since

    // What is behind, in the order of their importance.
    jobs::Pursuit film_work_{scheduler_, jobs::Importance::awaited, [this] { return film_ && film_->go_on(); }};
    jobs::Pursuit trace_work_{scheduler_, jobs::Importance::awaited, [this] { return inspector_ && inspector_->go_on(); }};
    jobs::Pursuit trail_work_{scheduler_, jobs::Importance::visible, [this] {
                                  return renderer_.go_on(player_.race(), static_cast<std::uint64_t>(player_.revision()));
                              }};
    jobs::Pursuit panel_work_{scheduler_, jobs::Importance::visible, [this] { return report_.work && report_.work(); }};
    jobs::Pursuit thumbnail_work_{scheduler_, jobs::Importance::other, [this] { return pictures_.thumbnails.go_on(); }};

    std::string told_link_;
    int told_step_ = -1;
    bool told_playing_ = false, told_text_ = false, told_held_ = false, told_offered_ = false;
};

}  // namespace ravine
