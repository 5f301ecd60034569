// What surrounds the app, a browser page or a desktop: it calls the app once per frame, asks things of it and hears
// what happened. web.cpp and desktop.cpp are the two surroundings; CMake builds the one that fits.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ravine::platform {

// What the user has asked the surroundings for.
struct Preferences {
    bool reduced_motion = false;
    bool dark = true;
    bool contrast = false;     // more of it
    bool command_key = false;  // commands are given with Command, as on a Mac, and not with Control
};

// What the surroundings may ask. On the web these are the C functions behind window.ravine.
struct Requests {
    std::function<std::string(std::string_view link)> load;  // JSON: {"complaints":[...]}
    std::function<std::string()> link;                       // the canonical fragment
    std::function<std::string()> standings;                  // JSON, as all below that return texts: see app/report.hpp
    std::function<std::string()> chart, places, controls;
    // Changes the race in the user's words (see race/edit.hpp); JSON with what was wrong, if anything, and what may have
    // been meant: {"complaint":"...","corrections":[...]}.
    std::function<std::string(std::string_view what, int racer, std::string_view text)> edit;
    std::function<std::string(double x, double y)> pick, project;
    std::function<void()> play, pause;
    std::function<void(int steps)> step;
    std::function<void(int step)> seek;
    std::function<void(Preferences)> prefer;
    // From a keyboard on the screen, into the text field that has the focus: so many characters before the cursor go, and the
    // text comes, a line break being Enter.
    std::function<void(int erased, std::string_view text)> type;
    std::function<bool()> settle;  // shows at once what the input so far does; whether typed text is wanted then
    // A link, a race as JSON or a table: what was dropped, and what was pasted unless a text field has the focus and gets it.
    std::function<void(std::string_view text)> paste, take;
    std::function<void(int width, int height)> resize;  // in points
    std::function<void()> redraw;                       // a frame, though nothing has changed
    // Of the film that is being made: "next" asks for a frame, "saved" and "failed" end it with a sentence.
    std::function<void(std::string_view event, std::string_view sentence)> film;
    // The graphics context is gone, and with it all that was made in it; it is back, empty. Between the two nothing is
    // drawn and the race stands still. restore says what went wrong, or nothing.
    std::function<void()> lose;
    std::function<std::string()> restore;
};

void serve(Requests requests);

// Tells the surroundings of an event: "link", "step", "state", "text", "copy" or "complaint", with details as JSON.
// "text" says whether typed text is wanted, whether anything is held that keys act on, such as text that can be copied or what
// Escape closes, and whether Tab leads from what is typed to a correction.
void tell(std::string_view event, const std::string& details);

// Notes a moment of the start, such as "fonts", where the surroundings keep a record of those, as a page does.
void mark(const char* moment);

// Hands a file to whoever asked for it: a download of the page, or in the desktop's current folder. Returns what became of it,
// a sentence.
std::string save(const std::string& name, const std::string& type, std::string_view bytes);

// A moving picture, which the surroundings encode: in a page, with what the browser or a library has for that.
struct FilmFormat {
    bool gif = false;  // else a video: MP4, or WebM where the browser cannot encode that
    int width = 0, height = 0, frames = 0;
    double frames_per_second = 25;
};

// Whether these surroundings can. Each frame (RGBA, top row first) is asked for by Requests::film, and so is one more after the
// last: then the film is to be saved. It can be dropped at any time.
bool makes_films();
void begin_film(const FilmFormat& format);
void add_frame(const std::vector<unsigned char>& pixels);
void save_film();
void drop_film();

// Whether the surroundings show by themselves what was wrong with a link, as a page does.
bool shows_complaints();

// The address of the page, before its fragment; nothing where there is no page.
std::string address();

// Whether the clipboard can be read and written whenever the app likes, which a page must not. It is told of what is copied.
bool owns_clipboard();

enum class Next {
    animate,  // the next frame as soon as the display takes one
    blink,    // after blink_seconds, or with the next input or request
    wait,     // with the next input or request
    quit,
};

// A text cursor of Dear ImGui's is on for twice as long and off for as long.
inline constexpr double blink_seconds = 0.4;

// Calls frame until it says quit. On the web this returns at once and the browser goes on calling, but not while the page is
// hidden; frame must then live as long as the page.
void run(std::function<Next()> frame);

}  // namespace ravine::platform
