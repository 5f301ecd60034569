# ravine_precompile(TARGET HEADER...): precompiles the standard headers that most files include, {fmt}, and what is named. Files still
# include all that they use: CMAKE_DISABLE_PRECOMPILE_HEADERS builds them without.
function(ravine_precompile target)
  target_precompile_headers(${target} PRIVATE
    <algorithm> <array> <cmath> <cstdint> <functional> <map> <memory> <optional> <span> <string> <string_view> <utility> <vector>
    <fmt/format.h> ${ARGN})
  if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
    # Compiler caches may hand out a precompiled header that is older than the headers' files.
    target_compile_options(${target} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")
  endif()
endfunction()
