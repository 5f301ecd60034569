#include "export/film.hpp"

#include "../seed.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <random>

using namespace ravine;

TEST_CASE("a picture has the pixels that are asked for, unless they are too many") {
    const PictureSize twice = fit_picture(1280, 800, 2, 16384);
    CHECK(twice.ratio == 2);
    CHECK(twice.pixels_wide() == 2560);
    CHECK(twice.pixels_high() == 1600);
    const PictureSize long_side = fit_picture(1280, 800, 4, 4096);
    CHECK(long_side.pixels_wide() == 4096);
    CHECK(long_side.pixels_high() == 2560);
    const PictureSize tall = fit_picture(390, 844, 4, 1688);
    CHECK(tall.pixels_wide() == 780);
    CHECK(tall.pixels_high() == 1688);
    const PictureSize large = fit_picture(3840, 2160, 4, 16384);
    CHECK(large.ratio < 4);
    CHECK(large.ratio > 2.7);
}

TEST_CASE("a picture of any window stays within side and area, and misses neither by a pixel") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    for (int i = 0; i < 2000; ++i) {
        const double width = 200 + static_cast<double>(random() % 6000), height = 200 + static_cast<double>(random() % 6000);
        const double ratio = 1 + static_cast<double>(random() % 400) / 100;
        const int side = 2048 + static_cast<int>(random() % 16384);
        const PictureSize size = fit_picture(width, height, ratio, side);
        CAPTURE(width, height, ratio, side);
        const double wide = size.pixels_wide(), high = size.pixels_high();
        REQUIRE(wide <= side);
        REQUIRE(high <= side);
        REQUIRE(wide * high <= most_pixels);
        REQUIRE(size.ratio <= ratio);
        if (size.ratio == ratio) continue;
        const bool fills_side = std::max(wide, high) >= side - 1;
        REQUIRE((fills_side || (wide + 1) * (high + 1) >= most_pixels));
    }
}

TEST_CASE("frames have even sides and the window's shape, and text that can be read") {
    for (const int wide : {480, 720, 1280, 1920}) {
        CAPTURE(wide);
        const PictureSize size = film_size(1280, 800, wide, 8192);
        CHECK(size.pixels_wide() == wide);
        CHECK(size.pixels_high() == wide * 5 / 8);
        CHECK(size.ratio >= 1);
        CHECK(size.width <= widest_film);
    }
    const PictureSize phone = film_size(390, 843, 480, 8192);
    CHECK(phone.pixels_wide() == 480);
    CHECK(phone.pixels_high() == 600);
    CHECK(phone.ratio == 1);
}

TEST_CASE("frames of any window are even and within the longest side") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    for (int i = 0; i < 2000; ++i) {
        const double width = 200 + static_cast<double>(random() % 6000), height = 200 + static_cast<double>(random() % 6000);
        const int side = 1024 + static_cast<int>(random() % 16384), wide = 320 + static_cast<int>(random() % 3600);
        CAPTURE(width, height, side, wide);
        const PictureSize size = film_size(width, height, wide, side);
        REQUIRE(size.pixels_wide() % 2 == 0);
        REQUIRE(size.pixels_high() % 2 == 0);
        REQUIRE(std::max(size.pixels_wide(), size.pixels_high()) <= side);
        const double shape = std::clamp(height / width, lowest_shape, highest_shape);
        REQUIRE(std::abs(size.pixels_high() - size.pixels_wide() * shape) <= 1 + shape);
    }
}

TEST_CASE("frames go evenly from the first step to the last") {
    CHECK(film_step(0, 200, 0, 1000) == 0);
    CHECK(film_step(199, 200, 0, 1000) == 1000);
    CHECK(film_step(1, 3, 0, 1000) == 500);
    CHECK(film_step(1, 3, 0, 5) == 3);  // a half is rounded up
    CHECK(film_step(0, 1, 0, 70) == 70);
    CHECK(film_step(1, 5, 100, 104) == 101);
    CHECK(film_step(2999, 3000, 0, 100'000) == 100'000);
}

TEST_CASE("every frame shows the step that is nearest to its moment") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    for (int i = 0; i < 300; ++i) {
        const int frames = 2 + static_cast<int>(random() % (most_frames - 1)), last = static_cast<int>(random() % 100'001);
        const int first = static_cast<int>(random() % static_cast<unsigned>(last + 1));
        CAPTURE(frames, first, last);
        for (int frame = 0, before = first; frame < frames; ++frame) {
            const int step = film_step(frame, frames, first, last);
            REQUIRE(step >= before);
            REQUIRE(std::abs(step - (first + static_cast<double>(frame) * (last - first) / (frames - 1))) <= 0.5 + 1e-6);
            before = step;
        }
        REQUIRE(film_step(0, frames, first, last) == first);
        REQUIRE(film_step(frames - 1, frames, first, last) == last);
    }
}

TEST_CASE("a film of eight seconds has eight times the frames of one") {
    CHECK(frames_for(usual_film_seconds, 25) == 200);
    CHECK(frames_for(usual_film_seconds, 10) == 80);
    CHECK(frames_for(0, 25) == 2);
    CHECK(frames_for(1e6, 50) == most_frames);
}
