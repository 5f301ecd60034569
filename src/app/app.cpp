#include "app/app.hpp"

#include "app/report.hpp"
#include "document/link/link.hpp"
#include "export/json.hpp"
#include "render/gpu/gl.hpp"
#include "text/text.hpp"
#include "ui/labels/labels.hpp"
#include "ui/layout.hpp"
#include "ui/widgets/presses.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ravine {
namespace {

constexpr int most_frames_due = 60;
constexpr double longest_lap = 0.1;  // seconds; a page that was suspended does not jump ahead

// Returns true if it is the race of a page opened without a link, at any step.
bool is_untouched(Document document) {
    document.page.at = 0;
    return document == default_document();
}

bool cursor_blinks() { return ImGui::GetIO().WantTextInput && ImGui::GetIO().ConfigInputTextCursorBlink; }

std::string link_of(const Document& document) { return encode_link(document, lessons::find_lesson); }

void tell_copied(ImGuiContext*, const char* text) {
    platform::tell("copy", fmt::format(R"({{"text":{}}})", json_string(text)));
}

}  // namespace

App::App(platform::Window& window)
    : window_(window), service_(processors(), scheduler_), player_(default_document()), model_{player_, pictures_, link_of} {
    model_.host = {platform::address(), platform::owns_clipboard(), !platform::shows_complaints(), platform::makes_films()};
    if (!platform::owns_clipboard()) ImGui::GetPlatformIO().Platform_SetClipboardTextFn = tell_copied;
    serve();
}

Result<> App::create() {
    ui::load_fonts();
    if (const Result<> result = render::gl::load(platform::Window::find_function); !result) return result;
    model_.host.longest_side = render::Target::longest_side();
    return renderer_.create();
}

void App::load(std::string_view text) {
    Result<DecodedLink> read = read_document(text, player_.document().experiment.catalogue, lessons::find_lesson);
    if (!read) {
        model_.complaints = {read.error().sentence};
        return;
    }
    DecodedLink decoded = *std::move(read);
    model_.complaints = std::move(decoded.complaints);
    model_.table.fault.clear();
    ui_.opened(shown_from_ ? &player_.document() : nullptr, decoded.document);
    player_ = Player(std::move(decoded.document), player_.revision() + 1);
    if (shown_from_) {
        history_.follow(player_.document(), ImGui::GetTime(), false);
    } else {
        history_ = UndoStack(player_.document());  // nothing to undo before the first link
    }
    const PageState& page = player_.document().page;
    const bool stands = preferences_.reduced_motion || page.paused || page.embedded || ui::asks(player_.document());
    if (player_.step() == 0 && !stands) player_.play();
}

std::string App::link() const { return link_of(player_.document()); }

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
bool App::unfinished() const { return player_.behind() || scheduler_.busy(); }

// Leaves to the scheduler what is behind.
void App::go_on() {
    film_work_.follow(film_ && frame_wanted_ && film_->behind());
    trace_work_.follow(inspector_ && inspector_->behind());
    trail_work_.follow(renderer_.behind());
    panel_work_.follow(report_.work != nullptr);
    thumbnail_work_.follow(pictures_.thumbnails.behind());
}

// Returns true if the next frame will differ without any input.
bool App::moving() const {
    return window_.waiting() || player_.playing() || frame_wanted_ || !flight_.resting() || pointer_.waiting() ||
           sharpness_.behind() || unfinished();
}

bool App::must_draw(const platform::Events& events) {
    // Quick inputs of one kind reach ImGui's widgets one frame after another.
    if (events.count > 0) frames_due_ = std::max(frames_due_, 0) + frames_to_rest + events.count;
    if (player_.playing()) frames_due_ = std::max(frames_due_, frames_to_rest);
    if (moving() || cursor_blinks()) frames_due_ = std::max(frames_due_, 1);
    frames_due_ = std::min(frames_due_, most_frames_due);
    return frames_due_-- > 0;
}

platform::Next App::frame() {
    const platform::Events events = window_.poll();
    if (events.quit) return platform::Next::quit;
    if (!events.text.empty()) take(events.text);
    if (!events.fault.empty()) model_.complaints = {events.fault};
    touch_ = touch_ || events.fingers > 0;
    if (lost_) {
        window_.ignore();
        tell();
        return rest();
    }
    const double passed = lap(), seconds = film_ ? 0 : passed;
    if (!must_draw(events)) return rest();
    service_.poll();
    background_.follow(player_);
    complain(background_.complaint());
    player_.tick(seconds);
    draw(events, seconds);
    if (frame_wanted_) film_->draw(model_.mode);
    window_.paint();
    go_on_filming();
    if (const auto wish = std::exchange(wanted_file_, std::nullopt)) save(*wish);
    window_.show();
    go_on();
    if (scheduler_.spend(spare())) frames_due_ = std::max(frames_due_, 1);
    tell();
    return moving() || frames_due_ > 0 ? platform::Next::animate : rest();
}

platform::Next App::rest() {
    frames_due_ = 0;
    last_frame_.reset();
    return cursor_blinks() && !lost_ ? platform::Next::blink : platform::Next::wait;
}

void App::draw(const platform::Events& events, double seconds) {
    const ThemeChoice theme = player_.document().view.theme;
    const bool dark = theme == ThemeChoice::automatic ? preferences_.dark : theme == ThemeChoice::dark;
    model_.mode = dark ? ui::Mode::dark : ui::Mode::light;
    ui::apply_theme(model_.mode, preferences_.contrast,
                    touch_ || static_cast<float>(window_.width()) < ui::narrowest_wide_window);
    window_.begin(static_cast<float>(picture_ratio_));
    ui::follow_presses();
    if (picture_ratio_ > 0) ui::sharpen(static_cast<float>(picture_ratio_));
    if (platform::owns_clipboard()) obey_clipboard_keys();
    ui::Commands keys(player_.document());
    ui_.obey_keys(model_, keys);
    apply(keys);
    look_up();
    ui::Commands commands(player_.document());
    ui_.draw(model_, commands);
    const bool by_hand = hand(commands, events);
    apply(commands);
    report_ = std::move(commands.report);
    flight_.update(player_.document(), ride_of(player_, renderer_), seconds, by_hand || preferences_.reduced_motion,
                   preferences_.reduced_motion || pointer_.busy());
    show_picture(seconds);
}

// Tells the panels of this frame what is known.
void App::look_up() {
    model_.trace = trace();
    model_.trace_progress.reset();
    if (inspector_ && inspector_->behind())
        model_.trace_progress = ui::Progress{"Computing step", inspector_->reached(), player_.step()};
    model_.can_undo = history_.can_undo();
    model_.can_redo = history_.can_redo();
    pictures_.thumbnails.begin_frame(player_.document().view.colours);
}

render::Camera App::camera() const {
    const auto viewport =
        ui::free_part(player_.document(), static_cast<float>(window_.width()), static_cast<float>(window_.height()));
    return flight_.camera({player_.document().experiment.domain, player_.document().view.axes}, viewport);
}

// Returns the selected racer's trace at the shown step; nullptr if no racer is selected or nothing shows it.
const StepTrace* App::trace() {
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
        inspector_.emplace(document.experiment, static_cast<std::size_t>(document.page.selected));
    }
    return inspector_->at(player_.step());
}

void App::show_picture(double seconds) {
    const std::optional<render::Camera> before = std::exchange(shown_from_, this->camera());
    const render::Camera& camera = *shown_from_;
    const double ratio = picture_ratio_ > 0 ? picture_ratio_ : static_cast<double>(window_.pixel_ratio());
    render::Scene scene = scene_of(player_, camera, ratio, model_.mode, trace());
    scene.direct = direct_;
    if (picture_ratio_ == 0 && !film_) {  // a film stops the time
        sharpness_.update(before && before != camera, seconds);
        scene.scale = sharpness_.scale();
    }
    renderer_.draw(scene);
    // At the first step the balls are at the starts and can be dragged as the rings can.
    const std::vector<StartMark> starts = player_.cursor() > 0 ? start_marks(camera) : std::vector<StartMark>();
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    write_labels(list, renderer_, ball_labels_, player_, camera, starts);
    if (is_untouched(player_.document())) ui::welcome(list, camera);
    show_mark();
}

// Shows a tooltip for the star or cross under the mouse.
void App::show_mark() {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.WantCaptureMouse || touch_ || ImGui::IsAnyMouseDown()) return;
    constexpr double reach = 10;  // points
    const render::Mark* mark = render::mark_near(renderer_.marks(), io.MousePos.x, io.MousePos.y, reach);
    if (!mark || !player_.race().loss()) return;
    formula::Workspace workspace;
    ui::mark_tooltip(*mark, player_.race().loss()->value(mark->at, workspace), player_.document().experiment.domain);
}

double App::panels_time(int frames) {
    std::vector<double> times;
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

// Tells the host of changes since the last call.
void App::tell() {
    if (std::string now = link(); now != told_link_) {
        told_link_ = std::move(now);
        platform::tell("link", fmt::format(R"({{"link":{}}})", json_string(told_link_)));
    }
    if (told_step_ != player_.step()) {
        told_step_ = player_.step();
        platform::tell("step", fmt::format(R"({{"step":{}}})", told_step_));
    }
    if (told_playing_ != player_.playing()) {
        told_playing_ = player_.playing();
        platform::tell("state", fmt::format(R"({{"playing":{}}})", told_playing_));
    }
    const bool text = ImGui::GetIO().WantTextInput;
    const bool open = report_.covered || ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup);
    const bool held = text || open || ImGui::IsAnyItemActive();  // Escape has something to end
    const bool offered = report_.offers_correction;
    if (told_text_ != text || told_held_ != held || told_offered_ != offered) {
        told_text_ = text;
        told_held_ = held;
        told_offered_ = offered;
        platform::tell("text", fmt::format(R"({{"wanted":{},"held":{},"offered":{}}})", text, held, offered));
    }
}

}  // namespace ravine
