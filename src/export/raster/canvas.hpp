// Shapes and text on a picture, with smooth edges, by stb_truetype. Lengths are pixels; y points down. Internal to the exports.
#pragma once

#include "export/image.hpp"
#include "export/svg/isolines.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace ravine {

struct Paint {
    std::uint32_t colour = 0;  // 0xRRGGBB
    double opacity = 1;
};

struct Pen {
    double width = 1;
    std::vector<double> dashes;  // lengths of dash and gap, in turns; none for a whole line
    bool round = false;          // ends and corners; or else ends are cut and corners have a gap
};

struct Lettering {
    enum class Anchor { start, middle, end };

    double size = 12;  // of the em
    bool bold = false;
    Anchor anchor = Anchor::start;
    bool upwards = false;  // turned by a quarter, to be read from below to above
};

// Returns a closed regular polygon around a place, the same to the last bit everywhere.
Polyline polygon(Vector centre, double radius, int corners);

class Canvas {
  public:
    // Begins with a black picture. Requires positive sides.
    Canvas(int width, int height);

    // Fills outlines by the non-zero rule.
    void fill(const std::vector<Polyline>& outlines, Paint paint);

    void stroke(const std::vector<Polyline>& lines, const Pen& pen, Paint paint);

    // Writes one line of UTF-8 from a place on its baseline, in the fonts of the app. Leaves out what they do not have.
    void write(std::string_view text, Vector at, const Lettering& lettering, Paint paint);

    const Image& image() const { return image_; }

  private:
    void blend(std::span<const unsigned char> coverage, int left, int top, int width, Paint paint);

    Image image_;
};

}  // namespace ravine
