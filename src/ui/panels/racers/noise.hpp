// Uncertain gradients: added noise, batches, and the seed of both.
#pragma once

#include "document/document.hpp"
#include "ui/widgets/fields.hpp"

namespace ravine::ui {

// `rows` are those of the loss; `seed_fault` is that of the seed typed last.
void draw_noise(Document& document, int rows, Fault& seed_fault);

}  // namespace ravine::ui
