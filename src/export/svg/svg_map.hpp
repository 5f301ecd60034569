// The ground of a figure: bands of colour, lines of equal loss and their values. Internal to the exports.
#pragma once

#include "document/document.hpp"
#include "export/svg/svg_page.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ravine {

struct SvgMap {
    std::string ground;  // drawn below paths
    std::string labels;  // drawn over paths
};

// Returns the map, empty without a loss. Labels keep away from the points `taken` on the page.
SvgMap svg_map(const Page& page, const std::shared_ptr<const Loss>& loss, const Document& document, bool bands,
               const std::vector<Vector>& taken);

}  // namespace ravine
