#include "render/geometry/labels/contour_labels.hpp"
#include "../../../scratch.hpp"

#include "../../grounds.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <ctime>
#include <map>

using namespace ravine;
using namespace ravine::render;

namespace {

const Viewport window{1280, 800, 304, 0, 968, 716};
const render::TextSize size{6.5, 13};

struct Labelled {
    Ground ground;
    ContourLabels labels;

    explicit Labelled(const Surface& surface)
        : ground(surface.key, surface.domain, scale_of(HeightScale::automatic, surface.key)),
          labels(ground.terrain, ground.samples, ground.contours, Focus(surface.domain)) {}

    std::vector<ContourLabel> at(const View& view) {
        return labels.choose(ground.terrain, Camera(view, ground.terrain.frame().domain(), window), size);
    }
};

}  // namespace

TEST_CASE("labels stand on their lines, level, in the free part of the window and apart from each other") {
    double slowest = 0, sum = 0;
    std::size_t all = 0, wrong = 0;
    for (const Surface& surface : surfaces()) {
        Labelled labelled(surface);
        for (const View& view : {View{}, View{100, 60, 2, 0.1, 0.2}, View{-60, 90, 1, 0, 0}}) {
            const std::clock_t before = std::clock();
            const std::vector<ContourLabel> labels = labelled.at(view);
            const double took = 1e3 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
            slowest = std::max(slowest, took);
            sum += took / 3 / static_cast<double>(surfaces().size());
            all += labels.size();
            INFO(surface.key << " azimuth " << view.azimuth);
            CHECK(labels.size() <= 14);
            const Camera camera(view, surface.domain, window);
            std::map<std::string, int> of_text;
            for (std::size_t i = 0; i < labels.size(); ++i) {
                const ContourLabel& label = labels[i];
                const auto& [x, y, text] = label;  // and no angle: a label that could turn would not compile here
                CHECK((std::isfinite(x) && std::isfinite(y) && !text.empty()));
                CHECK((label.x > window.left + 20 && label.x < window.right - 20 && label.y > 20 &&
                       label.y < window.bottom - 20));
                CHECK(++of_text[label.text] <= 2);
                for (std::size_t k = 0; k < i; ++k) CHECK(std::hypot(label.x - labels[k].x, label.y - labels[k].y) >= 90);
                // What lies under the middle of a label is at its value.
                const auto under = labelled.ground.terrain.pick(camera.ray(label.x, label.y));
                REQUIRE(under.has_value());
                const double loss = loss_of(surface.key)->value(*under, scratch());
                bool level = false;
                for (const ContourLevel& each : labelled.ground.contours.levels()) {
                    const double miss = std::abs(labelled.ground.terrain.heights()(loss) - each.z);
                    level |= loss_text(each.loss) == label.text && miss < 0.02 * relief;
                }
                wrong += !level;
            }
        }
    }
    CHECK(wrong <= all / 100);  // behind a hair of a hill
    WARN(all << " labels, a choice took " << sum << " ms, the slowest " << slowest << " ms");
    CHECK(all > 3 * surfaces().size());
}

TEST_CASE("labels stay where they are on the surface while the camera moves a little") {
    Labelled labelled(*find_surface("rosenbrock"));
    std::vector<ContourLabel> last = labelled.at({});
    REQUIRE(last.size() >= 3);
    for (double turn = 0.5; turn < 10; turn += 0.5) {
        std::vector<ContourLabel> now = labelled.at({-60 + turn, 38, 1, 0, 0});
        int stayed = 0;
        for (const ContourLabel& label : last) {
            stayed += std::any_of(now.begin(), now.end(), [&](const ContourLabel& other) {
                return other.text == label.text && std::hypot(other.x - label.x, other.y - label.y) < 12;
            });
        }
        CHECK(stayed >= static_cast<int>(last.size()) - 1);
        last = std::move(now);
    }
}

TEST_CASE("a surface without lines has no labels") {
    Ground flat("3", {});
    ContourLabels labels(flat.terrain, flat.samples, flat.contours, Focus(Box{}));
    CHECK(labels.choose(flat.terrain, Camera({}, {}, window), size).empty());
    Terrain nowhere;
    CHECK(ContourLabels().choose(nowhere, Camera({}, {}, window), size).empty());
}
