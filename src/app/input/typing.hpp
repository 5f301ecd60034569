// Text that the host passes to the focused text field of Dear ImGui, as if it were typed.
#pragma once

#include <string_view>

namespace ravine {

// Erases characters before the cursor, then inserts the text, with Enter for line breaks. Returns the number of frames that the
// keys take beyond the usual ones; 0 if no field has the focus.
int type_text(int erased, std::string_view text);

// Returns false if no field has the focus.
bool paste_text(std::string_view text);

}  // namespace ravine
