# SDL2, as the target SDL2::SDL2: the system's on a desktop; in the browser, its sources with the configuration that SDL
# keeps for Emscripten. (SDL's own build asks the compiler for two minutes what that file already says, and the port that
# -sUSE_SDL=2 names is not in every Emscripten.)
if(NOT EMSCRIPTEN)
  find_package(SDL2 QUIET)
  if(TARGET SDL2::SDL2)
    return()
  endif()
  set(SDL_STATIC OFF)
  set(SDL_TEST OFF)
  ravine_dependency(sdl2 libsdl-org/SDL release-2.26.5)
  return()
endif()

ravine_dependency(sdl2 libsdl-org/SDL release-2.26.5 SOURCE_SUBDIR no-build)

# The subsystems that a page of pictures, keys and pointers needs; cmake/sdl2_absent.c answers for the others.
set(folders . atomic cpuinfo events file libm loadso/dlopen misc misc/emscripten render stdlib thread thread/generic timer
    timer/unix video video/emscripten video/yuv2rgb)
list(TRANSFORM folders PREPEND ${sdl2_SOURCE_DIR}/src/)
list(TRANSFORM folders APPEND /*.c)
file(GLOB sources ${folders})

add_library(SDL2 STATIC ${sources} ${PROJECT_SOURCE_DIR}/cmake/sdl2_absent.c)
add_library(SDL2::SDL2 ALIAS SDL2)
target_include_directories(SDL2 SYSTEM PUBLIC ${sdl2_SOURCE_DIR}/include)
target_compile_definitions(SDL2 PRIVATE SDL_LEAN_AND_MEAN=1
  SDL_RENDER_DISABLED SDL_AUDIO_DISABLED SDL_JOYSTICK_DISABLED SDL_HAPTIC_DISABLED SDL_SENSOR_DISABLED SDL_POWER_DISABLED)
target_compile_options(SDL2 PRIVATE -Os -w)
