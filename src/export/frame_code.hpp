// HTML that shows a race in another page (docs/embed.md).
#pragma once

#include "experiment/experiment.hpp"

#include <string>
#include <string_view>

namespace ravine {

// Returns an <iframe> with the link, which may do no more in the page than run, and a title for screen readers.
std::string frame_code(std::string_view link, const Experiment& experiment);

}  // namespace ravine
