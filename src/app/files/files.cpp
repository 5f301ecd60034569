#include "app/files/files.hpp"

#include "document/link/link.hpp"
#include "export/formats.hpp"
#include "platform/host.hpp"

#include <fmt/format.h>

#include <utility>

namespace ravine {
namespace {

// A row has about 70 bytes; races with more rows are left to the command line, which has more memory.
constexpr std::size_t most_rows_saved = 500'000;

constexpr std::size_t work_of_a_portion = 2'000'000;  // instructions: a millisecond or two
constexpr std::string_view cancelled = "The file was cancelled. Nothing was saved.";

bool is_of_screen(const ui::FileWish& wish) {
    return wish.kind == ui::FileKind::picture && wish.picture == ui::PictureOf::screen;
}

}  // namespace

bool Files::work(const Manner& manner) {
    const bool stops = std::exchange(cancelled_, false);
    const bool filmed = go_on_filming(stops), written = go_on_writing(stops);
    if (!wish_) return filmed || written;
    const bool is_of_race = wish_->kind != ui::FileKind::study && !is_of_screen(*wish_);
    const bool waits = film_ && is_drawn(wish_->kind);  // one picture or film at a time
    if (waits || (is_of_race && manner.waits)) return filmed || written;
    const std::optional<ui::FileWish> wish = std::exchange(wish_, std::nullopt);
    switch (wish->kind) {
        case ui::FileKind::picture: is_of_screen(*wish) ? save_screen(*wish) : begin_picture(*wish); break;
        case ui::FileKind::video:
        case ui::FileKind::gif: begin_film(*wish, manner); break;
        case ui::FileKind::study: save_study(*wish->study); break;
        case ui::FileKind::text: begin_text(*wish->format, manner); break;
    }
    return true;
}

bool Files::behind() const { return (text_ && text_->behind()) || (film_ && frame_wanted_ && film_->behind()); }

bool Files::go_on() {
    if (text_ && text_->behind()) {
        text_->race->advance_towards(text_->last, work_of_a_portion);
        return text_->behind();
    }
    return film_ && film_->go_on();
}

// ---- Texts ----

// Returns true if the text has ended.
bool Files::go_on_writing(bool stops) {
    if (!text_ || (!stops && text_->behind())) return false;
    if (stops) {
        text_.reset();
        saved_ = cancelled;
    } else {
        save_text();
    }
    return true;
}

// Saves a text at once if its race is there or short.
void Files::begin_text(const ExportFormat& format, const Manner& manner) {
    const auto step = format.takes == Takes::figure ? std::optional(player_.step()) : std::nullopt;
    saved_.clear();
    text_ =
        Text{&format, player_.document(), {{.dark = manner.mode == ui::Mode::dark, .bands = true}, step, most_rows_saved}, {}};
    // The player notes page.at only while it stands, and a figure's link leads to the figure.
    if (step && *step < text_->document.experiment.steps) text_->document.page.at = *step;
    if (const std::optional<int> last = step_of(format, text_->document, text_->options)) {
        const Race& shown = player_.race();
        const bool trains = shown.training() != nullptr;
        text_->shown = *last;
        text_->last = trains ? shown.experiment().steps : *last;
        text_->race = shown.computed() == *last || trains ? shown : Race(shown.experiment());
        const std::size_t work = shown.work_per_step() * static_cast<std::size_t>(*last);
        if (work <= Player::short_work && !trains) text_->race->advance_to(*last);
    }
    if (!text_->behind()) save_text();
}

void Files::save_text() {
    const ExportFormat& format = *text_->format;
    if (text_->race && text_->race->training()) text_->race->finish_and_cut(text_->shown);
    const Exported exported = format.write(text_->document, text_->race ? &*text_->race : nullptr, text_->options);
    saved_.clear();
    if (exported.text) {
        const std::string name = file_name(text_->document.experiment, text_->options.step, format.ending);
        saved_ = platform::save(name, std::string(format.media_type), *exported.text);
    }
    for (const std::string& note : exported.notes) saved_ += (saved_.empty() ? "" : "\n") + note;
    text_.reset();
}

// ---- Studies ----

void Files::save_study(const StudyFormat& format) {
    if (!study_.is_whole()) return;
    const Document document = study_.document();
    const StudyTable table{document, study_.result()->columns, study_.result()->numbers};
    const std::string word(studies::write_study(*document.view.study)), kind = word.substr(0, word.find(','));
    const std::string name = file_name(document.experiment, std::nullopt, fmt::format("-{}{}", kind, format.ending));
    saved_ = platform::save(name, std::string(format.media_type), format.write(table));
}

// ---- Pictures ----

void Files::save_screen(const ui::FileWish& wish) {
    const Result<Picture> taken = take_screen_(wish.scale);
    if (!taken) {
        saved_ = taken.error().sentence;
        return;
    }
    save_picture(taken->image, taken->note);
}

void Files::save_picture(const Image& image, const std::string& note) {
    saved_ = platform::save(file_name(player_.document().experiment, player_.step(), ".png"), "image/png",
                            encode_png(image, encode_link(player_.document())));
    if (!note.empty()) saved_ += "\n" + note;
}

// Begins a picture without panels: a film of one frame.
void Files::begin_picture(const ui::FileWish& wish) {
    using Caption = Film::Plan::Caption;
    const PictureSize size = fit_picture(window_.width(), window_.height(), wish.scale, render::Target::longest_side());
    const Caption caption = wish.picture == ui::PictureOf::figure ? Caption::figure : Caption::none;
    if (!begin({.last = static_cast<int>(player_.wanted()), .size = size, .caption = caption})) return;
    picture_ = note_on(size, wish.scale);
    frame_wanted_ = true;
}

// ---- Films ----

// Begins to draw. Returns false if memory runs out.
bool Files::begin(Film::Plan plan) {
    saved_.clear();
    plan.study = study_.layer(plan.frames > 1);
    film_.emplace(player_, flight_, std::move(plan));
    const Result<> created = film_->create();
    if (!created) end(created.error().sentence);
    return static_cast<bool>(created);
}

// Begins a film of the race from the start, or from the shown step, to its end.
void Files::begin_film(const ui::FileWish& wish, const Manner& manner) {
    const Film::Plan plan{.frames = wish.frames,
                          .first = wish.from_here ? player_.step() : 0,
                          .last = player_.document().experiment.steps,
                          .frames_per_second = static_cast<double>(wish.frames_per_second),
                          .size = film_size(window_.width(), window_.height(), wish.width, render::Target::longest_side()),
                          .still = manner.still,
                          .caption = Film::Plan::Caption::legend};
    if (!begin(plan)) return;
    const std::string name = file_name(player_.document().experiment, std::nullopt, "");
    platform::begin_film({name, wish.kind == ui::FileKind::gif, plan.size.pixels_wide(), plan.size.pixels_high(), plan.frames,
                          plan.frames_per_second});
}

void Files::draw_film(ui::Mode mode) {
    if (frame_wanted_) film_->draw(mode);
}

// Returns true if the film or picture has ended.
bool Files::go_on_filming(bool stops) {
    if (!film_) return false;
    if (stops || film_->failed()) {
        drop(stops ? cancelled : render::no_memory);
        return true;
    }
    const std::optional<Image> image = film_->take(window_);
    if (!image) return false;
    frame_wanted_ = false;
    if (!picture_) {
        platform::add_frame(image->pixels);
        return false;
    }
    const std::string note = *picture_;
    end("");
    save_picture(*image, note);
    return true;
}

// Ends what is being drawn, of which nothing is saved.
void Files::drop(std::string_view sentence) {
    if (!picture_) platform::drop_film();
    end(sentence);
}

void Files::end(std::string_view sentence) {
    film_.reset();
    picture_.reset();
    frame_wanted_ = false;
    saved_ = sentence;
}

bool Files::hear_of_film(std::string_view event, std::string_view sentence) {
    if (!film_ || picture_) return false;
    if (event != "next") {
        end(sentence);
        return true;
    }
    if (film_->done()) {
        platform::save_film();
    } else {
        frame_wanted_ = true;
    }
    return false;
}

void Files::lose() {
    if (!film_) return;
    drop(fmt::format("The browser took the graphics card away. The {} is lost.", picture_ ? "picture" : "animation"));
}

std::optional<ui::Progress> Files::progress() const {
    if (text_) return ui::Progress{"Computing step", text_->race ? text_->race->computed() : 0, text_->last};
    if (!film_ || (picture_ && !film_->behind())) return std::nullopt;
    return ui::Progress{"Drawing frame", film_->taken(), film_->plan().frames};
}

}  // namespace ravine
