#include "app/app.hpp"

#include "app/report.hpp"
#include "race/edit.hpp"
#include "race/link.hpp"
#include "race/rows.hpp"
#include "race/standings.hpp"
#include "race/text.hpp"
#include "render/geometry/placement.hpp"
#include "render/gl.hpp"
#include "ui/labels.hpp"
#include "ui/layout.hpp"
#include "ui/place_menu.hpp"
#include "ui/shortcuts.hpp"
#include "ui/vector_labels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace ravine {
namespace {

constexpr int frames_to_rest = 3, most_frames_due = 60;
constexpr double longest_lap = 0.1;  // seconds; a page that slept does not jump ahead

bool cursor_blinks() { return ImGui::GetIO().WantTextInput && ImGui::GetIO().ConfigInputTextCursorBlink; }

void tell_copied(ImGuiContext*, const char* text) {
    platform::tell("copy", fmt::format(R"({{"text":{}}})", json_string(text)));
}

}  // namespace

App::App(platform::Window& window) : window_(window), player_(default_config()) {
    ui_.show_complaints = !platform::shows_complaints();
    ui_.reads_clipboard = platform::owns_clipboard();
    if (!platform::owns_clipboard()) ImGui::GetPlatformIO().Platform_SetClipboardTextFn = tell_copied;
    ui_.address = platform::address();
    serve();
}

std::string App::create() {
    ui::load_fonts();
    if (std::string error = render::gl::load(platform::Window::find_function); !error.empty()) return error;
    return renderer_.create();
}

void App::serve() {
    const auto awake = [this](auto act) {
        return [this, act](auto... arguments) {
            frames_due_ = frames_to_rest;
            return act(arguments...);
        };
    };
    platform::serve({
        .load = awake([this](std::string_view link) {
            load(link);
            return fmt::format(R"({{"complaints":{}}})", json_strings(ui_.complaints));
        }),
        .link = [this] { return link(); },
        .standings = [this] { return standings_json(player_, ui_.complaints); },
        .places = [this] { return places_json(renderer_.balls()); },
        .controls = [this] { return controls_json(player_.config()); },
        .edit = awake([this](std::string_view what, int racer, std::string_view text) { return edit(what, racer, text); }),
        .pick = [this](double x, double y) { return pick(x, y); },
        .project = [this](double x, double y) { return project(x, y); },
        .play = awake([this] { player_.play(); }),
        .pause = awake([this] { player_.pause(); }),
        .step = awake([this](int steps) { player_.step_by(steps); }),
        .seek = awake([this](int step) { player_.seek(step); }),
        .prefer = awake([this](platform::Preferences preferences) {
            preferences_ = preferences;
            ImGui::GetIO().ConfigInputTextCursorBlink = !preferences.reduced_motion;
            ImGui::GetIO().ConfigMacOSXBehaviors = preferences.command_key;
        }),
        .type = awake([this](int erased, std::string_view text) { type(erased, text); }),
        .settle = awake([this] { return settle(); }),
        .paste = awake([this](std::string_view text) { return paste(text); }),
        .resize = awake([this](int width, int height) { window_.resize(width, height); }),
        .lose = [this] { lose(); },
        .restore = awake([this] { return restore(); }),
    });
}

std::string App::pick(double x, double y) {
    return point_json(shown_from_ ? renderer_.pick(*shown_from_, x, y) : std::nullopt);
}

std::string App::project(double x, double y) {
    return mark_json(shown_from_ ? renderer_.project(*shown_from_, {x, y}) : std::nullopt);
}

// What is pasted belongs to the text field that has the focus. Without one, a table becomes the data; all else is left to
// whom asks, who knows links.
bool App::paste(std::string_view text) {
    if (ImGui::GetIO().WantTextInput) {
        ImGui::GetIO().AddInputCharactersUTF8(std::string(text).c_str());
        return true;
    }
    const RowsResult rows = read_rows(text);
    if (!rows.convincing()) return false;
    Config config = player_.config();
    ui_.data_error = take_rows(rows, config);
    edit(std::move(config));
    return true;
}

void App::type(int erased, std::string_view text) {
    ImGuiIO& io = ImGui::GetIO();
    if (!io.WantTextInput) return;
    const auto press = [&](ImGuiKey key) {
        io.AddKeyEvent(key, true);
        io.AddKeyEvent(key, false);
        frames_due_ += 2;
    };
    for (int i = 0; i < erased; ++i) press(ImGuiKey_Backspace);
    for (std::size_t line = 0; const std::string_view part : split(text, '\n')) {
        if (line++ > 0) press(ImGuiKey_Enter);
        io.AddInputCharactersUTF8(std::string(part).c_str());
    }
}

// A tap takes as many frames: the place, the press, the release and what comes of them, one after the other.
bool App::settle() {
    constexpr int frames_of_a_tap = 5;
    for (int i = 0; i < frames_of_a_tap; ++i) frame();
    return ImGui::GetIO().WantTextInput;
}

// From outside of the panels. What is being typed in them into the same field gives way.
std::string App::edit(std::string_view what, int racer, std::string_view text) {
    Config config = player_.config();
    std::string complaint = ravine::edit(config, what, static_cast<std::size_t>(racer), text);
    if (!complaint.empty()) return complaint;
    if (what == "loss") ui_.formula_error.clear();
    edit(std::move(config));
    return {};
}

void App::load(std::string_view link) {
    DecodedLink decoded = decode_link(link);
    ui_.complaints = std::move(decoded.complaints);
    ui_.formula_error.clear();
    ui_.data_error.clear();
    player_ = Player(std::move(decoded.config), player_.revision() + 1);
    if (shown_from_) {
        ui_.history.follow(player_.config(), ImGui::GetTime(), false);
    } else {
        ui_.history = History(player_.config());  // nothing was there before the first link
    }
    if (player_.step() == 0 && !preferences_.reduced_motion) player_.play();
}

std::string App::link() const { return encode_link(player_.config()); }

// All that lives in the context is dropped while the context is lost, which makes that silent.
void App::lose() {
    lost_ = true;
    renderer_.release();
    ui_.thumbnails.release();
    window_.release();
}

std::string App::restore() {
    window_.restore();
    std::string error = renderer_.create();
    lost_ = !error.empty();
    return error;
}

// Seconds since the frame before, none where the app rested in between.
double App::lap() {
    const auto now = std::chrono::steady_clock::now();
    const std::chrono::duration<double> passed = now - last_frame_.value_or(now);
    last_frame_ = now;
    return std::min(passed.count(), longest_lap);
}

bool App::must_draw(const platform::Events& events) {
    // Quick inputs of one kind reach ImGui's widgets one frame after the other.
    if (player_.behind() || ui_.thumbnails.behind()) frames_due_ = std::max(frames_due_, 1);
    if (events.count > 0) frames_due_ = std::max(frames_due_, 0) + frames_to_rest + events.count;
    if (player_.playing()) frames_due_ = std::max(frames_due_, frames_to_rest);
    if (!flight_.resting()) frames_due_ = std::max(frames_due_, 1);
    if (ui_.unfinished) frames_due_ = std::max(frames_due_, 1);
    if (cursor_blinks()) frames_due_ = std::max(frames_due_, 1);
    frames_due_ = std::min(frames_due_, most_frames_due);
    return frames_due_-- > 0;
}

platform::Next App::frame() {
    const platform::Events events = window_.poll();
    if (events.quit) return platform::Next::quit;
    if (!events.text.empty()) load(events.text);
    touch_ = touch_ || events.fingers > 0;
    if (lost_) {
        window_.ignore();
        return rest();
    }
    const double seconds = lap();
    if (!must_draw(events)) return rest();
    player_.tick(seconds);
    draw(events, seconds);
    window_.paint();
    window_.show();
    tell();
    const bool moving = player_.playing() || player_.behind() || !flight_.resting() || frames_due_ > 0;
    return moving ? platform::Next::animate : rest();
}

platform::Next App::rest() {
    frames_due_ = 0;
    last_frame_.reset();
    return cursor_blinks() && !lost_ ? platform::Next::blink : platform::Next::wait;
}

void App::draw(const platform::Events& events, double seconds) {
    const ThemeChoice theme = player_.config().look.theme;
    const bool dark = theme == ThemeChoice::automatic ? preferences_.dark : theme == ThemeChoice::dark;
    ui_.mode = dark ? ui::Mode::dark : ui::Mode::light;
    ui::apply_theme(ui_.mode, preferences_.contrast, touch_ || static_cast<float>(window_.width()) < ui::narrowest_wide_window);
    window_.begin();
    Config config = player_.config();
    ui::obey_keys(config, player_, ui_);
    ui_.insight = insight();
    ui_.insight_behind = inspector_ && inspector_->behind();
    ui::panels(config, player_, ui_);
    const bool by_hand = hand(config, events);
    edit(std::move(config));
    flight_.update(player_.config(), ride(), seconds, by_hand || preferences_.reduced_motion,
                   preferences_.reduced_motion || pointer_.busy());
    show_picture();
}

// What mouse and fingers do on the surface. True while they move the view.
bool App::hand(Config& config, const platform::Events& events) {
    const render::Camera camera = this->camera();
    const View before = config.view;
    const Gesture gesture = pointer_.update(config.view, camera, renderer_, events, start_marks(camera));
    if (gesture.moved_view) {
        if (gesture.panned) config.look.follow = false;
        if (ride()) std::tie(config.view.x, config.view.y) = std::tuple(before.x, before.y);
    }
    // What the camera has gone around by itself stays when it is told to stop; a hand has taken it over with the view.
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
    if (gesture.dragged) {  // all of the way is shown while a start moves
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

// Where the camera rides along, if it does.
std::optional<glm::dvec3> App::ride() {
    const Config& config = player_.config();
    if (!config.look.follow || config.selected < 0) return std::nullopt;
    const Track& track = player_.race().tracks()[static_cast<std::size_t>(config.selected)];
    const std::optional<Point> at = render::position_at(track, player_.cursor());
    return at ? renderer_.place(*at) : std::nullopt;
}

std::vector<StartMark> App::start_marks(const render::Camera& camera) {
    std::vector<StartMark> marks;
    const Config& config = player_.config();
    const auto add = [&](int racer, Point point) {
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

// Has all racers, or one, start at a point.
void App::start_at(Point point, int racer, Config& config) {
    const Point start = round_to(point, config.domain);
    if (racer < 0) {
        config.start = start;
    } else {
        config.racers[static_cast<std::size_t>(racer)].start = start;
    }
}

// … and begins the race anew.
void App::race_from(Point point, int racer, Config& config) {
    start_at(point, racer, config);
    player_.seek(0);
    if (!preferences_.reduced_motion) player_.play();
}

// The first of two clicks has moved the start: that is taken back.
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

// Looks closer at a point.
void App::focus(Point point, Config& config) {
    const glm::dvec2 place = render::Frame(config.domain).to_world(point);
    config.look.follow = false;
    config.view = clamp_view({config.view.azimuth, config.view.elevation, 2 * config.view.zoom, place.x, place.y});
}

// Takes over what panels and pointer made of the config. Time is the player's own.
void App::edit(Config config) {
    config.at = player_.config().at;
    if (!(config == player_.config())) player_.set_config(std::move(config));
    ui_.history.follow(player_.config(), ImGui::GetTime(), ImGui::IsAnyMouseDown());
}

render::Camera App::camera() const {
    const auto viewport =
        ui::free_part(player_.config().look, static_cast<float>(window_.width()), static_cast<float>(window_.height()));
    return flight_.camera(player_.config().domain, viewport);
}

// What the selected racer thinks at the step shown; nothing where nobody is selected or nobody wants to know.
const Insight* App::insight() {
    const Config& config = player_.config();
    const bool in_a_tab = config.look.tab == Tab::step || config.look.tab == Tab::slice;
    const bool nobody = config.selected < 0 || config.racers[static_cast<std::size_t>(config.selected)].hidden;
    if (nobody || !(config.look.vectors || in_a_tab)) {
        inspector_.reset();
        return nullptr;
    }
    const bool same = inspected_revision_ == player_.revision() && inspected_racer_ == config.selected;
    if (!inspector_ || !same) {
        inspected_revision_ = player_.revision();
        inspected_racer_ = config.selected;
        inspector_.emplace(config, static_cast<std::size_t>(config.selected));
    }
    const Insight* insight = inspector_->at(player_.step());
    if (inspector_->behind()) frames_due_ = std::max(frames_due_, 1);
    return insight;
}

void App::show_picture() {
    const render::Camera& camera = shown_from_.emplace(this->camera());
    renderer_.draw({.race = player_.race(),
                    .revision = static_cast<std::uint64_t>(player_.revision()),
                    .step = player_.cursor(),
                    .camera = camera,
                    .pixel_ratio = static_cast<double>(window_.pixel_ratio()),
                    .landmarks = &player_.landmarks(),
                    .look = player_.config().look,
                    .theme = ui_.mode == ui::Mode::dark ? render::dark_theme : render::light_theme,
                    .selected = player_.config().selected,
                    .hidden = hidden_racers(player_.config()),
                    .insight = insight()});
    std::vector<std::string> names;
    for (std::size_t racer = 0; racer < player_.config().racers.size(); ++racer) {
        names.push_back(racer_name(player_.config(), racer));
    }
    ui::axis_labels(camera);
    if (player_.config().look.contours) ui::contour_labels(renderer_, camera);
    // At the first step the balls stand there, to be grabbed as the rings are.
    if (player_.cursor() > 0) {
        for (const StartMark& mark : start_marks(camera)) ui::start_mark(mark.racer, mark.x, mark.y);
    }
    ball_labels_.draw(renderer_.balls(), names, player_.config().selected, renderer_.marks(), camera.viewport());
    ui::vector_labels(renderer_.tips(), ball_labels_.taken(), camera.viewport());
    show_mark();
}

// Says what the star or cross under the mouse is.
void App::show_mark() {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.WantCaptureMouse || touch_ || ImGui::IsAnyMouseDown()) return;
    constexpr double reach = 10;  // points
    const render::Mark* mark = render::mark_near(renderer_.marks(), io.MousePos.x, io.MousePos.y, reach);
    if (!mark || !player_.race().loss()) return;
    Loss loss = *player_.race().loss();  // a copy, as evaluating changes it
    ui::mark_tooltip(*mark, loss.value(mark->at), player_.config().domain);
}

Image App::picture() {
    for (int i = 0; i < frames_to_rest; ++i) {
        draw(window_.poll(), 1.0);
        window_.paint();
    }
    const auto pixels = [this](int points) { return static_cast<int>(static_cast<float>(points) * window_.pixel_ratio()); };
    const int width = pixels(window_.width()), height = pixels(window_.height());
    return {width, height, render::gl::read_pixels(width, height)};
}

// Tells the surroundings what has changed since they were last told.
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
    const bool text = ImGui::GetIO().WantTextInput, held = text || ImGui::IsAnyItemActive();
    if (told_text_ != text || told_held_ != held) {
        told_text_ = text;
        told_held_ = held;
        platform::tell("text", fmt::format(R"({{"wanted":{},"held":{}}})", text, held));
    }
}

}  // namespace ravine
