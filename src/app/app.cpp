#include "app/app.hpp"

#include "render/gpu/gl.hpp"
#include "ui/arrangement.hpp"
#include "ui/widgets/presses.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ravine {
namespace {

constexpr int most_frames_due = 60;
constexpr double longest_lap = 0.1;  // seconds; a page that was suspended does not jump ahead

bool cursor_blinks() { return ImGui::GetIO().WantTextInput && ImGui::GetIO().ConfigInputTextCursorBlink; }

}  // namespace

App::App(platform::Window& window)
    : window_(window),
      service_(processors(), scheduler_),
      study_(service_),
      study_view_(player_, study_),
      presentation_(player_, study_view_, window),
      hand_(player_, presentation_),
      files_(player_, presentation_.flight(), study_view_, window,
             [this](double ratio) { return picture(ratio, ui::PictureOf::screen); }),
      model_{player_, presentation_.pictures(), link_of} {
    model_.host = {platform::address(), platform::owns_clipboard(), !platform::shows_complaints(), platform::makes_films()};
    session_.listen({.opened = [this](const Document* before, const Document& document) { ui_.opened(before, document); },
                     .forget_typing = [this] { ui_.forget_typing(); }});
    serve();
}

Result<> App::create() {
    ui::load_fonts();
    if (Result<> result = render::gl::load(platform::Window::find_function); !result) return result;
    model_.host.longest_side = render::Target::longest_side();
    return presentation_.create();
}

// ---- Time ----

// Returns the seconds since the last frame, 0 if the app rested in between.
double App::lap() {
    const auto now = std::chrono::steady_clock::now();
    const std::chrono::duration<double> passed = now - last_frame_.value_or(now);
    last_frame_ = now;
    return std::min(passed.count(), longest_lap);
}

// Returns what runs long jobs: workers of the page or threads.
std::unique_ptr<jobs::Backend> App::processors() {
    if (platform::workers() == 0) return jobs::make_threads();
    auto workers = std::make_unique<PageWorkers>();
    page_workers_ = workers.get();
    return workers;
}

// Returns the seconds that are left for other work at the end of a frame; where frames are slow, half as many as they took.
double App::spare() const {
    constexpr double frame = 0.015, least = 0.004;
    if (!last_frame_) return least;
    const std::chrono::duration<double> used = std::chrono::steady_clock::now() - *last_frame_;
    return std::max({frame - used.count(), used.count() / 2, least});
}

// Returns true if the picture lacks parts that further frames will add.
bool App::unfinished() const { return player_.behind() || service_.busy() || scheduler_.busy(); }

// Leaves to the scheduler what is behind.
void App::go_on() {
    film_work_.follow(files_.behind());
    trace_work_.follow(presentation_.trace_behind());
    trail_work_.follow(presentation_.trails_behind());
    panel_work_.follow(report_.work != nullptr);
    thumbnail_work_.follow(presentation_.thumbnails_behind());
}

// Returns true if the next frame will differ without any input.
bool App::moving() const {
    return window_.waiting() || player_.playing() || files_.waits() || presentation_.moving() || hand_.waiting() ||
           unfinished() || ui::tooltip_is_due();
}

// Returns true while the next frame differs by the progress of what workers or threads compute, and by nothing else. A race of
// networks that train stands still, even if it is to play.
bool App::only_waits() const {
    const bool trains = player_.race().unfinished();
    const bool moves = !trains && (player_.playing() || player_.behind());
    const bool waits = window_.waiting() || files_.waits() || presentation_.moving() || hand_.waiting();
    return frames_due_ <= 0 && !moves && !waits && unfinished() && !scheduler_.busy() && !ui::tooltip_is_due();
}

// Returns true for a frame that is left out, so that those who compute have the processors.
bool App::leaves_out_frame() {
    constexpr double seconds_between = 0.1;
    const auto now = std::chrono::steady_clock::now();
    const std::chrono::duration<double> passed = now - last_drawn_;
    if (only_waits() && passed.count() < seconds_between) return true;
    last_drawn_ = now;
    return false;
}

bool App::must_draw(const platform::Events& events) {
    // Quick inputs of one kind reach ImGui's widgets one frame after another.
    if (events.count > 0) frames_due_ = std::max(frames_due_, 0) + frames_to_rest + events.count;
    if (player_.playing() && !player_.race().unfinished()) frames_due_ = std::max(frames_due_, frames_to_rest);
    if (moving() || cursor_blinks()) frames_due_ = std::max(frames_due_, 1);
    frames_due_ = std::min(frames_due_, most_frames_due);
    return frames_due_-- > 0;
}

platform::Next App::rest() {
    frames_due_ = 0;
    last_frame_.reset();
    return cursor_blinks() && !lost_ ? platform::Next::blink : platform::Next::wait;
}

// ---- A frame ----

platform::Next App::frame() {
    const platform::Events events = window_.poll();
    if (events.quit) return platform::Next::quit;
    if (!events.text.empty()) session_.take(events.text);
    if (!events.fault.empty()) session_.complain({events.fault});
    touch_ = touch_ || events.fingers > 0;
    if (lost_) {
        window_.ignore();
        teller_.tell(session_, report_, ui_.progress());
        return rest();
    }
    const double passed = lap(), seconds = files_.films() ? 0 : passed;
    if (!must_draw(events)) return rest();
    service_.poll();
    background_.follow(player_);
    study_.follow(player_);
    if (std::string failure = background_.complaint(); !failure.empty()) session_.add_complaint(std::move(failure));
    if (leaves_out_frame()) return platform::Next::soon;
    player_.tick(seconds);
    draw(events, seconds);
    files_.draw_film(model_.mode);
    window_.paint();
    if (files_.work({model_.mode, preferences_.reduced_motion, background_.improves(player_)})) keep_drawing(frames_to_rest);
    window_.show();
    go_on();
    if (scheduler_.spend(spare())) keep_drawing(1);
    teller_.tell(session_, report_, ui_.progress());
    return moving() || frames_due_ > 0 ? platform::Next::animate : rest();
}

void App::draw(const platform::Events& events, double seconds) {
    enlarge();
    choose_theme();
    window_.begin(static_cast<float>(picture_ratio_));
    session_.begin_frame({ImGui::GetTime(), ImGui::IsAnyMouseDown()});
    ui::follow_presses();
    if (picture_ratio_ > 0) ui::sharpen(static_cast<float>(picture_ratio_));
    clipboard_.obey_keys(session_, model_.host.address);
    ui::Commands keys(player_.document());
    ui_.obey_keys(model_, keys);
    apply(keys);
    look_up();
    model_.pointed = pointed();
    ui::Commands commands(player_.document());
    ui_.draw(model_, commands);
    const bool by_hand = hand_.update(commands, events);
    apply(commands);
    report_ = std::move(commands.report);
    presentation_.move_camera(seconds, by_hand || preferences_.reduced_motion, preferences_.reduced_motion || hand_.busy());
    presentation_.draw({model_.mode, seconds, picture_ratio_, files_.films(), pointed()});
}

// Returns the racer of the row of the standings that a hand or the focus is on, or -1.
int App::pointed() const {
    const int racer = report_.pointed >= 0 ? report_.pointed : focused_;
    return racer < static_cast<int>(player_.document().experiment.racers.size()) ? racer : -1;
}

void App::choose_theme() {
    const ThemeChoice theme = player_.document().view.theme;
    const bool dark = theme == ThemeChoice::automatic ? preferences_.dark : theme == ThemeChoice::dark;
    model_.mode = dark ? ui::Mode::dark : ui::Mode::light;
    const auto width = static_cast<float>(window_.width()), height = static_cast<float>(window_.height());
    const bool by_thumb = ui::arrangement_of(width, height) != ui::Arrangement::docked && !ui::is_tiny(height);
    ui::apply_theme(model_.mode, preferences_.contrast, touch_ || by_thumb);
}

// Makes points as large as the document asks for.
void App::enlarge() {
    const auto width = static_cast<float>(window_.screen_width()), height = static_cast<float>(window_.screen_height());
    window_.enlarge(ui::point_size(player_.document().view.text, width, height));
}

// Tells the panels of this frame what is known.
void App::look_up() {
    model_.trace = presentation_.trace();
    model_.trace_progress.reset();
    if (presentation_.trace_behind())
        model_.trace_progress = ui::Progress{"Computing step", presentation_.traced(), player_.step()};
    model_.can_undo = session_.can_undo();
    model_.can_redo = session_.can_redo();
    model_.complaints = session_.complaints();
    model_.table = session_.table();
    model_.copied = clipboard_.copied();
    model_.saved = files_.saved();
    model_.film = files_.progress();
    study_view_.update();
    presentation_.prepare_pictures();
    model_.study = {.result = study_view_.result(),
                    .current = study_.is_current(),
                    .map = study_view_.map(),
                    .bands = study_.bands(),
                    .swarm_losses = study_view_.swarm_losses(),
                    .losses_at_starts = study_view_.losses_at_starts(),
                    .fault = study_.fault(),
                    .stopped = study_.stopped(),
                    .revision = study_.revision()};
    if (const auto progress = study_.progress()) {
        model_.study.progress = ui::Progress{"Computing run", static_cast<int>(progress->done), static_cast<int>(progress->all),
                                             progress->seconds_left};
    }
}

// Applies what keys, panels and pointer want.
void App::apply(const ui::Commands& commands) {
    session_.apply(commands);
    if (commands.text()) clipboard_.copy(*commands.text());
    if (commands.file()) files_.save(*commands.file());
    if (commands.cancels_film()) files_.cancel();
    if (commands.runs_study()) *commands.runs_study() ? study_.go_on() : study_.stop();
}

double App::panels_time(int frames) {
    std::vector<double> times;
    times.reserve(static_cast<std::size_t>(frames));
    player_.play();
    for (int i = 0; i < frames; ++i) {
        player_.tick(1.0 / 60);
        const auto begin = std::chrono::steady_clock::now();
        window_.begin();
        look_up();
        ui::Commands commands(player_.document());
        ui_.draw(model_, commands);
        ImGui::Render();
        const std::chrono::duration<double, std::milli> passed = std::chrono::steady_clock::now() - begin;
        times.push_back(passed.count());
        if (!player_.playing()) player_.play();
    }
    std::nth_element(times.begin(), times.begin() + frames / 2, times.end());
    return times[static_cast<std::size_t>(frames / 2)];
}

// ---- Complete pictures ----

Result<Picture> App::picture(double ratio, ui::PictureOf of) {
    const double wanted = ratio > 0 ? ratio : static_cast<double>(window_.pixel_ratio());
    const PictureSize size = fit_picture(window_.width(), window_.height(), wanted, render::Target::longest_side());
    Result<Image> image = of == ui::PictureOf::screen ? whole_picture(size) : bare_picture(size, of == ui::PictureOf::figure);
    if (!image) return image.error();
    return Picture{*std::move(image), note_on(size, wanted)};
}

// Draws the window as it is, offscreen. Before its first frame the camera arrives at its destination at once.
Result<Image> App::whole_picture(const PictureSize& size) {
    render::Target target;
    if (Result<> result = target.create(size.pixels_wide(), size.pixels_high()); !result) return result.error();
    const double seconds = presentation_.shown() ? 0 : 1;
    picture_ratio_ = size.ratio;
    ui::hide_tooltips(true);
    for (int due = frames_to_rest; due > 0; --due) {
        background_.finish(player_);
        study_.follow(player_);
        study_.finish();
        target.begin();
        draw(window_.poll(), seconds);
        window_.paint();
        go_on();
        if (scheduler_.finish()) due = frames_to_rest;
    }
    picture_ratio_ = 0;
    ui::hide_tooltips(false);
    if (!presentation_.drawn()) return Failure{render::no_memory};
    return Image{size.pixels_wide(), size.pixels_high(), target.read()};
}

Result<Image> App::bare_picture(const PictureSize& size, bool figure) {
    using Caption = Film::Plan::Caption;
    Film film(player_, presentation_.flight(),
              {.last = static_cast<int>(player_.wanted()),
               .size = size,
               .study = study_view_.layer(false),
               .caption = figure ? Caption::figure : Caption::none});
    if (Result<> result = film.create(); !result) return result.error();
    for (;;) {
        draw(window_.poll(), 0);  // keeps the panels alive: Dear ImGui forgets items that are missing for a frame
        film.draw(model_.mode);
        window_.paint();
        while (film.go_on()) {
        }
        if (std::optional<Image> image = film.take(window_)) return std::move(*image);
        if (film.failed()) return Failure{render::no_memory};
    }
}

}  // namespace ravine
