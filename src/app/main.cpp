// ravine [LINK]: opens the window, or takes over the page's canvas.
#include "app/app.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace {

constexpr int width = 1280, height = 800;

int fail(const std::string& reason) {
    fmt::print(stderr, "ravine: {}\n", reason);
    return 1;
}

}  // namespace

int main(int count, char** arguments) {
    using namespace ravine;
    std::string error;
    // Static, for in a browser main() returns while the page goes on.
    static const std::unique_ptr<platform::Window> window = platform::Window::open("Ravine", width, height, error);
    if (!window) return fail(error);
    static App app(*window);
    if (error = app.create(); !error.empty()) return fail(error);
    app.load(count > 1 ? arguments[1] : "");
    platform::run([] { return app.frame(); });
    return 0;
}
