// The desktop as host: makes no requests, and paces frames by the display or the next input.
#include "platform/host.hpp"

#include <SDL.h>
#include <fmt/format.h>

#include <filesystem>
#include <fstream>

namespace ravine::platform {

void serve(Requests&&) {}

void tell(std::string_view, const std::string&) {}

void mark(const char*) {}

// Never replaces another file: appends a number to the name.
std::string save(const std::string& name, const std::string&, std::string_view bytes) {
    namespace files = std::filesystem;
    std::error_code error;
    const files::path folder = files::current_path(error);
    files::path path = folder / name;
    for (int i = 2; files::exists(path, error) && i < 1000; ++i) {
        path = folder / fmt::format("{}-{}{}", files::path(name).stem().string(), i, files::path(name).extension().string());
    }
    std::ofstream file(path, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    return fmt::format("{} {}.", path.string(), file ? "is written" : "cannot be written");
}

bool makes_films() { return false; }
void begin_film(const FilmFormat&) {}
void add_frame(const std::vector<unsigned char>&) {}
void save_film() {}
void drop_film() {}

int workers() { return 0; }
void begin_job(int, const std::string&, const std::string&, const std::vector<double>&) {}
void stop_job(int) {}

bool shows_complaints() { return false; }

std::string address() { return {}; }

bool owns_clipboard() { return true; }

void run(const std::function<Next()>& frame) {
    for (Next next = Next::animate; next != Next::quit; next = frame()) {
        if (next == Next::wait) SDL_WaitEvent(nullptr);
        if (next == Next::soon) SDL_WaitEventTimeout(nullptr, 10);
        if (next == Next::blink) SDL_WaitEventTimeout(nullptr, static_cast<int>(1000 * blink_seconds));
    }
}

}  // namespace ravine::platform
