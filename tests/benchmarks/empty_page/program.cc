// A page of SDL2 and Dear ImGui and nothing else, to set Ravine beside: one window with a text, drawn once.
#include "fonts.hpp"

#include <SDL.h>
#include <backends/imgui_impl_opengl3.h>
#include <backends/imgui_impl_sdl2.h>
#include <emscripten.h>
#include <emscripten/html5.h>
#include <imgui.h>

namespace {

SDL_Window* window;

EM_BOOL draw(double, void*) {
    for (SDL_Event event; SDL_PollEvent(&event) != 0;) ImGui_ImplSDL2_ProcessEvent(&event);
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplSDL2_NewFrame();
    ImGui::NewFrame();
    ImGui::Begin("Nothing");
    ImGui::TextUnformatted("This page draws one window.");
    ImGui::End();
    ImGui::Render();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    SDL_GL_SwapWindow(window);
    return EM_FALSE;
}

}  // namespace

int main() {
    if (SDL_Init(SDL_INIT_VIDEO) != 0) return 1;
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_MULTISAMPLEBUFFERS, 1);
    SDL_GL_SetAttribute(SDL_GL_MULTISAMPLESAMPLES, 4);
    window = SDL_CreateWindow("Nothing", 0, 0, 1280, 800, SDL_WINDOW_OPENGL | SDL_WINDOW_ALLOW_HIGHDPI);
    SDL_GLContext context = window ? SDL_GL_CreateContext(window) : nullptr;
    if (!context) return 1;
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    const auto font = ravine::fonts::text;
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    auto* bytes = const_cast<unsigned char*>(font.data());
    ImGui::GetIO().Fonts->AddFontFromMemoryTTF(bytes, static_cast<int>(font.size()), 15, &config);
    ImGui_ImplSDL2_InitForOpenGL(window, context);
    ImGui_ImplOpenGL3_Init("#version 300 es");
    emscripten_request_animation_frame(draw, nullptr);
    return 0;
}
