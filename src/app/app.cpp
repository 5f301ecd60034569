#include "app/app.hpp"

#include "app/report.hpp"
#include "race/link.hpp"
#include "race/rows.hpp"
#include "race/standings.hpp"
#include "race/text.hpp"
#include "render/gl.hpp"
#include "ui/labels.hpp"
#include "ui/layout.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ravine {
namespace {

constexpr int frames_to_rest = 3, most_frames_due = 60;
constexpr double longest_lap = 0.1;  // seconds; a page that slept does not jump ahead

}  // namespace

App::App(platform::Window& window) : window_(window), player_(default_config()) {
    ui_.show_complaints = !platform::shows_complaints();
    ui_.reads_clipboard = platform::reads_clipboard();
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
        .play = awake([this] { player_.play(); }),
        .pause = awake([this] { player_.pause(); }),
        .step = awake([this](int steps) { player_.step_by(steps); }),
        .seek = awake([this](int step) { player_.seek(step); }),
        .prefer = awake([this](bool reduced_motion, bool dark) {
            reduced_motion_ = reduced_motion;
            prefers_dark_ = dark;
        }),
        .paste = awake([this](std::string_view text) { return paste(text); }),
        .resize = awake([this](int width, int height) { window_.resize(width, height); }),
    });
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

void App::load(std::string_view link) {
    DecodedLink decoded = decode_link(link);
    ui_.complaints = std::move(decoded.complaints);
    ui_.formula_error.clear();
    ui_.data_error.clear();
    player_ = Player(std::move(decoded.config), player_.revision() + 1);
    if (player_.step() == 0 && !reduced_motion_) player_.play();
}

std::string App::link() const { return encode_link(player_.config()); }

double App::lap() {
    const auto now = std::chrono::steady_clock::now();
    const std::chrono::duration<double> passed = now - last_frame_;
    last_frame_ = now;
    return std::min(passed.count(), longest_lap);
}

bool App::must_draw(const platform::Events& events) {
    // Quick inputs of one kind reach ImGui's widgets one frame after the other.
    if (player_.behind()) frames_due_ = std::max(frames_due_, 1);
    if (events.count > 0) frames_due_ = std::max(frames_due_, 0) + frames_to_rest + events.count;
    if (player_.playing()) frames_due_ = std::max(frames_due_, frames_to_rest);
    if (ImGui::GetIO().WantTextInput) frames_due_ = std::max(frames_due_, 1);  // its cursor blinks
    frames_due_ = std::min(frames_due_, most_frames_due);
    return frames_due_-- > 0;
}

platform::Next App::frame() {
    const platform::Events events = window_.poll();
    if (events.quit) return platform::Next::quit;
    if (!events.text.empty()) load(events.text);
    touch_ = touch_ || events.touch;
    const double seconds = lap();
    if (!must_draw(events)) {
        frames_due_ = 0;
        return platform::Next::wait;
    }
    player_.tick(seconds);
    draw(events);
    window_.paint();
    window_.show();
    tell();
    return player_.playing() || player_.behind() || frames_due_ > 0 ? platform::Next::animate : platform::Next::wait;
}

void App::draw(const platform::Events& events) {
    const ThemeChoice theme = player_.config().look.theme;
    const bool dark = theme == ThemeChoice::automatic ? prefers_dark_ : theme == ThemeChoice::dark;
    ui_.mode = dark ? ui::Mode::dark : ui::Mode::light;
    ui::apply_theme(ui_.mode, touch_ || static_cast<float>(window_.width()) < ui::narrowest_wide_window);
    window_.begin();
    Config config = player_.config();
    handle_keys(config);
    ui::panels(config, player_, ui_);
    const auto viewport = ui::free_part(static_cast<float>(window_.width()), static_cast<float>(window_.height()));
    const auto clicked = pointer_.update(config.view, render::Camera(config.view, config.domain, viewport), renderer_, events);
    if (clicked) config.start = round_to(*clicked, config.domain);
    edit(std::move(config));
    if (clicked) {
        player_.seek(0);
        if (!reduced_motion_) player_.play();
    }
    show_picture(render::Camera(player_.config().view, player_.config().domain, viewport));
}

// Keys that work wherever no text is being typed.
void App::handle_keys(Config& config) {
    if (ImGui::GetIO().WantTextInput) return;
    if (ImGui::IsKeyPressed(ImGuiKey_Space, false)) player_.playing() ? player_.pause() : player_.play();
    if (ImGui::IsKeyPressed(ImGuiKey_RightArrow)) player_.step_by(1);
    if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow)) player_.step_by(-1);
    if (ImGui::IsKeyPressed(ImGuiKey_Home)) player_.seek(0);
    if (ImGui::IsKeyPressed(ImGuiKey_End)) player_.seek(config.steps);
    if (ImGui::IsKeyPressed(ImGuiKey_F, false)) config.view = View{};
}

// Takes over what panels and pointer made of the config. Time is the player's own.
void App::edit(Config config) {
    config.at = player_.config().at;
    if (!(config == player_.config())) player_.set_config(std::move(config));
}

void App::show_picture(const render::Camera& camera) {
    renderer_.draw({.race = player_.race(),
                    .revision = static_cast<std::uint64_t>(player_.revision()),
                    .step = player_.cursor(),
                    .camera = camera,
                    .pixel_ratio = static_cast<double>(window_.pixel_ratio()),
                    .landmarks = &player_.landmarks(),
                    .look = player_.config().look,
                    .theme = ui_.mode == ui::Mode::dark ? render::dark_theme : render::light_theme,
                    .selected = player_.config().selected});
    std::vector<std::string> names;
    for (std::size_t racer = 0; racer < player_.config().racers.size(); ++racer) {
        names.push_back(racer_name(player_.config(), racer));
    }
    ui::axis_labels(camera);
    if (player_.config().look.contours) ui::contour_labels(renderer_, camera);
    ui::ball_labels(renderer_.balls(), names);
}

Image App::picture() {
    for (int i = 0; i < frames_to_rest; ++i) {
        draw(window_.poll());
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
    if (const bool text = ImGui::GetIO().WantTextInput; told_text_ != text) {
        told_text_ = text;
        platform::tell("text", fmt::format(R"({{"wanted":{}}})", text));
    }
}

}  // namespace ravine
