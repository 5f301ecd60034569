# Toolchain file: finds the Emscripten that is on the PATH (emsdk's, or a distribution's) and hands over to its own.
find_program(RAVINE_EM_CONFIG em-config REQUIRED)
execute_process(COMMAND ${RAVINE_EM_CONFIG} EMSCRIPTEN_ROOT OUTPUT_VARIABLE emscripten_root
                OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
include(${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake)

# Debian keeps the acorn package, which emcc needs to link, where only Debian's own Node looks for it.
if(IS_DIRECTORY /usr/share/nodejs/acorn AND NOT IS_DIRECTORY ${emscripten_root}/node_modules)
  set(CMAKE_C_LINKER_LAUNCHER ${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs)
  set(CMAKE_CXX_LINKER_LAUNCHER ${CMAKE_C_LINKER_LAUNCHER})
endif()
