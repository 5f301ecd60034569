// The program of the page: takes over the canvas and returns; the page then loads the link.
#include "app/start.hpp"

#include <cstdio>

int main() {
    const ravine::Result<ravine::App*> app = ravine::start(1280, 800);
    if (!app) {
        std::fputs(("ravine: " + app.error().sentence + "\n").c_str(), stderr);
        return 1;
    }
    (*app)->load("");
    ravine::platform::run([app = *app] { return app->frame(); });
    return 0;
}
