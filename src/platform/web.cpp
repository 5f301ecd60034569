// The browser page as host. All use of Emscripten beyond SDL is in this file.
#include "platform/host.hpp"

#include <SDL.h>
#include <emscripten.h>
#include <emscripten/html5.h>
#include <fmt/format.h>

#include <cstdlib>
#include <utility>

EM_JS(void, tell_page, (const char* event, const char* details), {
    if (Module.onRavine) Module.onRavine(UTF8ToString(event), UTF8ToString(details));
});

EM_JS(void, save_file, (const char* name, const char* type, const char* bytes, int size), {
    if (Module.onSave) Module.onSave(UTF8ToString(name), UTF8ToString(type), HEAPU8.slice(bytes, bytes + size));
});

EM_JS(void, tell_film, (const char* what, const char* details, const unsigned char* bytes, int size), {
    if (Module.onFilm) Module.onFilm(UTF8ToString(what), UTF8ToString(details), HEAPU8.slice(bytes, bytes + size));
});

EM_JS(void, tell_job, (const char* what, int id, const char* kind, const char* link, const double* numbers, int count), {
    const copied = HEAPF64.slice(numbers / 8, numbers / 8 + count);
    if (Module.onJob) Module.onJob(UTF8ToString(what), id, UTF8ToString(kind), UTF8ToString(link), copied);
});

// Returns the number of processors without one for the page, or two where there are two.
EM_JS(int, count_workers, (), {
    const processors = navigator.hardwareConcurrency || 2;
    return typeof Worker == "function" ? Math.max(processors - 1, Math.min(processors, 2)) : 0;
});

EM_JS(void, mark_moment, (const char* moment), { performance.mark("ravine " + UTF8ToString(moment)); });

EM_JS(char*, page_address, (), {
    const text = location.href.split("#")[0];
    const size = lengthBytesUTF8(text) + 1;
    const address = _malloc(size);
    stringToUTF8(text, address, size);
    return address;
});

namespace ravine::platform {
namespace {

Requests requests;
std::function<Next()> next_frame;
std::vector<double> job_numbers;  // that the page has written
bool frame_asked = false, blink_asked = false;

EM_BOOL draw(double, void*);

// Asks the browser for a frame, unless one is pending. Nothing runs in between.
void wake() {
    if (frame_asked || !next_frame) return;
    frame_asked = true;
    emscripten_request_animation_frame(draw, nullptr);
}

void blink(void*) {
    blink_asked = false;
    wake();
}

EM_BOOL draw(double, void*) {
    frame_asked = false;
    static bool seen = false;
    const bool first = !std::exchange(seen, true);
    if (first) mark("frame begins");
    const Next next = next_frame();
    if (first) mark("frame ends");
    if (next == Next::animate || next == Next::soon) wake();
    if (next == Next::blink && !std::exchange(blink_asked, true)) {
        emscripten_async_call(blink, nullptr, static_cast<int>(1000 * blink_seconds));
    }
    return EM_FALSE;
}

// Returns the handlers, for requests that may change the picture.
const Requests& awake() {
    wake();
    return requests;
}

// Keeps a returned text until the next call that returns one, which suffices for JavaScript to copy it.
const char* keep(std::string text) {
    static std::string kept;
    kept = std::move(text);
    return kept.c_str();
}

}  // namespace

void serve(Requests&& answers) { requests = std::move(answers); }

void tell(std::string_view event, const std::string& details) { tell_page(std::string(event).c_str(), details.c_str()); }

void mark(const char* moment) { mark_moment(moment); }

std::string save(const std::string& name, const std::string& type, std::string_view bytes) {
    save_file(name.c_str(), type.c_str(), bytes.data(), static_cast<int>(bytes.size()));
    return name + " is among the downloads of the browser.";
}

bool makes_films() { return true; }

void begin_film(const FilmFormat& format) {
    const std::string details =
        fmt::format(R"({{"name":"{}","gif":{},"width":{},"height":{},"frames":{},"framesPerSecond":{}}})", format.name,
                    format.gif, format.width, format.height, format.frames, format.frames_per_second);
    tell_film("begin", details.c_str(), nullptr, 0);
}

void add_frame(const std::vector<unsigned char>& pixels) {
    tell_film("add", "", pixels.data(), static_cast<int>(pixels.size()));
}

void save_film() { tell_film("save", "", nullptr, 0); }

void drop_film() { tell_film("drop", "", nullptr, 0); }

int workers() { return count_workers(); }

void begin_job(int id, const std::string& kind, const std::string& link, const std::vector<double>& numbers) {
    tell_job("begin", id, kind.c_str(), link.c_str(), numbers.data(), static_cast<int>(numbers.size()));
}

void stop_job(int id) { tell_job("stop", id, "", "", nullptr, 0); }

bool shows_complaints() { return true; }

std::string address() {
    char* text = page_address();
    std::string kept(text);
    std::free(text);
    return kept;
}

bool owns_clipboard() { return false; }

void run(const std::function<Next()>& frame) {
    next_frame = frame;
    const auto input = [](void*, SDL_Event* event) {
        if (event->type != SDL_POLLSENTINEL) wake();  // SDL's own marker, at every poll
        return 0;
    };
    SDL_AddEventWatch(input, nullptr);
    wake();
}

}  // namespace ravine::platform

using ravine::platform::awake;
using ravine::platform::job_numbers;
using ravine::platform::keep;
using ravine::platform::requests;

extern "C" {
EMSCRIPTEN_KEEPALIVE const char* ravine_load(const char* link) { return keep(awake().load(link)); }
EMSCRIPTEN_KEEPALIVE const char* ravine_link() { return keep(requests.link()); }
EMSCRIPTEN_KEEPALIVE const char* ravine_standings() { return keep(requests.standings()); }
EMSCRIPTEN_KEEPALIVE const char* ravine_chart() { return keep(requests.chart()); }
EMSCRIPTEN_KEEPALIVE const char* ravine_places() { return keep(requests.places()); }
EMSCRIPTEN_KEEPALIVE const char* ravine_controls() { return keep(requests.controls()); }
EMSCRIPTEN_KEEPALIVE const char* ravine_edit(const char* what, int racer, const char* text) {
    return keep(awake().edit(what, racer, text));
}
EMSCRIPTEN_KEEPALIVE const char* ravine_pick(double x, double y) { return keep(requests.pick(x, y)); }
EMSCRIPTEN_KEEPALIVE const char* ravine_project(double x, double y) { return keep(requests.project(x, y)); }
EMSCRIPTEN_KEEPALIVE void ravine_play() { awake().play(); }
EMSCRIPTEN_KEEPALIVE void ravine_pause() { awake().pause(); }
EMSCRIPTEN_KEEPALIVE void ravine_step(int steps) { awake().step(steps); }
EMSCRIPTEN_KEEPALIVE void ravine_seek(int step) { awake().seek(step); }
EMSCRIPTEN_KEEPALIVE void ravine_prefer(int reduced_motion, int dark, int contrast, int command_key) {
    awake().prefer({reduced_motion != 0, dark != 0, contrast != 0, command_key != 0});
}
EMSCRIPTEN_KEEPALIVE void ravine_type(int erased, const char* text) { awake().type(erased, text); }
EMSCRIPTEN_KEEPALIVE int ravine_settle() { return awake().settle() ? 1 : 0; }
EMSCRIPTEN_KEEPALIVE void ravine_paste(const char* text) { awake().paste(text); }
EMSCRIPTEN_KEEPALIVE void ravine_take(const char* text) { awake().take(text); }
EMSCRIPTEN_KEEPALIVE void ravine_recall(const char* answered) { awake().recall(answered); }
EMSCRIPTEN_KEEPALIVE const char* ravine_offers() { return keep(requests.offers()); }
EMSCRIPTEN_KEEPALIVE void ravine_save(const char* what) { awake().save(what); }
EMSCRIPTEN_KEEPALIVE void ravine_lesson(const char* what, int number) { awake().lesson(what, number); }
// Return the place of a font in memory, and its size in bytes.
EMSCRIPTEN_KEEPALIVE const char* ravine_font(const char* face) { return requests.font(face).data(); }
EMSCRIPTEN_KEEPALIVE int ravine_font_size(const char* face) { return static_cast<int>(requests.font(face).size()); }
EMSCRIPTEN_KEEPALIVE void ravine_point(int racer) { awake().point(racer); }
EMSCRIPTEN_KEEPALIVE void ravine_redraw() { awake().redraw(); }
// SDL itself reads the ratio of pixels to points.
EMSCRIPTEN_KEEPALIVE void ravine_resize(int width, int height, double) { awake().resize(width, height); }
EMSCRIPTEN_KEEPALIVE void ravine_film(const char* event, const char* sentence) { awake().film(event, sentence); }
// Returns memory for the numbers of the next portion of a job.
EMSCRIPTEN_KEEPALIVE double* ravine_job_numbers(int count) {
    job_numbers.resize(static_cast<std::size_t>(count));
    return job_numbers.data();
}
EMSCRIPTEN_KEEPALIVE void ravine_job(int id, double share, int ended, const char* failure) {
    awake().job(id, std::exchange(job_numbers, {}), share, ended != 0, failure);
}
EMSCRIPTEN_KEEPALIVE void ravine_lose_job(int id) { awake().lose_job(id); }
EMSCRIPTEN_KEEPALIVE void ravine_lose() { requests.lose(); }
EMSCRIPTEN_KEEPALIVE const char* ravine_restore() { return keep(awake().restore()); }
}
