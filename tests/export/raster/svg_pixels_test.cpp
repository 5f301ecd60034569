#include "export/raster/svg_pixels.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cstdint>
#include <string>

using namespace ravine;

namespace {

Image drawn(const std::string& body, double scale = 1) {
    return svg_pixels(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg width=\"20pt\" height=\"10pt\" viewBox=\"0 0 20 10\">\n"
        "<title>A > B</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n" +
            body + "</svg>\n",
        scale);
}

std::uint32_t at(const Image& image, int x, int y) {
    const unsigned char* const pixel = &image.pixels[4 * static_cast<std::size_t>(y * image.width + x)];
    return static_cast<std::uint32_t>(pixel[0]) << 16 | static_cast<std::uint32_t>(pixel[1]) << 8 | pixel[2];
}

}  // namespace

TEST_CASE("a figure has its size in points times the scale") {
    const Image image = drawn("", 2.5);
    CHECK((image.width == 50 && image.height == 25));
    CHECK(at(image, 49, 24) == 0xffffff);
}

TEST_CASE("shapes have their fill and their stroke, or those of their group") {
    const Image image = drawn(
        "<g fill=\"#ff0000\" stroke=\"none\"><rect x=\"2\" y=\"2\" width=\"4\" height=\"4\"/>\n"
        "<path d=\"M10 2L14 2 14 6 10 6Z\" fill=\"#00ff00\"/></g>\n"
        "<path d=\"M16 1L16 9\" fill=\"none\" stroke=\"#0000ff\" stroke-width=\"2\"/>\n");
    CHECK((at(image, 3, 3) == 0xff0000 && at(image, 12, 4) == 0x00ff00 && at(image, 16, 5) == 0x0000ff));
    CHECK((at(image, 8, 4) == 0xffffff && at(image, 18, 5) == 0xffffff));
}

TEST_CASE("an outline that was defined is drawn where it is used") {
    const Image image = drawn(
        "<defs>\n<path id=\"a\" d=\"M2 5L18 5\"/>\n</defs>\n"
        "<g fill=\"none\"><use xlink:href=\"#a\" stroke=\"#123456\" stroke-width=\"4\"/></g>\n",
        2);
    CHECK(at(image, 20, 10) == 0x123456);
    CHECK(at(image, 20, 2) == 0xffffff);
}

TEST_CASE("a circle and a shape that is not opaque") {
    const Image image = drawn("<circle cx=\"10\" cy=\"5\" r=\"4\" fill=\"#000000\" fill-opacity=\"0.5\"/>\n");
    CHECK((at(image, 10, 5) == 0x808080 && at(image, 1, 1) == 0xffffff));
}

TEST_CASE("text has the letters that its entities stand for") {
    const auto text = [](const char* words) {
        return drawn(std::string("<text x=\"1\" y=\"8\" font-size=\"8\" fill=\"#000000\">") + words + "</text>\n", 2).pixels;
    };
    CHECK(text("&lt;&amp;") != text("&amp;&lt;"));
    CHECK(text("&amp;") != text("&amp;amp;"));
    CHECK(text("") == drawn("", 2).pixels);
}
