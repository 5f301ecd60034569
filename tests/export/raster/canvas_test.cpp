#include "export/raster/canvas.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cstdlib>
#include <string_view>

using namespace ravine;

namespace {

constexpr Paint white{0xffffff, 1};

// Returns the red of a pixel, which of white on black is its coverage.
int at(const Canvas& canvas, int x, int y) {
    return canvas.image().pixels[4 * static_cast<std::size_t>(y * canvas.image().width + x)];
}

double sum(const Canvas& canvas) {
    double total = 0;
    for (int y = 0; y < canvas.image().height; ++y) {
        for (int x = 0; x < canvas.image().width; ++x) total += at(canvas, x, y) / 255.0;
    }
    return total;
}

Polyline rectangle(double x, double y, double width, double height) {
    return {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}, {x, y}};
}

Canvas written(std::string_view text, const Lettering& lettering) {
    Canvas canvas(100, 100);
    canvas.write(text, {50, 50}, lettering, white);
    return canvas;
}

// Returns the first and the last column, or row, that is not black.
std::pair<int, int> extent(const Canvas& canvas, bool of_columns) {
    std::pair<int, int> found{1000, -1};
    for (int i = 0; i < 100; ++i) {
        for (int k = 0; k < 100; ++k) {
            if (at(canvas, of_columns ? i : k, of_columns ? k : i) == 0) continue;
            found.first = std::min(found.first, i);
            found.second = i;
        }
    }
    return found;
}

}  // namespace

TEST_CASE("a filled shape covers its pixels, those at its edges in part") {
    Canvas canvas(8, 8);
    canvas.fill({rectangle(2, 3, 3.5, 2)}, white);
    CHECK((at(canvas, 2, 3) == 255 && at(canvas, 4, 4) == 255 && at(canvas, 1, 3) == 0 && at(canvas, 2, 2) == 0));
    CHECK(std::abs(at(canvas, 5, 3) - 128) <= 1);
    CHECK(std::abs(sum(canvas) - 7) < 0.05);
}

TEST_CASE("what lies outside of the picture is left out") {
    Canvas canvas(8, 8);
    canvas.fill({rectangle(-1e6, -5, 1e6 + 2, 1e5)}, white);
    CHECK((at(canvas, 1, 7) == 255 && at(canvas, 3, 0) == 0));
    Canvas empty(8, 8);
    empty.fill({rectangle(20, 20, 5, 5)}, white);
    empty.fill({}, white);
    empty.write("far", {-500, 4}, {}, white);
    CHECK(sum(empty) == 0);
}

TEST_CASE("paint that is not opaque mixes with what is below") {
    Canvas canvas(4, 4);
    canvas.fill({rectangle(0, 0, 4, 4)}, {0x808080, 1});
    canvas.fill({rectangle(0, 0, 4, 4)}, {0xff0080, 0.5});
    const unsigned char* const pixel = canvas.image().pixels.data();
    CHECK((std::abs(pixel[0] - 192) <= 1 && std::abs(pixel[1] - 64) <= 1 && pixel[2] == 128 && pixel[3] == 255));
}

TEST_CASE("a line has its width, and its dashes") {
    const std::vector<Polyline> line{{{10, 10}, {90, 10}}};
    Canvas whole(100, 20);
    whole.stroke(line, {.width = 3, .dashes = {}, .round = false}, white);
    CHECK(std::abs(sum(whole) - 240) < 1);
    Canvas round(100, 20);
    round.stroke(line, {.width = 3, .dashes = {}, .round = true}, white);
    CHECK((sum(round) > 245 && sum(round) < 250));
    Canvas dashes(100, 20);
    dashes.stroke(line, {.width = 3, .dashes = {6, 4}, .round = false}, white);
    CHECK(std::abs(sum(dashes) - 144) < 1);
    CHECK((at(dashes, 13, 10) == 255 && at(dashes, 18, 10) == 0 && at(dashes, 22, 10) == 255));
}

TEST_CASE("dashes go on around corners") {
    Canvas canvas(40, 40);
    canvas.stroke({{{5, 5}, {12, 5}, {12, 30}}}, {.width = 2, .dashes = {10, 5}, .round = false}, white);
    CHECK((at(canvas, 11, 7) == 255 && at(canvas, 11, 10) == 0 && at(canvas, 11, 15) == 255 && at(canvas, 11, 25) == 0));
}

TEST_CASE("text stands where its anchor says") {
    const auto start = extent(written("loss", {.size = 16}), true);
    const auto middle = extent(written("loss", {.size = 16, .anchor = Lettering::Anchor::middle}), true);
    const auto end = extent(written("loss", {.size = 16, .anchor = Lettering::Anchor::end}), true);
    CHECK((start.first >= 50 && end.second <= 50));
    CHECK(std::abs(middle.first + middle.second - 99) <= 2);
    const int width = start.second - start.first;
    CHECK((width > 20 && width < 40 && std::abs(end.second - end.first - width) <= 1));
    const auto rows = extent(written("loss", {.size = 16}), false);
    CHECK((rows.second == 49 || rows.second == 50));
    CHECK((rows.first > 34 && rows.first < 40));
}

TEST_CASE("text that stands upwards is text turned by a quarter") {
    const Canvas level = written("Lr", {.size = 20}), upwards = written("Lr", {.size = 20, .upwards = true});
    CHECK(std::abs(sum(level) - sum(upwards)) < 0.02 * sum(level));
    for (int i = 0; i < 100; ++i) {
        for (int k = 0; k < 100; ++k) CHECK(std::abs(at(level, i, k) - at(upwards, k, 99 - i)) <= 8);
    }
}

TEST_CASE("bold text is heavier, Greek and signs have glyphs, and what no font has is left out") {
    const auto ink = [](std::string_view text, bool bold) { return sum(written(text, {.size = 20, .bold = bold})); };
    CHECK(ink("Adam", true) > 1.15 * ink("Adam", false));
    for (const std::string_view text : {"η", "μ", "β", "−", "…", "×", "²"}) {
        INFO(text);
        CHECK(ink(text, false) > 0);
    }
    for (const std::string_view text : {" ", "\U0001F680"}) CHECK(ink(text, false) == 0);
}
