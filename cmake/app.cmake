# The app: build/native/ravine, or build/web/site, a folder that any static server can serve.
include(cmake/embed.cmake)

file(GLOB_RECURSE app_sources CONFIGURE_DEPENDS src/render/*.cpp src/ui/*.cpp src/app/*.cpp src/platform/*.cpp)
list(REMOVE_ITEM app_sources ${geometry_sources} ${session_sources})
if(EMSCRIPTEN)
  list(FILTER app_sources EXCLUDE REGEX "/(platform/desktop|app/main)\\.cpp$")
else()
  list(FILTER app_sources EXCLUDE REGEX "/(platform/web|platform/web_numbers|app/main_page)\\.cpp$")
endif()
file(GLOB shaders CONFIGURE_DEPENDS shaders/*.vert shaders/*.frag)

add_executable(ravine ${app_sources})
target_link_libraries(ravine PRIVATE ravine_session ravine_fonts imgui SDL2::SDL2 ravine_warnings ravine_lean)
target_include_directories(ravine PRIVATE ${PROJECT_BINARY_DIR}/generated/app)
ravine_precompile(ravine <imgui.h> <glm/mat4x4.hpp> <glm/vec2.hpp> <glm/vec3.hpp> <glm/vec4.hpp>)
ravine_embed(ravine shaders ${shaders})

if(NOT EMSCRIPTEN)
  return()
endif()

# The page. EMSCRIPTEN_KEEPALIVE in the sources says what is exported; the loader in web/ does all that a shell file would.
set(site ${PROJECT_BINARY_DIR}/site)
set(npm ${PROJECT_SOURCE_DIR}/web/node_modules)
set_target_properties(ravine PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${site})
add_library(ravine_page INTERFACE) # how a program for a page is linked
target_link_options(ravine_page INTERFACE
  -Oz -sBINARYEN_EXTRA_PASSES=-Oz -sMODULARIZE -sEXPORT_ES6 -sEXPORT_NAME=createRavine -sENVIRONMENT=web
  -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
  -sFILESYSTEM=0 -sDYNAMIC_EXECUTION=0 -sMALLOC=emmalloc
  -sGL_TRACK_ERRORS=0 -sHTML5_SUPPORT_DEFERRING_USER_SENSITIVE_REQUESTS=0
  -sEXPORTED_RUNTIME_METHODS=ccall,UTF8ToString)
target_link_libraries(ravine PRIVATE ravine_page)
add_custom_command(TARGET ravine POST_BUILD
  COMMAND node ${PROJECT_SOURCE_DIR}/cmake/bundle.mjs ${npm} ${site}/ravine.js ${site}/ravine.js VERBATIM)
include(cmake/size.cmake)
include(cmake/empty_page.cmake)

file(GLOB pages CONFIGURE_DEPENDS web/*.html web/*.css web/*.svg web/*.webmanifest)
list(FILTER pages EXCLUDE REGEX /404\\.html$)
set(files ravine.js ravine.wasm)
set(copies "")
foreach(page IN LISTS pages)
  cmake_path(GET page FILENAME name)
  add_custom_command(OUTPUT ${site}/${name} COMMAND ${CMAKE_COMMAND} -E copy ${page} ${site}/${name} DEPENDS ${page} VERBATIM)
  list(APPEND files ${name})
  list(APPEND copies ${site}/${name})
endforeach()
# For who comes by a broken address, and not among the files that are kept for when there is no network.
add_custom_command(OUTPUT ${site}/404.html
  COMMAND ${CMAKE_COMMAND} -E copy ${PROJECT_SOURCE_DIR}/web/404.html ${site}/404.html DEPENDS web/404.html VERBATIM)
list(APPEND copies ${site}/404.html)
# The scripts become one file, and one more for each encoder, which is loaded when it is asked for.
file(GLOB scripts CONFIGURE_DEPENDS web/*.js web/encoders/*.js)
foreach(script web/main.js web/encoders/gif.js web/encoders/video.js)
  cmake_path(GET script FILENAME name)
  add_custom_command(OUTPUT ${site}/${name}
    COMMAND node ${PROJECT_SOURCE_DIR}/cmake/bundle.mjs ${npm} ${PROJECT_SOURCE_DIR}/${script} ${site}/${name}
    DEPENDS ${scripts} cmake/bundle.mjs ${packages} COMMENT "Bundling ${name}" VERBATIM)
  list(APPEND files ${name})
  list(APPEND copies ${site}/${name})
endforeach()
include(cmake/worker.cmake)
# iOS wants a picture of points, without transparency.
set(touch_icon ${site}/apple-touch-icon.png)
add_custom_command(OUTPUT ${touch_icon}
  COMMAND node ${PROJECT_SOURCE_DIR}/cmake/icon.mjs ${npm} ${PROJECT_SOURCE_DIR}/web/icon-maskable.svg 180 ${touch_icon}
  DEPENDS cmake/icon.mjs web/icon-maskable.svg ${packages} VERBATIM)
set(licences ${site}/licences.txt)
add_custom_command(OUTPUT ${licences}
  COMMAND node ${PROJECT_SOURCE_DIR}/cmake/licences.mjs ${licences}
    Ravine ${PROJECT_SOURCE_DIR}/LICENSE "What it contains" ${PROJECT_SOURCE_DIR}/docs/third-party.txt
    Inter ${npm}/@fontsource/inter/LICENSE "JetBrains Mono" ${npm}/@fontsource/jetbrains-mono/LICENSE
    "DejaVu Sans" ${npm}/dejavu-fonts-ttf/LICENSE Lucide ${npm}/lucide-static/LICENSE
  DEPENDS cmake/licences.mjs LICENSE docs/third-party.txt ${packages} VERBATIM)
list(APPEND files apple-touch-icon.png licences.txt)
list(APPEND copies ${touch_icon} ${licences})
add_custom_command(OUTPUT ${site}/build.js ${site}/service-worker.js
  COMMAND node ${PROJECT_SOURCE_DIR}/cmake/site.mjs ${site} ${files}
  DEPENDS ravine ${copies} cmake/site.mjs web/service-worker.js VERBATIM)
add_custom_command(OUTPUT ${PROJECT_BINARY_DIR}/compressed.stamp
  COMMAND node ${PROJECT_SOURCE_DIR}/cmake/compress.mjs ${site} ${files} build.js service-worker.js
  COMMAND ${CMAKE_COMMAND} -E touch ${PROJECT_BINARY_DIR}/compressed.stamp
  DEPENDS ${site}/build.js cmake/compress.mjs COMMENT "Compressing the page" VERBATIM)
# The pages of the lessons are for who comes from elsewhere, and not among the files that are kept for when there is no network.
set(RAVINE_SITE_URL "" CACHE STRING "The public address of the page, for oEmbed; without it there is none")
add_custom_command(OUTPUT ${PROJECT_BINARY_DIR}/lessons.stamp
  COMMAND node ${PROJECT_SOURCE_DIR}/cmake/lessons.mjs ${site} ${PROJECT_SOURCE_DIR}/docs/lessons.md ${RAVINE_SITE_URL}
  COMMAND ${CMAKE_COMMAND} -E touch ${PROJECT_BINARY_DIR}/lessons.stamp
  DEPENDS cmake/lessons.mjs docs/lessons.md ${site}/build.js COMMENT "Writing the pages of the lessons" VERBATIM)
add_custom_target(page_files DEPENDS ${site}/build.js ${PROJECT_BINARY_DIR}/lessons.stamp) # all but the compressed ones
add_custom_target(site ALL DEPENDS ${PROJECT_BINARY_DIR}/compressed.stamp ${PROJECT_BINARY_DIR}/lessons.stamp)
