#include "ui/arrangement.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace ravine;
using namespace ravine::ui;

namespace {

constexpr Sheet sheets[] = {Sheet::strip, Sheet::half, Sheet::full};

Document document_with(Sheet sheet, bool large_chart) {
    Document document = default_document();
    document.page.sheet = sheet;
    document.view.large_chart = large_chart;
    return document;
}

// Calls check(width, height, places) for many sizes of a window, with every sheet and both sizes of the chart.
template <class Check>
void at_all_sizes(Check check) {
    const auto look = [&](float width, float height) {
        for (const Sheet sheet : sheets) {
            for (const bool large : {false, true}) {
                CAPTURE(width, height, static_cast<int>(sheet), large);
                check(width, height, places_of(document_with(sheet, large), width, height));
            }
        }
    };
    constexpr float known[][2] = {{1280, 800}, {1920, 1080}, {1024, 768}, {390, 844}, {844, 390}, {820, 1180}, {320, 200}};
    for (const auto& [width, height] : known) look(width, height);
    for (float width = 320; width <= 2000; width += 35) {
        for (float height = 200; height <= 1300; height += 25) look(width, height);
    }
}

}  // namespace

TEST_CASE("the picture has at least half of the window's shorter side each way") {
    at_all_sizes([](float width, float height, const Places& places) {
        constexpr float narrowest = 1016;  // with two docked panels and half of a height of 752
        if (places.arrangement == Arrangement::docked && width < std::max(narrowest, 2 * 318.0F + 0.5F * height)) return;
        const float half = 0.5F * std::min(width, height);
        CHECK(places.picture.width() >= half);
        CHECK(places.picture.height() >= half);
    });
}

TEST_CASE("picture, transport and large chart are on the window and do not overlap") {
    at_all_sizes([](float width, float height, const Places& places) {
        const auto is_inside = [&](const Area& area) {
            return area.left >= 0 && area.top >= 0 && area.right <= width && area.bottom <= height;
        };
        CHECK(is_inside(places.picture));
        CHECK(is_inside(places.bar));
        CHECK(is_inside(places.chart));
        if (places.bar.height() > 0) CHECK(places.picture.bottom <= places.bar.top);
        if (places.chart.height() <= 0) return;
        CHECK(places.picture.bottom < places.chart.top);
        CHECK(places.chart.bottom < places.bar.top);
    });
}

TEST_CASE("a sheet drawn out leaves the picture where it was") {
    for (const auto& [width, height] : {std::pair{390.0F, 844.0F}, {844.0F, 390.0F}, {320.0F, 200.0F}, {820.0F, 1180.0F}}) {
        CAPTURE(width, height);
        const Area half = places_of(document_with(Sheet::half, false), width, height).picture;
        const Area full = places_of(document_with(Sheet::full, false), width, height).picture;
        const Area strip = places_of(document_with(Sheet::strip, false), width, height).picture;
        CHECK(half.right == full.right);
        CHECK(half.bottom == full.bottom);
        CHECK(strip.width() * strip.height() > half.width() * half.height());
    }
}

TEST_CASE("text for a projector leaves controls of a thumb's size to a window that has them") {
    CHECK(point_size(TextSize::projector, 1280, 800) == 1.6F);
    CHECK(point_size(TextSize::large, 1280, 800) == 1.25F);
    CHECK(point_size(TextSize::projector, 320, 200) == 1);
    at_all_sizes([](float width, float height, const Places&) {
        const float point = point_size(TextSize::projector, width, height);
        CHECK((point >= 1 && point <= 1.6F));
        if (!is_tiny(height)) CHECK_FALSE(is_tiny(height / point));
    });
    CHECK(point_size(TextSize::projector, 844, 390) > 1.25F);
}
