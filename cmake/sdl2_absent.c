/* What Dear ImGui's backend and SDL itself ask of the parts of SDL that cmake/sdl2.cmake leaves out: there are no game controllers,
   and there is no OpenGL function by name, as a page links those that it calls. Without the second, all of WebGL would be kept for
   whoever might ask. */
#include <EGL/egl.h>
#include <SDL.h>

int SDL_NumJoysticks(void) { return 0; }
SDL_bool SDL_IsGameController(int index) { return SDL_FALSE; }
SDL_GameController* SDL_GameControllerOpen(int index) { return NULL; }
void SDL_GameControllerClose(SDL_GameController* controller) {}
Uint8 SDL_GameControllerGetButton(SDL_GameController* controller, SDL_GameControllerButton button) { return 0; }
Sint16 SDL_GameControllerGetAxis(SDL_GameController* controller, SDL_GameControllerAxis axis) { return 0; }

__eglMustCastToProperFunctionPointerType eglGetProcAddress(const char* name) { return NULL; }
