// The look: fonts, colours and one spacing scale for all that is drawn with Dear ImGui.
#pragma once

#include <imgui.h>

namespace ravine::ui {

// Steps of the spacing scale, in points.
inline constexpr float gap = 8, wide_gap = 14, radius = 6, row_height = 30;

struct Palette {
    ImVec4 panel, border, field, hovered, active;  // surfaces
    ImVec4 text, quiet, accent, on_accent, danger;
};

enum class Mode : unsigned char { dark, light };

// Returns the palette of a mode. Contrast: stronger borders and text, for users who prefer it.
const Palette& palette(Mode mode, bool contrast);

// Loads the embedded fonts. Requires one call after ImGui's context was made.
void load_fonts();

// Sets colours and measures of all widgets. Touch makes controls as large as a thumb.
void apply_theme(Mode mode, bool contrast, bool touch);

// Returns the current palette.
const Palette& colours();

// Uses a font during the life of the object.
enum class Face : unsigned char { text, bold, mono, small, fine };
class With {
  public:
    explicit With(Face face);
    ~With() { ImGui::PopFont(); }
    With(const With&) = delete;
    With& operator=(const With&) = delete;
};

}  // namespace ravine::ui
