// Makes pictures and films of the race on request of the Share panel.
#include "app/app.hpp"
#include "document/link/link.hpp"

#include <fmt/format.h>

namespace ravine {

Result<Picture> App::picture(double ratio, bool panels) {
    const double wanted = ratio > 0 ? ratio : static_cast<double>(window_.pixel_ratio());
    const PictureSize size = fit_picture(window_.width(), window_.height(), wanted, render::Target::longest_side());
    Result<Image> image = panels ? whole_picture(size) : bare_picture(size);
    if (!image) return image.error();
    Picture picture{*std::move(image), {}};
    if (size.ratio < wanted) {
        picture.note = fmt::format("{} × {} pixels are all that can be drawn at once, {:.2g}x of the window in place of {:g}x.",
                                   picture.image.width, picture.image.height, size.ratio, wanted);
    }
    return picture;
}

// Draws the window as it is, offscreen. Before its first frame the camera arrives at its destination at once.
Result<Image> App::whole_picture(const PictureSize& size) {
    render::Target target;
    if (const Result<> result = target.create(size.pixels_wide(), size.pixels_high()); !result) return result.error();
    const double seconds = shown_from_ ? 0 : 1;
    picture_ratio_ = size.ratio;
    for (int due = frames_to_rest; due > 0; --due) {
        background_.finish(player_);
        target.begin();
        draw(window_.poll(), seconds);
        window_.paint();
        go_on();
        if (scheduler_.finish()) due = frames_to_rest;
    }
    picture_ratio_ = 0;
    if (!renderer_.drawn()) return Failure{render::no_memory};
    return Image{size.pixels_wide(), size.pixels_high(), target.read()};
}

Result<Image> App::bare_picture(const PictureSize& size) {
    Film film(player_, flight_, {.last = static_cast<int>(player_.wanted()), .size = size});
    if (const Result<> result = film.create(); !result) return result.error();
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

void App::save_picture(const ui::FileWish& wish) {
    const Result<Picture> taken = picture(wish.scale, wish.panels);
    if (!taken) {
        model_.saved = taken.error().sentence;
        return;
    }
    model_.saved = platform::save("ravine.png", "image/png", encode_png(taken->image, encode_link(player_.document())));
    if (!taken->note.empty()) model_.saved += "\n" + taken->note;
}

// Begins a film of the race from the start, or from the shown step, to its end.
void App::begin_film(const ui::FileWish& wish) {
    const Film::Plan plan{.frames = wish.frames,
                          .first = wish.from_here ? player_.step() : 0,
                          .last = player_.document().experiment.steps,
                          .frames_per_second = static_cast<double>(wish.frames_per_second),
                          .size = film_size(window_.width(), window_.height(), wish.width, model_.host.longest_side),
                          .still = preferences_.reduced_motion};
    film_.emplace(player_, flight_, plan);
    if (const Result<> result = film_->create(); !result) return end_film(result.error().sentence);
    model_.saved.clear();
    model_.film = ui::Progress{"Drawing frame", 0, plan.frames};
    platform::begin_film({wish.kind == ui::FileKind::gif, plan.size.pixels_wide(), plan.size.pixels_high(), plan.frames,
                          plan.frames_per_second});
}

// Hands out the film's next frame if it is requested and complete.
void App::go_on_filming() {
    if (!film_) return;
    if (std::exchange(film_cancelled_, false)) {
        platform::drop_film();
        return end_film("The animation was cancelled. Nothing was saved.");
    }
    if (film_->failed()) {
        platform::drop_film();
        return end_film(render::no_memory);
    }
    const std::optional<Image> image = film_->take(window_);
    if (!image) return;
    frame_wanted_ = false;
    model_.film->done = film_->taken();
    platform::add_frame(image->pixels);
}

void App::end_film(const std::string& sentence) {
    film_.reset();
    frame_wanted_ = false;
    model_.film.reset();
    model_.saved = sentence;
    frames_due_ = frames_to_rest;
}

// Handles events of the host for a film that has not ended here.
void App::hear_of_film(std::string_view event, std::string_view sentence) {
    frames_due_ = std::max(frames_due_, 1);
    if (!film_) return;
    if (event != "next") return end_film(std::string(sentence));
    if (film_->done()) return platform::save_film();
    frame_wanted_ = true;
}

}  // namespace ravine
