// The constants of the loss, with a slider and a field each.
#pragma once

#include "document/document.hpp"
#include "ui/widgets/fields.hpp"

namespace ravine::ui {

// `fault` is that of the constant typed last.
void draw_constants(Document& document, Fault& fault);

}  // namespace ravine::ui
