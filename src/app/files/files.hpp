// Files of the race: pictures, texts and films, which the Share panel asks for.
//
//     files.save(wish);                  // when it is asked for
//     files.draw_film(mode);             // each frame, between Window::begin() and Window::paint()
//     files.work({mode, still});         // after Window::paint()
//
// Figures show the step shown; rows of a race go to its end. While a film is made, time stands still.
#pragma once

#include "app/files/film.hpp"
#include "app/picture/study_view.hpp"
#include "export/formats.hpp"
#include "ui/files.hpp"
#include "ui/widgets/progress.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace ravine {

class Files {
  public:
    // Takes a complete picture of the screen with `ratio` pixels per point.
    using TakeScreen = std::function<Result<Picture>(double ratio)>;

    Files(const Player& player, const render::Flight& flight, const StudyView& study, platform::Window& window,
          TakeScreen take_screen)
        : player_(player), flight_(flight), study_(study), window_(window), take_screen_(std::move(take_screen)) {}

    void save(const ui::FileWish& wish) { wish_ = wish; }
    void cancel() { cancelled_ = films() || text_.has_value(); }

    // Draws the film's next frame, or as much as time allows, if the host waits for it.
    void draw_film(ui::Mode mode);

    struct Manner {
        ui::Mode mode = ui::Mode::dark;
        bool still = false;  // cameras of films do not orbit by themselves
        bool waits = false;  // files of the race wait: networks train, or the loss on their plane becomes finer
    };
    // Hands out the film's next frame and saves a picture or text if it is complete, and begins what was asked for. Returns
    // true if saved() is new.
    bool work(const Manner& manner);

    // Handles events of the host: platform::Requests::film. Returns true if saved() is new.
    bool hear_of_film(std::string_view event, std::string_view sentence);

    // Ends a film whose graphics context is lost.
    void lose();

    // Return true if a text or a wanted frame lacks something, and, after a portion of it, if more is left.
    bool behind() const;
    bool go_on();

    bool films() const { return film_.has_value(); }
    bool waits() const { return frame_wanted_ || text_; }

    // The file being made, and the outcome of the last file as a sentence, "" if there is none.
    std::optional<ui::Progress> progress() const;
    const std::string& saved() const { return saved_; }

  private:
    // A text whose race is being computed.
    struct Text {
        const ExportFormat* format;
        Document document;
        ExportOptions options;
        std::optional<Race> race;  // nothing if it requires none
        int shown = 0;             // the last step that the text has
        int last = 0;              // the step up to which the race is computed: later for networks, whose plane takes all steps

        bool behind() const { return race && race->computed() < last; }
    };

    bool go_on_writing(bool stops);
    void begin_text(const ExportFormat& format, const Manner& manner);
    void save_text();
    void begin_picture(const ui::FileWish& wish);
    void save_picture(const Image& image, const std::string& note);
    void save_screen(const ui::FileWish& wish);
    void begin_film(const ui::FileWish& wish, const Manner& manner);
    bool begin(Film::Plan plan);
    void save_study(const StudyFormat& format);
    bool go_on_filming(bool stops);
    void drop(std::string_view sentence);
    void end(std::string_view sentence);

    const Player& player_;
    const render::Flight& flight_;
    const StudyView& study_;
    platform::Window& window_;
    TakeScreen take_screen_;
    std::optional<ui::FileWish> wish_;
    std::string saved_;
    std::optional<Text> text_;
    std::optional<Film> film_;            // being made, or a picture
    std::optional<std::string> picture_;  // it is a picture: a sentence on its size, or ""
    bool frame_wanted_ = false;           // of the film, by the host
    bool cancelled_ = false;
};

}  // namespace ravine
