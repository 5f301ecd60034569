// The desktop around the app: nobody asks anything, and frames follow the display or the next input.
#include "platform/host.hpp"

#include <SDL.h>

namespace ravine::platform {

void serve(Requests) {}

void tell(std::string_view, const std::string&) {}

bool shows_complaints() { return false; }

std::string address() { return {}; }

bool owns_clipboard() { return true; }

void run(std::function<Next()> frame) {
    for (Next next = Next::animate; next != Next::quit; next = frame()) {
        if (next == Next::wait) SDL_WaitEvent(nullptr);
        if (next == Next::blink) SDL_WaitEventTimeout(nullptr, static_cast<int>(1000 * blink_seconds));
    }
}

}  // namespace ravine::platform
