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

// Marks of a dashed line: eighths of its period, from the lowest bit up. Where the colours of racers begin again, so many
// periods tell them apart: solid, dashes, dots, dash and dot, dash and two dots.
inline constexpr std::array<std::uint32_t, 5> line_patterns{0xff, 0x1f, 0x33, 0x4f, 0x57};
inline constexpr double line_period = 18;  // points
constexpr std::uint32_t racer_pattern(std::size_t racer) {
    return line_patterns[racer / okabe_ito.size() % line_patterns.size()];
}

// Linear light of a part of a colour, and back: IEC 61966-2-1.
inline double to_linear(double s) { return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4); }
inline double to_srgb(double light) { return light <= 0.0031308 ? 12.92 * light : 1.055 * std::pow(light, 1 / 2.4) - 0.055; }

// Return the relative luminance, and the contrast ratio from 1 to 21: WCAG 2.1.
inline double luminance(const Colour& c) { return 0.2126 * to_linear(c.r) + 0.7152 * to_linear(c.g) + 0.0722 * to_linear(c.b); }
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

// Returns a mixture of two colours' light.
inline Colour mixed(const Colour& a, const Colour& b, double share) {
    const auto mix = [share](double x, double y) {
        return static_cast<float>(to_srgb(to_linear(x) + share * (to_linear(y) - to_linear(x))));
    };
    return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b)};
}

// Returns the colour of a bold line of equal loss on a ground: lighter where that is dark, darker where it is bright. A thin
// line is a mixture of it.
inline constexpr double thin_contour = 0.62;
inline Colour contour_on(const Colour& ground) {
    constexpr double dark = 0.22, wanted = 2.5;  // luminance, contrast
    const double light = luminance(ground);
    if (light < dark) return mixed(ground, {1, 1, 1}, (wanted - 1) * (light + 0.05) / (1 - light));
    return mixed(ground, {}, (light + 0.05) * (1 - 1 / wanted) / light);
}

// Colours and light of the picture in a theme.
struct Theme {
    Colour centre, edge;  // of the background, a soft pool of light behind the surface
    Colour grid;          // lines of the floor
    Colour casing;        // the thin line around trails and balls that sets them off the surface
    Colour text;          // of tick numbers
    float ambient;        // light that reaches every slope
    float shade;          // of the surface on the floor

    bool operator==(const Theme&) const = default;
};

inline constexpr Theme dark_theme{
    colour(0x202834), colour(0x0b0f14), colour(0x5a6675), colour(0x0b0f14), colour(0x98a4b3), 1.0F, 0.35F};
inline constexpr Theme light_theme{
    colour(0xfbfcfe), colour(0xd9dfe8), colour(0x9aa5b4), colour(0xffffff), colour(0x536072), 1.12F, 0.12F};

}  // namespace ravine::render
