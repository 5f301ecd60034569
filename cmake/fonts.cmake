# The fonts, cut to the characters that are shown: the library ravine_fonts, whose header is fonts.hpp. `packages` becomes the file to
# depend on for what comes from npm.
ravine_npm(web packages)
set(folder ${PROJECT_BINARY_DIR}/generated/fonts)
file(MAKE_DIRECTORY ${folder})
add_custom_command(OUTPUT ${folder}/fonts.hpp ${folder}/fonts.cpp
  COMMAND node ${PROJECT_SOURCE_DIR}/cmake/fonts.mjs ${PROJECT_SOURCE_DIR}/web/node_modules ${folder}
  DEPENDS cmake/fonts.mjs src/document/panels.def ${packages} COMMENT "Cutting the fonts to size" VERBATIM)
add_library(ravine_fonts STATIC ${folder}/fonts.cpp ${folder}/fonts.hpp)
target_include_directories(ravine_fonts PUBLIC ${folder})
