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

}  // namespace

bool Files::work(const Manner& manner) {
    const bool ended = go_on_filming();
    const std::optional<ui::FileWish> wish = std::exchange(wish_, std::nullopt);
    if (!wish) return ended;
    switch (wish->kind) {
        case ui::FileKind::picture: save_picture(*wish); break;
        case ui::FileKind::video:
        case ui::FileKind::gif: begin_film(*wish, manner); break;
        case ui::FileKind::text: save_text(*wish->format, manner); break;
    }
    return true;
}

void Files::save_text(const ExportFormat& format, const Manner& manner) {
    const auto step = format.styled ? std::optional(player_.step()) : std::nullopt;
    const ExportOptions options{{.dark = manner.mode == ui::Mode::dark, .bands = true}, step, most_rows_saved};
    Document document = player_.document();
    // The player notes page.at only while it stands, and a figure's link leads to the figure.
    if (step && *step < document.experiment.steps) document.page.at = *step;
    const Exported exported = format.write(document, options);
    saved_.clear();
    if (exported.text)
        saved_ =
            platform::save(file_name(document.experiment, step, format.ending), std::string(format.media_type), *exported.text);
    for (const std::string& note : exported.notes) saved_ += (saved_.empty() ? "" : "\n") + note;
}

void Files::save_picture(const ui::FileWish& wish) {
    const Result<Picture> taken = take_picture_(wish.scale, wish.picture);
    if (!taken) {
        saved_ = taken.error().sentence;
        return;
    }
    saved_ = platform::save(file_name(player_.document().experiment, player_.step(), ".png"), "image/png",
                            encode_png(taken->image, encode_link(player_.document())));
    if (!taken->note.empty()) saved_ += "\n" + taken->note;
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
    film_.emplace(player_, flight_, plan);
    if (Result<> result = film_->create(); !result) return end_film(result.error().sentence);
    saved_.clear();
    const std::string name = file_name(player_.document().experiment, std::nullopt, "");
    platform::begin_film({name, wish.kind == ui::FileKind::gif, plan.size.pixels_wide(), plan.size.pixels_high(), plan.frames,
                          plan.frames_per_second});
}

void Files::draw_film(ui::Mode mode) {
    if (frame_wanted_) film_->draw(mode);
}

// Returns true if the film has ended.
bool Files::go_on_filming() {
    if (!film_) return false;
    if (std::exchange(cancelled_, false)) {
        platform::drop_film();
        end_film("The animation was cancelled. Nothing was saved.");
        return true;
    }
    if (film_->failed()) {
        platform::drop_film();
        end_film(render::no_memory);
        return true;
    }
    if (const std::optional<Image> image = film_->take(window_)) {
        frame_wanted_ = false;
        platform::add_frame(image->pixels);
    }
    return false;
}

void Files::end_film(std::string_view sentence) {
    film_.reset();
    frame_wanted_ = false;
    saved_ = sentence;
}

bool Files::hear_of_film(std::string_view event, std::string_view sentence) {
    if (!film_) return false;
    if (event != "next") {
        end_film(sentence);
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
    platform::drop_film();
    end_film("The browser took the graphics card away. The animation is lost.");
}

std::optional<ui::Progress> Files::progress() const {
    if (!film_) return std::nullopt;
    return ui::Progress{"Drawing frame", film_->taken(), film_->plan().frames};
}

}  // namespace ravine
