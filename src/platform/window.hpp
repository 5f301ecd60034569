// A window with an OpenGL context and Dear ImGui on it: SDL2 natively, the page's canvas in a browser.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>

struct SDL_Window;
struct ImDrawData;

namespace ravine::platform {

// What came in since the last frame, beside what Dear ImGui was told.
struct Events {
    int count = 0;  // of anything at all
    bool quit = false;
    int fingers = 0;                              // on the screen
    std::string text;                             // dropped on the window, or of a file that was
    std::string fault;                            // what was wrong with that, as a sentence
    float pinch = 0;                              // two fingers: change of their distance, in window heights
    float drag_x = 0, drag_y = 0;                 // two fingers: movement of their centre, in points
    float centre_x = 0, centre_y = 0, twist = 0;  // where that is, and their turn in degrees, clockwise
};

class Window {
  public:
    // A window of that size in points; on the web the canvas keeps its own size. Nothing and a sentence where there is
    // no display or no OpenGL ES 3.0 or OpenGL 3.3.
    static std::unique_ptr<Window> open(const char* title, int width, int height, std::string& error);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    Events poll();

    // A frame: the app draws and calls ImGui after begin(), paint() draws what ImGui was told on top, show() presents all. With
    // a ratio of its own the frame is for a picture with so many pixels per point.
    void begin(float ratio = 0);
    void paint();
    void paint(ImDrawData data);  // other things, over the framebuffer that is bound
    void show();

    // Forgets what Dear ImGui has made in the context, which may be lost, and makes it anew. Keys and buttons that are down at
    // release() count as released.
    void release();
    void restore();

    // Drops the input that poll() has taken.
    void ignore();

    void resize(int width, int height);  // in points
    int width() const;                   // points
    int height() const;
    float pixel_ratio() const;  // pixels per point

    // Looks up an OpenGL function; nullptr where the driver has none of that name.
    static void* find_function(const char* name);

  private:
    Window() = default;

    SDL_Window* window_ = nullptr;
    void* context_ = nullptr;
    int fingers_ = 0;
    std::deque<bool> seconds_;           // of presses that Dear ImGui has not yet seen: the second of two clicks
    float centre_x_ = 0, centre_y_ = 0;  // of two fingers, when they last moved
};

}  // namespace ravine::platform
