// Answers the requests of the host.
#include "app/app.hpp"
#include "app/host/report.hpp"
#include "app/input/typing.hpp"
#include "export/film.hpp"
#include "fonts.hpp"
#include "text/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ravine {
namespace {

std::string_view font_file(std::string_view face) {
    const auto bytes = face == "mono" ? fonts::mono : face == "bold" ? fonts::text_bold : fonts::text;
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

void App::serve() {
    const auto awake = [this](auto act) {
        return [this, act](auto... arguments) {
            keep_drawing(frames_to_rest);
            return act(arguments...);
        };
    };
    platform::serve({
        .load = awake([this](std::string_view link) {
            session_.load(link);
            teller_.leave_out_complaints(session_);
            return fmt::format(R"({{"complaints":{}}})", json_strings(session_.complaints()));
        }),
        .link = [this] { return link(); },
        .standings =
            [this] {
                return standings_json(player_, session_.complaints(), ui_.spoken_card(player_.document()),
                                      weight_report_.of(player_), progress());
            },
        .chart = [this] { return chart_json(report_.chart, window_.enlargement()); },
        .places = [this] { return places_json(presentation_.renderer().balls(), window_.enlargement()); },
        .controls = [this] { return controls_json(player_.document(), ui_.choices_of_card(player_.document())); },
        .offers = offers_json,
        .edit = awake([this](std::string_view what, int racer, std::string_view text) {
            Result<> result = session_.edit(what, racer, text);
            const Failure failure = result ? Failure{} : result.error();
            return fmt::format(R"({{"complaint":{},"corrections":{}}})", json_string(failure.sentence),
                               json_strings(failure.corrections));
        }),
        .pick =
            [this](double x, double y) {
                const double point = window_.enlargement();
                return point_json(presentation_.pick(x / point, y / point));
            },
        .project =
            [this](double x, double y) {
                return mark_json(presentation_.project({x, y}), window_.enlargement());
            },
        .play = awake([this] { player_.play(); }),
        .pause = awake([this] { player_.pause(); }),
        .step = awake([this](int steps) { player_.step_by(steps); }),
        .seek = awake([this](int step) { player_.seek(step); }),
        .prefer = awake([this](const platform::Preferences& preferences) { prefer(preferences); }),
        .type = awake([this](int erased, std::string_view text) { frames_due_ += type_text(erased, text); }),
        .settle = awake([this] { return settle(); }),
        .paste = awake([this](std::string_view text) {
            if (!paste_text(text)) session_.take(text);
        }),
        .take = awake([this](std::string_view text) { session_.take(text); }),
        .resize = awake([this](int width, int height) { window_.resize(width, height); }),
        .save = awake([this](std::string_view what) { save(what); }),
        .lesson = awake([this](std::string_view what, int number) {
            ui::Commands commands(player_.document());
            ui_.obey_lesson(what, number, model_, commands);
            apply(commands);
        }),
        .font = font_file,
        .point = awake([this](int racer) { focused_ = racer; }),
        .recall = awake([this](std::string_view answered) {
            ui_.recall(answered);
            teller_.leave_out_answers(ui_.progress());
        }),
        .redraw = awake([] {}),
        .film = [this](std::string_view event,
                       std::string_view sentence) { keep_drawing(files_.hear_of_film(event, sentence) ? frames_to_rest : 1); },
        .job =
            [this](int id, std::vector<double> numbers, double share, bool ended, std::string failure) {
                page_workers_->hear(static_cast<jobs::JobId>(id), {std::move(numbers), share, ended, std::move(failure)});
            },
        .lose_job = [this](int id) { page_workers_->lose(static_cast<jobs::JobId>(id)); },
        .lose = [this] { lose(); },
        .restore = awake([this] {
            Result<> result = restore();
            return result ? std::string() : result.error().sentence;
        }),
    });
}

// Returns the progress of what the user waits for.
std::optional<ui::Progress> App::progress() const {
    if (model_.film) return model_.film;
    const std::optional<ui::Progress> race = ui::progress_of(player_);
    return race ? race : model_.study.progress;
}

void App::prefer(const platform::Preferences& preferences) {
    preferences_ = preferences;
    session_.avoid_motion(preferences.reduced_motion);
    ImGui::GetIO().ConfigInputTextCursorBlink = !preferences.reduced_motion;
    ImGui::GetIO().ConfigMacOSXBehaviors = preferences.command_key;
}

void App::save(std::string_view what) {
    const ExportFormat* const format = find_export_format(what);
    const bool film = what == "video" || what == "gif";
    if (!format && !film && what != "picture" && what != "figure") return;
    if (film && files_.films()) return;  // one at a time
    ui::FileWish wish;
    wish.format = format;
    if (format) wish.kind = ui::FileKind::text;
    if (film) wish.kind = what == "gif" ? ui::FileKind::gif : ui::FileKind::video;
    wish.frames = frames_for(usual_film_seconds, wish.frames_per_second);
    wish.picture = what == "figure" ? ui::PictureOf::figure : ui::PictureOf::surface;
    files_.save(wish);
}

// A tap takes this many frames: place, press, release, a field that opens and their effects, one after another.
bool App::settle() {
    constexpr int frames_of_a_tap = 7;
    for (int i = 0; i < frames_of_a_tap; ++i) frame();
    return ImGui::GetIO().WantTextInput;
}

// Drops everything in the context while it is lost, which makes that silent.
void App::lose() {
    lost_ = true;
    files_.lose();
    presentation_.release();
    window_.release();
}

Result<> App::restore() {
    window_.restore();
    Result<> result = presentation_.create();
    lost_ = !result;
    return result;
}

}  // namespace ravine
