#include "export/raster/canvas.hpp"

#include "math/elementary.hpp"
#include "text/utf8.hpp"

#include <fonts.hpp>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <optional>

#define STB_TRUETYPE_IMPLEMENTATION
#define STBTT_STATIC
#if __has_include(<stb/stb_truetype.h>)  // as on Debian
#include <stb/stb_truetype.h>
#else
#include <stb_truetype.h>
#endif

namespace ravine {
namespace {

constexpr float flatness = 0.35F;  // farthest that a piece of a curve is from it, in pixels

stbtt_vertex vertex(unsigned char type, double x, double y) {
    stbtt_vertex result{};
    result.type = type;
    result.x = static_cast<stbtt_vertex_type>(std::lround(x));
    result.y = static_cast<stbtt_vertex_type>(std::lround(y));
    return result;
}

// The pixels that an outline may cover, within a picture.
struct Pixels {
    int left = 0, top = 0, width = 0, height = 0;
};

Pixels pixels_of(const Box& box, const Image& image) {
    const auto within = [](double value, int most) {
        return static_cast<int>(std::clamp(value, 0.0, static_cast<double>(most)));
    };
    const int left = within(std::floor(box.low.x), image.width), top = within(std::floor(box.low.y), image.height);
    return {left, top, within(std::ceil(box.high.x) + 1, image.width) - left,
            within(std::ceil(box.high.y) + 1, image.height) - top};
}

// Returns how much of each pixel an outline covers, from 0 to 255: its coordinates times `scale`, moved by `shift`. Its y
// points down, or up as in fonts.
std::vector<unsigned char> coverage_of(std::vector<stbtt_vertex>& outline, double scale, Vector shift, const Pixels& pixels,
                                       bool y_is_up = false) {
    std::vector<unsigned char> coverage(static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height));
    stbtt__bitmap bitmap{pixels.width, pixels.height, pixels.width, coverage.data()};
    stbtt_Rasterize(&bitmap, flatness, outline.data(), static_cast<int>(outline.size()), static_cast<float>(scale),
                    static_cast<float>(scale), static_cast<float>(shift.x), static_cast<float>(shift.y), pixels.left,
                    pixels.top, y_is_up ? 1 : 0, nullptr);
    return coverage;
}

Box bounds_of(const std::vector<Polyline>& outlines) {
    constexpr double far = std::numeric_limits<double>::infinity();
    Box box{{far, far}, {-far, -far}};
    for (const Polyline& outline : outlines) {
        for (const Vector p : outline) {
            box.low = {std::min(box.low.x, p.x), std::min(box.low.y, p.y)};
            box.high = {std::max(box.high.x, p.x), std::max(box.high.y, p.y)};
        }
    }
    return box;
}

// ---- Strokes ----

// Returns the outline of a thick piece of a line, running the same way round as a disc.
Polyline thick(Vector a, Vector b, double half) {
    const double far = norm(b - a);
    const Vector side{half * (b.y - a.y) / far, -half * (b.x - a.x) / far};
    return {
        {a.x + side.x, a.y + side.y}, {b.x + side.x, b.y + side.y}, {b.x - side.x, b.y - side.y}, {a.x - side.x, a.y - side.y}};
}

Polyline disc(Vector at, double radius) { return polygon(at, radius, 16); }

// Returns the dashes of a line.
std::vector<Polyline> dashed(const Polyline& line, const std::vector<double>& dashes) {
    std::vector<Polyline> pieces;
    std::size_t turn = 0;
    double left = dashes[0];
    if (!line.empty()) pieces.push_back({line[0]});
    for (std::size_t i = 1; i < line.size(); ++i) {
        Vector from = line[i - 1];
        const Vector to = line[i];
        double way = norm(to - from);
        while (way > left) {
            from = {from.x + (to.x - from.x) * left / way, from.y + (to.y - from.y) * left / way};
            way -= left;
            if (turn % 2 == 0) {
                pieces.back().push_back(from);
            } else {
                pieces.push_back({from});
            }
            turn = (turn + 1) % dashes.size();
            left = dashes[turn];
        }
        left -= way;
        if (turn % 2 == 0) pieces.back().push_back(to);
    }
    return pieces;
}

// ---- Text ----

struct Font {
    stbtt_fontinfo info{};
    bool is_bold = false;
};

std::vector<Font> read_fonts() {
    std::vector<Font> fonts;
    for (const auto& [bytes, is_bold] : {std::pair(fonts::text_bold, true), {fonts::text, false}, {fonts::math, false}}) {
        Font font{{}, is_bold};
        [[maybe_unused]] const int read = stbtt_InitFont(&font.info, bytes.data(), 0);
        assert(read);
        fonts.push_back(font);
    }
    return fonts;
}

struct Glyph {
    const stbtt_fontinfo* font;
    int index;
    double scale, advance;  // font units to pixels; pixels
};

// Returns the glyph of a character in the first font that has it.
Glyph glyph_of(const std::vector<Font>& fonts, char32_t character, const Lettering& lettering) {
    Glyph glyph{&fonts.back().info, 0, 0, 0};
    for (const Font& font : fonts) {
        if (font.is_bold && !lettering.bold) continue;
        const int index = stbtt_FindGlyphIndex(&font.info, static_cast<int>(character));
        if (index == 0) continue;
        glyph = {&font.info, index, 0, 0};
        break;
    }
    glyph.scale = static_cast<double>(stbtt_ScaleForMappingEmToPixels(glyph.font, static_cast<float>(lettering.size)));
    int advance = 0, bearing = 0;
    stbtt_GetGlyphHMetrics(glyph.font, glyph.index, &advance, &bearing);
    glyph.advance = glyph.scale * advance;
    return glyph;
}

std::vector<stbtt_vertex> outline_of(const Glyph& glyph) {
    stbtt_vertex* vertices = nullptr;
    const int count = stbtt_GetGlyphShape(glyph.font, glyph.index, &vertices);
    std::vector<stbtt_vertex> outline(vertices, vertices + count);
    stbtt_FreeShape(glyph.font, vertices);
    return outline;
}

// Turns an outline by a quarter, anticlockwise.
void turn(std::vector<stbtt_vertex>& outline) {
    const auto turned = [](stbtt_vertex_type& x, stbtt_vertex_type& y) {
        const stbtt_vertex_type old = x;
        x = static_cast<stbtt_vertex_type>(-y);
        y = old;
    };
    for (stbtt_vertex& v : outline) {
        turned(v.x, v.y);
        turned(v.cx, v.cy);
    }
}

}  // namespace

Polyline polygon(Vector centre, double radius, int corners) {
    constexpr double pi = 3.141592653589793;
    Polyline outline;
    for (int k = 0; k <= corners; ++k) {
        const double angle = 2 * pi * (k % corners) / corners;
        outline.push_back({centre.x + radius * on_scalar(cosine, angle), centre.y + radius * on_scalar(sine, angle)});
    }
    return outline;
}

Canvas::Canvas(int width, int height) : image_{width, height, {}} {
    assert(width > 0 && height > 0);
    image_.pixels.assign(4 * static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0);
    for (std::size_t i = 3; i < image_.pixels.size(); i += 4) image_.pixels[i] = 255;
}

void Canvas::blend(std::span<const unsigned char> coverage, int left, int top, int width, Paint paint) {
    const double channels[] = {static_cast<double>(paint.colour >> 16), static_cast<double>(paint.colour >> 8 & 0xffU),
                               static_cast<double>(paint.colour & 0xffU)};
    for (std::size_t i = 0; i < coverage.size(); ++i) {
        if (coverage[i] == 0) continue;
        const auto columns = static_cast<std::size_t>(width);
        const std::size_t x = static_cast<std::size_t>(left) + i % columns, y = static_cast<std::size_t>(top) + i / columns;
        unsigned char* const pixel = &image_.pixels[4 * (y * static_cast<std::size_t>(image_.width) + x)];
        const double share = paint.opacity * coverage[i] / 255;
        for (int k = 0; k < 3; ++k) pixel[k] = static_cast<unsigned char>(pixel[k] + share * (channels[k] - pixel[k]) + 0.5);
    }
}

void Canvas::fill(const std::vector<Polyline>& outlines, Paint paint) {
    const Box box = bounds_of(outlines);
    const Pixels pixels = pixels_of(box, image_);
    if (pixels.width <= 0 || pixels.height <= 0) return;
    // Coordinates are whole numbers of 16 bits: as fine as they can be over the outlines.
    const double unit = 30'000 / std::max({box.width(), box.height(), 1.0});
    std::vector<stbtt_vertex> vertices;
    for (const Polyline& outline : outlines) {
        for (std::size_t i = 0; i <= outline.size() && !outline.empty(); ++i) {
            const Vector p = outline[i % outline.size()];
            vertices.push_back(vertex(i == 0 ? STBTT_vmove : STBTT_vline, unit * (p.x - box.low.x), unit * (p.y - box.low.y)));
        }
    }
    blend(coverage_of(vertices, 1 / unit, box.low, pixels), pixels.left, pixels.top, pixels.width, paint);
}

void Canvas::stroke(const std::vector<Polyline>& lines, const Pen& pen, Paint paint) {
    const double half = pen.width / 2;
    for (const Polyline& line : lines) {
        std::vector<Polyline> outlines;
        for (const Polyline& piece : pen.dashes.empty() ? std::vector<Polyline>{line} : dashed(line, pen.dashes)) {
            if (pen.round && !piece.empty()) outlines.push_back(disc(piece[0], half));
            for (std::size_t i = 1; i < piece.size(); ++i) {
                if (piece[i] == piece[i - 1]) continue;
                outlines.push_back(thick(piece[i - 1], piece[i], half));
                if (pen.round) outlines.push_back(disc(piece[i], half));
            }
        }
        fill(outlines, paint);
    }
}

void Canvas::write(std::string_view text, Vector at, const Lettering& lettering, Paint paint) {
    static const std::vector<Font> fonts = read_fonts();
    std::vector<Glyph> glyphs;
    double width = 0;
    each_character(text, [&](std::string_view character) {
        glyphs.push_back(glyph_of(fonts, code_point(character), lettering));
        width += glyphs.back().advance;
    });
    const double before = lettering.anchor == Lettering::Anchor::start ? 0
                          : lettering.anchor == Lettering::Anchor::end ? width
                                                                       : width / 2;
    const Vector along = lettering.upwards ? Vector{0, -1} : Vector{1, 0};
    at = {at.x - before * along.x, at.y - before * along.y};
    for (const Glyph& glyph : glyphs) {
        std::vector<stbtt_vertex> outline = outline_of(glyph);
        if (lettering.upwards) turn(outline);
        const double reach = 2 * lettering.size;  // of any glyph around its origin
        const Pixels pixels = pixels_of({{at.x - reach, at.y - reach}, {at.x + reach, at.y + reach}}, image_);
        if (!outline.empty() && pixels.width > 0 && pixels.height > 0) {
            blend(coverage_of(outline, glyph.scale, at, pixels, true), pixels.left, pixels.top, pixels.width, paint);
        }
        at = {at.x + glyph.advance * along.x, at.y + glyph.advance * along.y};
    }
}

}  // namespace ravine
