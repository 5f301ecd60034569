// The QR code of a link: in a panel, and enlarged over everything, to be scanned from across a room.
#pragma once

#include "ui/panels.hpp"

#include <string>

namespace ravine::ui {

// Shows the code, or hides it again; where the panel is too low for it, enlarged at once.
void qr_code_button(const char* label, float width, const std::string& link, ShownCode& shown);

// The code where it is shown, as wide as the panel, or why there is none; a press enlarges it.
void shown_qr_code(const std::string& link, ShownCode& shown);

// The enlarged one, until a press or Esc. It stays as it was when it was pressed, though the link goes on.
void large_qr_code(ShownCode& shown);

}  // namespace ravine::ui
