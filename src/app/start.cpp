#include "app/start.hpp"

namespace ravine {

Result<App*> start(int width, int height) {
    static const Result<std::unique_ptr<platform::Window>> opened = platform::Window::open("Ravine", width, height);
    if (!opened) return opened.error();
    platform::mark("window");
    static App app(**opened);
    if (Result<> result = app.create(); !result) return result.error();
    platform::mark("shaders");
    return &app;
}

}  // namespace ravine
