// Colours of racers and of the two themes, as sRGB in [0, 1].
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace ravine::render {

struct Colour {
    float r = 0, g = 0, b = 0;

    bool operator==(const Colour&) const = default;
};

// Returns the colour 0xRRGGBB.
constexpr Colour colour(std::uint32_t rgb) {
    const auto part = [rgb](int shift) { return static_cast<float>((rgb >> shift) & 0xffU) / 255.0F; };
    return {part(16), part(8), part(0)};
}

// A palette that is distinct for every common kind of colour vision: Okabe & Ito 2008, "Color universal design", without black,
// its eighth colour, which a dark page would hide. Racers take the colours in this order and begin again after the seventh.
inline constexpr std::array<Colour, 7> okabe_ito{
    colour(0xe69f00),  // orange
    colour(0x56b4e9),  // sky blue
    colour(0x009e73),  // bluish green
    colour(0xd55e00),  // vermilion
    colour(0xcc79a7),  // reddish purple
    colour(0xf0e442),  // yellow
    colour(0x0072b2),  // blue
};
constexpr Colour racer_colour(std::size_t racer) { return okabe_ito[racer % okabe_ito.size()]; }

// Return the relative luminance, and the contrast ratio from 1 to 21: WCAG 2.1.
inline double luminance(const Colour& c) {
    const auto linear = [](double s) { return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}
inline double contrast(const Colour& a, const Colour& b) {
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

// Returns black or white, whichever reads better on a colour: the contrast is always over 4.5.
inline Colour ink_on(const Colour& ground) {
    constexpr Colour black{}, white{1, 1, 1};
    return contrast(black, ground) > contrast(white, ground) ? black : white;
}

// Returns a colour for text on a ground: `own`, made darker or lighter until the contrast is 4.5 (WCAG 2.1).
inline Colour readable_on(const Colour& ground, const Colour& own) {
    constexpr double enough = 4.5;
    constexpr int shades = 25;
    const Colour ink = ink_on(ground);
    for (int i = 0; i < shades; ++i) {
        const float part = static_cast<float>(i) / shades;
        const auto mix = [part](float a, float b) { return a + part * (b - a); };
        const Colour shade{mix(own.r, ink.r), mix(own.g, ink.g), mix(own.b, ink.b)};
        if (contrast(shade, ground) >= enough) return shade;
    }
    return ink;
}

// Colours and light of the picture in a theme.
struct Theme {
    Colour centre, edge;     // of the background, a soft pool of light behind the surface
    Colour grid;             // lines of the floor
    Colour contour;          // lines of equal loss
    Colour casing;           // the thin line around trails and balls that sets them off the surface
    Colour text;             // of tick numbers
    float contour_strength;  // opacity of a contour line
    float ambient;           // light that reaches every slope
    float shade;             // of the surface on the floor

    bool operator==(const Theme&) const = default;
};

inline constexpr Theme dark_theme{colour(0x202834),
                                  colour(0x0b0f14),
                                  colour(0x5a6675),
                                  colour(0xf4f7fb),
                                  colour(0x0b0f14),
                                  colour(0x98a4b3),
                                  0.30F,
                                  1.0F,
                                  0.35F};
inline constexpr Theme light_theme{colour(0xfbfcfe),
                                   colour(0xd9dfe8),
                                   colour(0x9aa5b4),
                                   colour(0x0c1118),
                                   colour(0xffffff),
                                   colour(0x536072),
                                   0.34F,
                                   1.12F,
                                   0.12F};

}  // namespace ravine::render
