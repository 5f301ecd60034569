// The browser page around the app. All there is of Emscripten beyond SDL is in this file.
#include "platform/host.hpp"

#include <emscripten.h>

#include <utility>

EM_JS(void, tell_page, (const char* event, const char* details), {
    if (Module.onRavine) Module.onRavine(UTF8ToString(event), UTF8ToString(details));
});

namespace ravine::platform {
namespace {

Requests requests;
std::function<Next()> next_frame;

// A returned text lives until the next call that returns one, which is as long as JavaScript needs to copy it.
const char* keep(std::string text) {
    static std::string kept;
    kept = std::move(text);
    return kept.c_str();
}

}  // namespace

void serve(Requests answers) { requests = std::move(answers); }

void tell(std::string_view event, const std::string& details) { tell_page(std::string(event).c_str(), details.c_str()); }

bool shows_complaints() { return true; }

bool reads_clipboard() { return false; }

void run(std::function<Next()> frame) {
    next_frame = std::move(frame);
    emscripten_set_main_loop([] { next_frame(); }, 0, false);
}

}  // namespace ravine::platform

using ravine::platform::keep;
using ravine::platform::requests;

extern "C" {
EMSCRIPTEN_KEEPALIVE const char* ravine_load(const char* link) { return keep(requests.load(link)); }
EMSCRIPTEN_KEEPALIVE const char* ravine_link() { return keep(requests.link()); }
EMSCRIPTEN_KEEPALIVE const char* ravine_standings() { return keep(requests.standings()); }
EMSCRIPTEN_KEEPALIVE const char* ravine_places() { return keep(requests.places()); }
EMSCRIPTEN_KEEPALIVE const char* ravine_pick(double x, double y) { return keep(requests.pick(x, y)); }
EMSCRIPTEN_KEEPALIVE const char* ravine_project(double x, double y) { return keep(requests.project(x, y)); }
EMSCRIPTEN_KEEPALIVE void ravine_play() { requests.play(); }
EMSCRIPTEN_KEEPALIVE void ravine_pause() { requests.pause(); }
EMSCRIPTEN_KEEPALIVE void ravine_step(int steps) { requests.step(steps); }
EMSCRIPTEN_KEEPALIVE void ravine_seek(int step) { requests.seek(step); }
EMSCRIPTEN_KEEPALIVE void ravine_prefer(int reduced_motion, int dark) { requests.prefer(reduced_motion != 0, dark != 0); }
EMSCRIPTEN_KEEPALIVE const char* ravine_paste(const char* text) { return requests.paste(text) ? "taken" : ""; }
// The ratio of pixels to points is read by SDL itself.
EMSCRIPTEN_KEEPALIVE void ravine_resize(int width, int height, double) { requests.resize(width, height); }
}
