# The fonts, cut to the characters that are shown: the library ravine_fonts, whose header is fonts.hpp. `packages` becomes the file to
# depend on for what comes from npm.
ravine_npm(web packages)
set(fonts ${PROJECT_BINARY_DIR}/generated/fonts)
file(MAKE_DIRECTORY ${fonts})
add_custom_command(OUTPUT ${fonts}/fonts.hpp ${fonts}/fonts.cpp
  COMMAND node ${PROJECT_SOURCE_DIR}/cmake/fonts.mjs ${PROJECT_SOURCE_DIR}/web/node_modules ${fonts}
  DEPENDS cmake/fonts.mjs src/document/panels.def ${packages} COMMENT "Cutting the fonts to size" VERBATIM)
add_library(ravine_fonts STATIC ${fonts}/fonts.cpp ${fonts}/fonts.hpp)
target_include_directories(ravine_fonts PUBLIC ${fonts})
