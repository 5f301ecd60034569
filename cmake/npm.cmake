# ravine_npm(FOLDER VARIABLE): `npm ci` in FOLDER when its node_modules is missing or older than its lock. VARIABLE becomes the file
# to depend on.
function(ravine_npm folder variable)
  set(installed ${PROJECT_SOURCE_DIR}/${folder}/node_modules/.package-lock.json)
  add_custom_command(OUTPUT ${installed}
    COMMAND npm ci && ${CMAKE_COMMAND} -E touch ${installed}
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}/${folder} DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/package-lock.json
    COMMENT "Installing ${folder}/node_modules")
  set(${variable} ${installed} PARENT_SCOPE)
endfunction()
