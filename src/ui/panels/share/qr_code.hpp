// The QR code of a link: in a panel, and enlarged over everything, to be scanned from across a room.
#pragma once

#include "export/qr_code.hpp"

#include <optional>
#include <string>

namespace ravine::ui {

struct ShownCode {
    bool open = false, large = false;
    std::string link;            // of the code
    std::optional<QrCode> code;  // none if the link is too long
};

// Draws a button that shows the code, or hides it; if the panel is too low for it, enlarges it at once.
void qr_code_button(const char* label, float width, const std::string& link, ShownCode& shown);

// Draws the shown code, as wide as the panel, or the reason for its absence; a press enlarges it.
void shown_qr_code(const std::string& link, ShownCode& shown);

// Draws the enlarged code, until a press or Esc. It stays the code of that moment while the link changes.
void large_qr_code(ShownCode& shown);

}  // namespace ravine::ui
