// The settings of a study: its racer, size, seeds, starts and ranges.
#pragma once

#include "document/document.hpp"
#include "ui/widgets/fields.hpp"

namespace ravine::ui {

// The fault of the number typed last.
struct StudyEditing {
    Fault fault;
};

// Draws a row per setting that the kind of study has. Requires a document with a study and at least one racer.
void study_settings(Document& document, StudyEditing& editing);

}  // namespace ravine::ui
