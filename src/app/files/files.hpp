// Files of the race: pictures, texts and films, which the Share panel asks for.
//
//     files.save(wish);                  // when it is asked for
//     files.draw_film(mode);             // each frame, between Window::begin() and Window::paint()
//     files.work({mode, still});         // after Window::paint()
//
// Figures show the step shown; rows of a race go to its end. While a film is made, time stands still.
#pragma once

#include "app/files/film.hpp"
#include "ui/files.hpp"
#include "ui/widgets/progress.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace ravine {

class Files {
  public:
    // Takes a complete picture with `ratio` pixels per point.
    using TakePicture = std::function<Result<Picture>(double ratio, ui::PictureOf of)>;

    Files(const Player& player, const render::Flight& flight, platform::Window& window, TakePicture take_picture)
        : player_(player), flight_(flight), window_(window), take_picture_(std::move(take_picture)) {}

    void save(const ui::FileWish& wish) { wish_ = wish; }
    void cancel_film() { cancelled_ = film_.has_value(); }

    // Draws the film's next frame, or as much as time allows, if the host waits for it.
    void draw_film(ui::Mode mode);

    struct Manner {
        ui::Mode mode = ui::Mode::dark;
        bool still = false;  // cameras of films do not orbit by themselves
    };
    // Hands out the film's next frame if it is complete, and begins or saves what was asked for. Returns true if saved() is
    // new.
    bool work(const Manner& manner);

    // Handles events of the host: platform::Requests::film. Returns true if saved() is new.
    bool hear_of_film(std::string_view event, std::string_view sentence);

    // Ends a film whose graphics context is lost.
    void lose();

    // Return true if the film's next frame is wanted and lacks something, and, after a portion of it, if more is left.
    bool behind() const { return film_ && frame_wanted_ && film_->behind(); }
    bool go_on() { return film_ && film_->go_on(); }

    bool films() const { return film_.has_value(); }
    bool frame_wanted() const { return frame_wanted_; }

    // The film being made, and the outcome of the last file as a sentence, "" if there is none.
    std::optional<ui::Progress> progress() const;
    const std::string& saved() const { return saved_; }

  private:
    void save_text(const ExportFormat& format, const Manner& manner);
    void save_picture(const ui::FileWish& wish);
    void begin_film(const ui::FileWish& wish, const Manner& manner);
    bool go_on_filming();
    void end_film(std::string_view sentence);

    const Player& player_;
    const render::Flight& flight_;
    platform::Window& window_;
    TakePicture take_picture_;
    std::optional<ui::FileWish> wish_;
    std::string saved_;
    std::optional<Film> film_;   // being made
    bool frame_wanted_ = false;  // of the film, by the host
    bool cancelled_ = false;     // the film
};

}  // namespace ravine
