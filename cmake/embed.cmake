# ravine_embed(TARGET NAME FILE...): shaders as C++, without comments, for `#include "NAME.hpp"` in TARGET. In namespace ravine::NAME,
# each file is a std::string_view called as the file, with underscores for dots.
function(ravine_embed target name)
  set(stem ${PROJECT_BINARY_DIR}/generated/app/${name})
  add_custom_command(OUTPUT ${stem}.hpp ${stem}.cpp
    COMMAND ${CMAKE_COMMAND} -D NAME=${name} -D STEM=${stem} -D "FILES=${ARGN}" -P ${CMAKE_CURRENT_FUNCTION_LIST_FILE}
    DEPENDS ${ARGN} ${CMAKE_CURRENT_FUNCTION_LIST_FILE} VERBATIM)
  target_sources(${target} PRIVATE ${stem}.hpp ${stem}.cpp)
endfunction()

# As the command above, at build time.
if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  foreach(file IN LISTS FILES)
    cmake_path(GET file FILENAME symbol)
    string(REPLACE . _ symbol ${symbol})
    file(READ ${file} text)
    string(REGEX REPLACE "[ \t]*//[^\n]*" "" text "${text}")
    string(REGEX REPLACE "\n[ \t]+" "\n" text "${text}") # lines keep their numbers
    string(APPEND declarations "extern const std::string_view ${symbol};\n")
    string(APPEND definitions "constexpr std::string_view ${symbol} = R\"embedded(${text})embedded\";\n")
  endforeach()
  set(comment "// Written by cmake/embed.cmake.\n")
  set(space "namespace ravine::${NAME}")
  file(WRITE ${STEM}.hpp "${comment}#pragma once\n#include <string_view>\n${space} {\n${declarations}} // ${space}\n")
  file(WRITE ${STEM}.cpp "${comment}#include \"${NAME}.hpp\"\n${space} {\n${definitions}} // ${space}\n")
endif()
