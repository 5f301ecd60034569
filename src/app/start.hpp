// The program's window with the app in it.
#pragma once

#include "app/app.hpp"

namespace ravine {

// Opens the window, or takes over the page's canvas. The app lives as long as the program: in a page main() returns while the
// page goes on. To be called once.
Result<App*> start(int width, int height);

}  // namespace ravine
