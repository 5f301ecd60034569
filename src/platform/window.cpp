#include "platform/window.hpp"

#include <SDL.h>
#include <backends/imgui_impl_opengl3.h>
#include <backends/imgui_impl_sdl2.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cfloat>
#include <cmath>

namespace ravine::platform {
namespace {

struct Api {
    int profile, major, minor;
    const char* shaders;  // the first line of Dear ImGui's shaders
};
// In the order of trying; a browser has WebGL 2, which is OpenGL ES 3.0.
constexpr Api apis[] = {
#ifndef __EMSCRIPTEN__
    {SDL_GL_CONTEXT_PROFILE_CORE, 3, 3, "#version 330 core"},
#endif
    {SDL_GL_CONTEXT_PROFILE_ES, 3, 0, "#version 300 es"},
};

// Requests colours alone: the renderer has its own depth and multisampling.
void prepare(const Api& api) {
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, api.profile);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, api.major);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, api.minor);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
}

bool is_letter(SDL_Keycode key) { return key >= SDLK_a && key <= SDLK_z; }

bool layout_has_letters() {
    for (int code = SDL_SCANCODE_A; code <= SDL_SCANCODE_Z; ++code) {
        if (is_letter(SDL_GetKeyFromScancode(static_cast<SDL_Scancode>(code)))) return true;
    }
    return false;
}

// Shortcuts are Latin letters. A layout without them, as the Russian one, has them at their places on other keyboards.
void name_by_place(SDL_Keysym& key) {
    const bool of_letter = key.scancode >= SDL_SCANCODE_A && key.scancode <= SDL_SCANCODE_Z;
    if (!of_letter || is_letter(key.sym) || layout_has_letters()) return;
    key.sym = SDLK_a + (key.scancode - SDL_SCANCODE_A);
}

// Returns a length of the window in enlarged points.
int in_points(int length, float enlargement) {
    return std::max(1, static_cast<int>(std::lround(static_cast<float>(length) / enlargement)));
}

void take_text(Events& events, char* text) {
    if (!text) return;
    events.text = text;
    SDL_free(text);
}

// Reads the beginning of a file, more than any readable file has. Sets a sentence if it cannot be read.
void take_file(Events& events, char* path) {
    if (!path) return;
    constexpr std::size_t most = 1 << 20;
    SDL_RWops* file = SDL_RWFromFile(path, "rb");
    events.text.resize(most);
    events.text.resize(file ? SDL_RWread(file, events.text.data(), 1, most) : 0);
    if (file) SDL_RWclose(file);
    events.fault = events.text.empty() ? std::string("There is nothing to read in ") + path + "." : "";
    SDL_free(path);
}

}  // namespace

Result<std::unique_ptr<Window>> Window::open(const char* title, int width, int height) {
    // In a page, takes keys only while the canvas has the focus; others belong to the page and the browser.
    SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, "#canvas");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    if (SDL_Init(SDL_INIT_VIDEO) != 0)
        return Failure{std::string("there is no display to open a window on: ") + SDL_GetError()};
    std::unique_ptr<Window> window(new Window);
    for (const Api& api : apis) {
        prepare(api);
        const auto flags = static_cast<Uint32>(SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
        window->window_ = SDL_CreateWindow(title, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width, height, flags);
        window->context_ = window->window_ ? SDL_GL_CreateContext(window->window_) : nullptr;
        if (!window->context_) {
            if (window->window_) SDL_DestroyWindow(window->window_);
            window->window_ = nullptr;
            continue;
        }
        SDL_GL_SetSwapInterval(1);
        ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;
        ImGui_ImplSDL2_InitForOpenGL(window->window_, window->context_);
        ImGui_ImplOpenGL3_Init(api.shaders);
        return window;
    }
    return Failure{std::string("neither OpenGL 3.3 nor OpenGL ES 3.0 is here: ") + SDL_GetError()};
}

Window::~Window() {
    if (context_) {
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplSDL2_Shutdown();
        ImGui::DestroyContext();
        SDL_GL_DeleteContext(context_);
    }
    if (window_) SDL_DestroyWindow(window_);
    SDL_Quit();
}

Events Window::poll() {
    Events events;
    for (SDL_Event event; SDL_PollEvent(&event) != 0; ++events.count) {
        if (event.type == SDL_MULTIGESTURE && event.mgesture.numFingers == 2) {
            constexpr float degrees = 57.29578F;
            events.pinch += event.mgesture.dDist;
            events.twist += degrees * event.mgesture.dTheta;
            centre_x_ = event.mgesture.x * static_cast<float>(width());
            centre_y_ = event.mgesture.y * static_cast<float>(height());
        }
        if (event.type == SDL_FINGERDOWN) ++fingers_;
        if (event.type == SDL_FINGERUP && fingers_ > 0) --fingers_;
        if (event.type == SDL_FINGERMOTION && fingers_ == 2) {
            events.drag_x += 0.5F * event.tfinger.dx * static_cast<float>(width());
            events.drag_y += 0.5F * event.tfinger.dy * static_cast<float>(height());
        }
        if (event.type == SDL_QUIT) events.quit = true;
        if (event.type == SDL_KEYDOWN || event.type == SDL_KEYUP) name_by_place(event.key.keysym);
        if (event.type == SDL_MOUSEBUTTONDOWN) seconds_.push_back(event.button.clicks >= 2);
        if (event.type == SDL_DROPTEXT) take_text(events, event.drop.file);
        if (event.type == SDL_DROPFILE) take_file(events, event.drop.file);
        ImGui_ImplSDL2_ProcessEvent(&event);
    }
    events.fingers = fingers_;
    events.centre_x = centre_x_;
    events.centre_y = centre_y_;
    return events;
}

void Window::begin(float ratio) {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplSDL2_NewFrame();
    // ImGui takes one event of a button per frame, a double click four. With slow frames that takes long, but two quick clicks,
    // as SDL counts them, must still be a double click.
    ImGuiIO& io = ImGui::GetIO();
    if (enlargement_ != 1 && io.DisplaySize.x > 0 && io.DisplaySize.y > 0) {  // 0 while minimised
        const ImVec2 size{static_cast<float>(width()), static_cast<float>(height())};
        ImVector<ImGuiInputEvent>& inputs = ImGui::GetCurrentContext()->InputEventsQueue;
        for (int i = told_; i < inputs.Size; ++i) {
            if (inputs[i].Type != ImGuiInputEventType_MousePos || inputs[i].MousePos.PosX == -FLT_MAX) continue;
            inputs[i].MousePos.PosX *= size.x / io.DisplaySize.x;
            inputs[i].MousePos.PosY *= size.y / io.DisplaySize.y;
        }
        io.DisplayFramebufferScale.x *= io.DisplaySize.x / size.x;
        io.DisplayFramebufferScale.y *= io.DisplaySize.y / size.y;
        io.DisplaySize = size;
    }
    if (ratio > 0) io.DisplayFramebufferScale = {ratio, ratio};
    constexpr float usual = 0.5F, longest = 3;
    const bool second = !seconds_.empty() && seconds_.front();
    io.MouseDoubleClickTime = second ? std::clamp(6 * io.DeltaTime, usual, longest) : usual;
    ImGui::NewFrame();
    const ImGuiContext& context = *ImGui::GetCurrentContext();
    for (const ImGuiInputEvent& event : context.InputEventsTrail) {
        const bool press = event.Type == ImGuiInputEventType_MouseButton && event.MouseButton.Down;
        if (press && !seconds_.empty()) seconds_.erase(seconds_.begin());
    }
    if (context.InputEventsQueue.empty()) seconds_.clear();
    told_ = context.InputEventsQueue.Size;
}

bool Window::waiting() const { return !ImGui::GetCurrentContext()->InputEventsQueue.empty(); }

void Window::paint() {
    ImGui::Render();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void Window::paint(ImDrawData data) { ImGui_ImplOpenGL3_RenderDrawData(&data); }

void Window::show() { SDL_GL_SwapWindow(window_); }

void Window::release() {
    ImGui_ImplOpenGL3_DestroyDeviceObjects();
    ImGui::GetIO().ClearInputKeys();
    ImGui::GetIO().ClearInputMouse();
}

void Window::restore() { ImGui_ImplOpenGL3_CreateDeviceObjects(); }

void Window::ignore() {
    ImGui::GetIO().ClearEventsQueue();
    told_ = 0;
    seconds_.clear();
}

void Window::resize(int width, int height) { SDL_SetWindowSize(window_, width, height); }

int Window::screen_width() const {
    int width = 0;
    SDL_GetWindowSize(window_, &width, nullptr);
    return width;
}

int Window::screen_height() const {
    int height = 0;
    SDL_GetWindowSize(window_, nullptr, &height);
    return height;
}

int Window::width() const { return in_points(screen_width(), enlargement_); }

int Window::height() const { return in_points(screen_height(), enlargement_); }

float Window::pixel_ratio() const {
    int pixels = 0;
    SDL_GL_GetDrawableSize(window_, &pixels, nullptr);
    const int points = width();
    return points > 0 ? static_cast<float>(pixels) / static_cast<float>(points) : 1;
}

void* Window::find_function(const char* name) { return SDL_GL_GetProcAddress(name); }

}  // namespace ravine::platform
