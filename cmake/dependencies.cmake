# What Ravine is built from. Each dependency is a pinned tag of its public repository, unless its sources are in
# .deps/NAME already (scripts/lib.sh fills that folder on Debian) or FETCHCONTENT_SOURCE_DIR_NAME says where they are.
# No dependency's own build runs, but Catch2's: all the others are headers or a few sources.
include(FetchContent)

macro(ravine_dependency name repository tag)
  string(TOUPPER ${name} upper_name)
  if(NOT FETCHCONTENT_SOURCE_DIR_${upper_name} AND IS_DIRECTORY ${PROJECT_SOURCE_DIR}/.deps/${name})
    set(FETCHCONTENT_SOURCE_DIR_${upper_name} ${PROJECT_SOURCE_DIR}/.deps/${name})
  endif()
  # A tag can be cloned without its history; a commit cannot. GIT_SHALLOW takes all that follows up to the next option with a
  # value, SYSTEM too, and is then true: so a flag among ARGN must not come first where it has to be OFF.
  string(REGEX MATCH "^[0-9a-f]+$" commit ${tag})
  string(LENGTH "${commit}" length)
  if(length EQUAL 40)
    set(shallow OFF)
  else()
    set(shallow ON)
  endif()
  FetchContent_Declare(${name} GIT_REPOSITORY https://github.com/${repository} GIT_TAG ${tag} GIT_SHALLOW ${shallow} ${ARGN})
  FetchContent_MakeAvailable(${name})
endmacro()

# A header-only dependency, as the target NAME_headers. Headers are in its include folder or, GLM's, at its top.
function(ravine_headers name repository tag)
  ravine_dependency(${name} ${repository} ${tag} SOURCE_SUBDIR no-build ${ARGN})
  set(folder ${${name}_SOURCE_DIR})
  if(IS_DIRECTORY ${folder}/include)
    string(APPEND folder /include)
  endif()
  add_library(${name}_headers INTERFACE)
  target_include_directories(${name}_headers SYSTEM INTERFACE ${folder})
endfunction()

# Results to the last bit depend on xsimd's polynomials: this version, everywhere.
ravine_headers(xsimd xtensor-stack/xsimd 13.2.0)
ravine_headers(fast_float fastfloat/fast_float v8.0.0)
ravine_headers(json nlohmann/json v3.11.3)
ravine_headers(glm g-truc/glm 1.0.1)
set(RAVINE_STB_COMMIT 8b5f1f37b5b75829fc72d38e7b5d4bcbf8a26d55 CACHE STRING "The commit of stb, which has no tags")
ravine_headers(stb nothings/stb ${RAVINE_STB_COMMIT})

ravine_dependency(fmt fmtlib/fmt 11.2.0 SOURCE_SUBDIR no-build)
add_library(fmt STATIC ${fmt_SOURCE_DIR}/src/format.cc)
target_include_directories(fmt SYSTEM PUBLIC ${fmt_SOURCE_DIR}/include)
target_compile_definitions(fmt PUBLIC FMT_EXCEPTIONS=0)
target_compile_options(fmt PRIVATE -fno-exceptions)

ravine_dependency(qrcodegen nayuki/QR-Code-generator v1.8.0 SOURCE_SUBDIR no-build)
add_library(qrcodegen STATIC ${qrcodegen_SOURCE_DIR}/cpp/qrcodegen.cpp)
target_include_directories(qrcodegen SYSTEM PUBLIC ${qrcodegen_SOURCE_DIR}/cpp)
target_compile_options(qrcodegen PRIVATE -fno-rtti)

if(RAVINE_HEADLESS)
  ravine_dependency(catch2 catchorg/Catch2 v3.7.1 SYSTEM)
  set_target_properties(Catch2 PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 20) # half the time
  target_compile_options(Catch2 PRIVATE -O1 -g0)
endif()

if(RAVINE_APP)
  include(cmake/sdl2.cmake)
  include(cmake/imgui.cmake)
endif()
