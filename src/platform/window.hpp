// A window with an OpenGL context and Dear ImGui on it: SDL2 natively, the page's canvas in a browser.
#pragma once

#include "text/result.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct SDL_Window;
struct ImDrawData;

namespace ravine::platform {

// Input since the last frame, beside that passed to Dear ImGui.
struct Events {
    int count = 0;  // of all kinds
    bool quit = false;
    int fingers = 0;                              // on the screen
    std::string text;                             // dropped on the window, or the content of a dropped file
    std::string fault;                            // why that could not be read, as a sentence
    float pinch = 0;                              // two fingers: change of their distance, in window heights
    float drag_x = 0, drag_y = 0;                 // two fingers: movement of their centre, in points
    float centre_x = 0, centre_y = 0, twist = 0;  // position of that centre, and their turn in degrees, clockwise
};

class Window {
  public:
    // Opens a window of that size in points; on the web the canvas keeps its own size. Fails without a display, and with
    // neither OpenGL ES 3.0 nor OpenGL 3.3.
    static Result<std::unique_ptr<Window>> open(const char* title, int width, int height);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    Events poll();

    // Returns true while inputs wait for later frames: of some kinds ImGui takes one a frame.
    bool waiting() const;

    // A frame: after begin() the app draws and calls ImGui, paint() draws ImGui's output on top, show() presents all. With a
    // ratio above 0 the frame is for a picture with so many pixels per point.
    void begin(float ratio = 0);
    void paint();
    void paint(ImDrawData data);  // other output, over the bound framebuffer
    void show();

    // release() drops Dear ImGui's objects in the context, which may be lost; keys and buttons that are down count as released.
    // restore() makes the objects anew.
    void release();
    void restore();

    // Drops the input taken by poll().
    void ignore();

    void resize(int width, int height);  // in the screen's points

    // Makes a point so many of the screen's, from the next frame on: all that is drawn becomes larger.
    void enlarge(float points) { enlargement_ = points; }
    float enlargement() const { return enlargement_; }

    int width() const;  // points
    int height() const;
    int screen_width() const;  // in the screen's points, however enlarged
    int screen_height() const;
    float pixel_ratio() const;  // pixels per point

    // Returns the address of an OpenGL function; nullptr if the driver lacks it.
    static void* find_function(const char* name);

  private:
    Window() = default;

    SDL_Window* window_ = nullptr;
    void* context_ = nullptr;
    int fingers_ = 0;
    std::vector<char> seconds_;  // for presses that Dear ImGui has not yet seen: true for the second of two clicks
    float enlargement_ = 1;
    int told_ = 0;                       // inputs that Dear ImGui has in enlarged points already
    float centre_x_ = 0, centre_y_ = 0;  // of two fingers, at their last movement
};

}  // namespace ravine::platform
