// Answers the requests of the host.
#include "app/app.hpp"
#include "app/report.hpp"
#include "text/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ravine {

void App::serve() {
    const auto awake = [this](auto act) {
        return [this, act](auto... arguments) {
            frames_due_ = std::max(frames_due_, frames_to_rest);
            return act(arguments...);
        };
    };
    platform::serve({
        .load = awake([this](std::string_view link) {
            load(link);
            return fmt::format(R"({{"complaints":{}}})", json_strings(model_.complaints));
        }),
        .link = [this] { return link(); },
        .standings =
            [this] { return standings_json(player_, model_.complaints, ui_.spoken_card(player_.document()), progress()); },
        .chart = [this] { return chart_json(report_.chart); },
        .places = [this] { return places_json(renderer_.balls()); },
        .controls = [this] { return controls_json(player_.document()); },
        .edit = awake([this](std::string_view what, int racer, std::string_view text) {
            const Result<> result = edit(what, racer, text);
            const Failure failure = result ? Failure{} : result.error();
            return fmt::format(R"({{"complaint":{},"corrections":{}}})", json_string(failure.sentence),
                               json_strings(failure.corrections));
        }),
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
        .paste = awake([this](std::string_view text) { paste(text); }),
        .take = awake([this](std::string_view text) { take(text); }),
        .resize = awake([this](int width, int height) { window_.resize(width, height); }),
        .redraw = awake([] {}),
        .film = [this](std::string_view event, std::string_view sentence) { hear_of_film(event, sentence); },
        .job =
            [this](int id, std::vector<double> numbers, double share, bool ended, std::string failure) {
                page_workers_->hear(static_cast<jobs::JobId>(id), {std::move(numbers), share, ended, std::move(failure)});
            },
        .lose_job = [this](int id) { page_workers_->lose(static_cast<jobs::JobId>(id)); },
        .lose = [this] { lose(); },
        .restore = awake([this] {
            const Result<> result = restore();
            return result ? std::string() : result.error().sentence;
        }),
    });
}

// Returns the progress of what the user waits for.
std::optional<ui::Progress> App::progress() const { return model_.film ? model_.film : ui::progress_of(player_); }

std::string App::pick(double x, double y) {
    return point_json(shown_from_ ? renderer_.pick(*shown_from_, x, y) : std::nullopt);
}

std::string App::project(double x, double y) {
    return mark_json(shown_from_ ? renderer_.project(*shown_from_, {x, y}) : std::nullopt);
}

// Passes the text to the focused text field; without one, takes it as a link or as data.
void App::paste(std::string_view text) {
    if (!ImGui::GetIO().WantTextInput) return take(text);
    ImGui::GetIO().AddInputCharactersUTF8(std::string(text).c_str());
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

// A tap takes this many frames: place, press, release and their effects, one after another.
bool App::settle() {
    constexpr int frames_of_a_tap = 5;
    for (int i = 0; i < frames_of_a_tap; ++i) frame();
    return ImGui::GetIO().WantTextInput;
}

// Edits from outside the panels. Discards text being typed into the same field.
Result<> App::edit(std::string_view what, int racer, std::string_view text) {
    if (player_.document().page.locked) return Failure{"The link that was opened locks the race."};
    Document document = player_.document();
    if (Result<> result = ravine::edit(document, what, static_cast<std::size_t>(racer), text); !result) return result;
    if (what.starts_with("loss")) ui_.forget_typing();
    edit(std::move(document));
    return {};
}

// Drops everything in the context while it is lost, which makes that silent.
void App::lose() {
    lost_ = true;
    if (film_) {
        platform::drop_film();
        end_film("The browser has taken the graphics card away from this page, so the animation was not saved.");
    }
    renderer_.release();
    pictures_.thumbnails.release();
    window_.release();
}

Result<> App::restore() {
    window_.restore();
    const Result<> result = renderer_.create();
    lost_ = !result;
    return result;
}

}  // namespace ravine
