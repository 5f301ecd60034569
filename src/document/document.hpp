// Everything that a link holds, as plain data: the numbers of a race, how it is looked at, and what the person who looks is
// doing.
#pragma once

#include "document/page_state.hpp"
#include "document/view_options.hpp"
#include "experiment/experiment.hpp"

namespace ravine {

struct Document {
    Experiment experiment;
    ViewOptions view;
    PageState page;

    bool operator==(const Document&) const = default;
};

// Returns the document of a page that is opened without a link.
Document default_document();

// Makes a document look as the present one does: view and page become those of `present`, but for the lesson, which belongs to
// the race. A selected racer that the document does not have is deselected.
void look_alike(Document& document, const Document& present);

}  // namespace ravine
