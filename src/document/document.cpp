#include "document/document.hpp"

#include <utility>

namespace ravine {

Document default_document() { return {default_experiment(), {}, {}}; }

void look_alike(Document& document, const Document& present) {
    std::string lesson = std::move(document.page.lesson);
    document.view = present.view;
    document.page = present.page;
    document.page.lesson = std::move(lesson);
    if (document.page.selected >= static_cast<int>(document.experiment.racers.size())) document.page.selected = -1;
}

}  // namespace ravine
