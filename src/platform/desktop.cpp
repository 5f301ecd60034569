// The desktop around the app: nobody asks anything, and frames follow the display or the next input.
#include "platform/host.hpp"

#include <SDL.h>

namespace ravine::platform {

void serve(Requests) {}

void tell(std::string_view, const std::string&) {}

bool shows_complaints() { return false; }

bool reads_clipboard() { return true; }

void run(std::function<Next()> frame) {
    constexpr int longest_wait = 250;  // milliseconds, so that a blinking text cursor blinks
    for (Next next = Next::animate; next != Next::quit; next = frame()) {
        if (next == Next::wait) SDL_WaitEventTimeout(nullptr, longest_wait);
    }
}

}  // namespace ravine::platform
