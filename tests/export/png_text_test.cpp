#include "export/png_text.hpp"

#include "../seed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <random>

using namespace ravine;

namespace {

// One grey pixel, as another program wrote it (Python's zlib: IHDR, IDAT and IEND with their checksums).
std::string pixel() {
    constexpr char bytes[] =
        "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\0\0\0\0\x3a\x7e\x9b\x55\0\0\0\nIDATx\x9c\x63\x68\0\0\0\x82\0\x81\x77"
        "\xcd\x72"
        "\xb6\0\0\0\0IEND\xae\x42\x60\x82";
    return {bytes, sizeof bytes - 1};
}

}  // namespace

TEST_CASE("a text that is put into a PNG is found there, and nothing else changes") {
    const std::string link = "v=1&loss=x^2-y^2&racers=gd,lr:0.1";
    const std::string png = add_png_text(pixel(), link_keyword, link);
    CHECK(png_text(png, link_keyword) == link);
    CHECK(!png_text(png, "Comment"));
    CHECK(!png_text(pixel(), link_keyword));
    const std::size_t added = 12 + link_keyword.size() + 1 + link.size();
    REQUIRE(png.size() == pixel().size() + added);
    CHECK(png.substr(0, 33) + png.substr(33 + added) == pixel());
}

TEST_CASE("the checksum is the specification's") {
    // The chunk tEXt "Comment", "hi" with the checksum that Python's zlib.crc32 gives.
    const std::string png = add_png_text(pixel(), "Comment", "hi");
    CHECK(png.substr(33, 22) == std::string("\0\0\0\ntEXtComment\0hi\xa2\xa2Xf", 22));
}

TEST_CASE("what is no PNG, or a damaged one, has no text") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const std::string png = add_png_text(pixel(), link_keyword, "v=1");
    for (std::size_t size = 0; size < 33 + 12; ++size) CHECK(!png_text(png.substr(0, size), link_keyword));
    CHECK(!png_text(std::string(200, '\xff'), link_keyword));
    CHECK(add_png_text("no picture", link_keyword, "v=1") == "no picture");
    for (int i = 0; i < 1000; ++i) {
        std::string spoiled = png;
        spoiled[random() % spoiled.size()] = static_cast<char>(random() % 256);
        const auto text = png_text(spoiled, link_keyword);
        CHECK((!text || *text == "v=1"));
    }
}
