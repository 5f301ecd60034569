# The rooms of the core: a folder of src/ is a library. It finds the headers of its own folder and of the rooms that it is given, and
# no others, so that an include against the arrows does not compile.

# ravine_room(NAME [SMALL] ROOM_OR_LIBRARY...): the library ravine_NAME of src/NAME. SMALL says that it is not the arithmetic of races,
# surfaces and pictures: the page makes such code small instead of fast (size.cmake).
function(ravine_room name)
  cmake_parse_arguments(room SMALL "" "" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS src/${name}/*.cpp)
  set(headers ${PROJECT_BINARY_DIR}/rooms/${name})
  file(MAKE_DIRECTORY ${headers})
  file(CREATE_LINK ${PROJECT_SOURCE_DIR}/src/${name} ${headers}/${name} SYMBOLIC)
  add_library(ravine_${name} STATIC ${sources})
  target_include_directories(ravine_${name} PUBLIC ${headers})
  target_link_libraries(ravine_${name} PUBLIC ${room_UNPARSED_ARGUMENTS} PRIVATE ravine_warnings ravine_lean)
  if(room_SMALL AND EMSCRIPTEN)
    target_compile_options(ravine_${name} PRIVATE -Oz)
  endif()
  if(room_SMALL)
    ravine_precompile_as(ravine_${name} ravine_text)
  else()
    ravine_precompile_as(ravine_${name} ravine_math)
  endif()
endfunction()

# ravine_precompile_as(TARGET OWNER): shares the precompiled headers of the target OWNER, which must be compiled with the same options.
function(ravine_precompile_as target owner)
  if(target STREQUAL owner)
    ravine_precompile(${target})
  else()
    target_precompile_headers(${target} REUSE_FROM ${owner})
  endif()
endfunction()
