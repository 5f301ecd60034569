#include "render/geometry/labels/marks.hpp"

#include "../../grounds.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

using namespace ravine;
using namespace ravine::render;

namespace {

struct Marked {
    Document document;
    Terrain terrain;
    CriticalPoints critical_points;

    Marked(std::string_view text, const Box& domain) {
        const std::shared_ptr<const Loss> loss = loss_of(text);
        document.experiment.loss = text;
        document.experiment.domain = domain;
        terrain = Terrain(loss, domain);
        critical_points = find_critical_points(*loss, document.experiment);
    }
    std::vector<Mark> place(const View& view, double size = 1) {
        return place_marks(critical_points, terrain,
                           Camera(view, document.experiment.domain, Viewport::whole(1280 * size, 800 * size)));
    }
};

std::size_t count(const std::vector<Mark>& marks, MarkKind kind) {
    return static_cast<std::size_t>(std::count_if(marks.begin(), marks.end(), [&](const Mark& m) { return m.kind == kind; }));
}

const Box wide{{-5.12, -5.12}, {5.12, 5.12}};

}  // namespace

TEST_CASE("every minimum and saddle that can be seen is marked, the lowest minimum as the best") {
    Marked two("x^2+y^2-2exp(-((x-1)^2+y^2)/0.2)-3exp(-((x+1)^2+y^2)/0.2)", {{-2, -2}, {2, 2}});
    const std::vector<Mark> marks = two.place({0, 90, 1, 0, 0});
    REQUIRE(count(marks, MarkKind::minimum) == 2);
    CHECK(count(marks, MarkKind::saddle) == two.critical_points.saddles.size());
    CHECK(marks[0].best);
    CHECK(marks[0].at.x < 0);
    CHECK_FALSE(marks[1].best);
    const Mark* nearest = mark_near(marks, marks[1].screen.x + 6, marks[1].screen.y - 6, 10);
    REQUIRE(nearest != nullptr);
    CHECK(nearest->index == 1);
    CHECK(mark_near(marks, marks[1].screen.x + 60, marks[1].screen.y, 10) == nullptr);
}

TEST_CASE("marks keep their distance on the screen in every view, minima before saddles") {
    Marked many("20+x^2+y^2-10cos(2pi x)-10cos(2pi y)", wide);
    REQUIRE(many.critical_points.saddles.size() > 100);
    for (const View& view : {View{}, View{0, 90, 1, 0, 0}, View{20, 10, 1, 0, 0}, View{-60, 40, 5, 0.1, 0.2}}) {
        for (const double size : {1.0, 0.3}) {
            const std::vector<Mark> marks = many.place(view, size);
            CHECK_FALSE(marks.empty());
            bool apart = true, in_order = true;
            for (std::size_t i = 0; i < marks.size(); ++i) {
                in_order = in_order && (i == 0 || marks[i - 1].kind <= marks[i].kind);
                for (std::size_t j = 0; j < i; ++j) {
                    const double dx = marks[i].screen.x - marks[j].screen.x, dy = marks[i].screen.y - marks[j].screen.y;
                    apart = apart && std::hypot(dx, dy) >= mark_spacing;
                }
            }
            CHECK(apart);
            CHECK(in_order);
        }
    }
}

TEST_CASE("a minimum behind a hill is faint and not to be pointed at, a saddle there is left out") {
    Marked many("20+x^2+y^2-10cos(2pi x)-10cos(2pi y)", wide);
    const std::vector<Mark> low = many.place({-60, 8, 1, 0, 0}), high = many.place({-60, 90, 1, 0, 0});
    bool any_hidden = false;
    for (const Mark& mark : low) {
        any_hidden = any_hidden || mark.hidden;
        CHECK_FALSE((mark.hidden && mark.kind == MarkKind::saddle));
        if (mark.hidden) CHECK(mark_near(low, mark.screen.x, mark.screen.y, 1) == nullptr);
    }
    CHECK(any_hidden);
    for (const Mark& mark : high) CHECK_FALSE(mark.hidden);
    CHECK(count(low, MarkKind::saddle) < count(high, MarkKind::saddle));
}

TEST_CASE("many marks are smaller and fainter than few") {
    Marked one("x^2+y^2", wide), many("x^2+y^2-10cos(2pi x)-10cos(2pi y)", wide);
    const Mark few = one.place({0, 90, 1, 0, 0}).front(), crowd = many.place({0, 90, 1, 0, 0}).front();
    REQUIRE(few.kind == MarkKind::minimum);
    REQUIRE(crowd.kind == MarkKind::minimum);
    CHECK(crowd.size < few.size);
    CHECK(crowd.strength < few.strength);
}
