# What is installed of the native programs, and `cpack --preset native`: a .deb and a .tar.gz of it.
include(GNUInstallDirs)

install(TARGETS ravine ravine-cli RUNTIME COMPONENT ravine)
install(FILES cmake/ravine.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications COMPONENT ravine)
install(FILES web/favicon.svg RENAME ravine.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps COMPONENT ravine)

set(documents ${CMAKE_INSTALL_DATADIR}/doc/ravine)
install(FILES LICENSE RENAME copyright DESTINATION ${documents} COMPONENT ravine)
install(FILES docs/third-party.txt DESTINATION ${documents} COMPONENT ravine)
foreach(font @fontsource/inter @fontsource/jetbrains-mono dejavu-fonts-ttf lucide-static)
  cmake_path(GET font FILENAME name)
  install(FILES web/node_modules/${font}/LICENSE RENAME ${name} DESTINATION ${documents}/licences COMPONENT ravine)
endforeach()

set(CPACK_GENERATOR DEB TGZ)
set(CPACK_INSTALL_CMAKE_PROJECTS "${PROJECT_BINARY_DIR};ravine;ravine;/") # none of what dependencies would install
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_FILE_NAME ravine-${PROJECT_VERSION}-${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_PACKAGE_VENDOR "Ravine contributors")
set(CPACK_PACKAGE_CONTACT "Ravine contributors")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Races of gradient-descent optimizers down a 3D loss surface")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libgl1 | libgles2") # SDL loads one of them at run time
include(CPack)
