// The host of the app, a browser page or a desktop: calls the app once per frame, sends it requests and receives events.
// web.cpp and desktop.cpp implement it; CMake builds the one that fits.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ravine::platform {

// Preferences of the user, as the host reports them.
struct Preferences {
    bool reduced_motion = false;
    bool dark = true;
    bool contrast = false;     // prefers more of it
    bool command_key = false;  // commands use Command, as on a Mac, instead of Control
};

// Requests of the host. On the web these are the C functions behind window.ravine.
struct Requests {
    std::function<std::string(std::string_view link)> load;  // JSON: {"complaints":[...]}
    std::function<std::string()> link;                       // the canonical fragment
    std::function<std::string()> standings;                  // JSON, as all below that return texts: see app/host/report.hpp
    std::function<std::string()> chart, places, controls, offers;
    // Edits the race by name and text (document/edit.hpp). Returns JSON with the complaint, if any, and corrections to offer:
    // {"complaint":"...","corrections":[...]}.
    std::function<std::string(std::string_view what, int racer, std::string_view text)> edit;
    std::function<std::string(double x, double y)> pick, project;
    std::function<void()> play, pause;
    std::function<void(int steps)> step;
    std::function<void(int step)> seek;
    std::function<void(Preferences)> prefer;
    // Input of a keyboard on the screen for the focused text field: erases characters before the cursor, then inserts the text,
    // with Enter for line breaks.
    std::function<void(int erased, std::string_view text)> type;
    std::function<bool()> settle;  // applies pending input at once; returns true if text input is wanted then
    // A link, a race as JSON or a table: dropped (take), or pasted. A focused text field gets pasted text instead.
    std::function<void(std::string_view text)> paste, take;
    std::function<void(int width, int height)> resize;  // in points
    std::function<void(std::string_view what)> save;    // a file: picture, figure, video, gif, or a format's key
    // In lessons: "open" by number, "turn" by so many cards, "choose" an answer, "run" the race, "leave" them.
    std::function<void(std::string_view what, int number)> lesson;
    // The bytes of a font that texts have, for the page's: "text", "bold" or "mono".
    std::function<std::string_view(std::string_view face)> font;
    std::function<void(int racer)> point;                   // a row of the page's standings has the focus; -1: none
    std::function<void(std::string_view answered)> recall;  // questions of lessons, as "lessons" told them at an earlier visit
    std::function<void()> redraw;                           // draws a frame even if nothing has changed
    // An event of the film being made: "next" requests a frame, "saved" and "failed" end it with a sentence.
    std::function<void(std::string_view event, std::string_view sentence)> film;
    // A portion of a job that a worker runs, and the loss of one: see begin_job().
    std::function<void(int id, std::vector<double> numbers, double share, bool ended, std::string failure)> job;
    std::function<void(int id)> lose_job;
    // The graphics context is lost, and everything made in it; or it is back, empty. Between the two nothing is drawn and the
    // race stands still. restore returns what went wrong, or "".
    std::function<void()> lose;
    std::function<std::string()> restore;
};

// Sets the handlers of requests.
void serve(Requests&& requests);

// Tells the host of an event: "link", "step", "state", "lessons", "text", "copy" or "complaint", with details as JSON. "text"
// tells if text input is wanted, if anything is held that keys act on, such as text to copy or a popup that Escape closes, and
// if Tab leads from the typed text to a correction.
void tell(std::string_view event, const std::string& details);

// Notes a moment of the start, such as "fonts", if the host records those, as a page does.
void mark(const char* moment);

// Hands out a file: a download of the page, or a file in the desktop's current folder. Returns the outcome as a sentence.
std::string save(const std::string& name, const std::string& type, std::string_view bytes);

// A moving picture, which the host encodes: in a page, by the browser or a library.
struct FilmFormat {
    std::string name;  // of the file, without an ending: letters, digits, '-' and '_'
    bool gif = false;  // otherwise a video: MP4, or WebM if the browser cannot encode that
    int width = 0, height = 0, frames = 0;
    double frames_per_second = 25;
};

// makes_films() returns true if the host can encode films. Requests::film asks for each frame (RGBA, top row first), and once
// more after the last, for save_film(). drop_film() is valid at any time.
bool makes_films();
void begin_film(const FilmFormat& format);
void add_frame(const std::vector<unsigned char>& pixels);
void save_film();
void drop_film();

// Workers run long jobs (jobs/job.hpp), so many at a time as workers() returns; 0 where there are none. Requests::job brings
// their results. stop_job() is valid for a job that has not ended.
int workers();
void begin_job(int id, const std::string& kind, const std::string& link, const std::vector<double>& numbers);
void stop_job(int id);

// Returns true if the host itself shows the complaints of a link, as a page does.
bool shows_complaints();

// Returns the address of the page, without its fragment; "" if there is no page.
std::string address();

// Returns true if the app may use the clipboard at any time, which a page forbids. A page is told of copied text instead.
bool owns_clipboard();

enum class Next {
    animate,  // the next frame as soon as the display takes one
    soon,     // after some milliseconds, or with the next input: this one was not drawn
    blink,    // after blink_seconds, or with the next input or request
    wait,     // with the next input or request
    quit,
};

// A text cursor of Dear ImGui's is on for twice as long and off for as long.
inline constexpr double blink_seconds = 0.4;

// Calls frame until it returns Next::quit. On the web this returns at once and the browser goes on calling, except while the
// page is hidden; frame must then live as long as the page.
void run(const std::function<Next()>& frame);

}  // namespace ravine::platform
