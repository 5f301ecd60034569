#include "render/geometry/ground/tessellation.hpp"

#include "../../grounds.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cstring>

using namespace ravine;
using namespace ravine::render;

namespace {

template <class T>
bool same_bits(const std::vector<T>& a, const std::vector<T>& b) {
    return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(T)) == 0);
}

}  // namespace

TEST_CASE("a mesh made in portions has the bits of one made at once") {
    std::vector<std::string> losses{"1/(x^2+y^2)", "1/x", "sqrt(x)+y", "tan(5x y)"};
    for (const Surface& surface : surfaces()) losses.emplace_back(surface.key);
    for (const std::string& loss : losses) {
        INFO(loss);
        const Surface* surface = find_surface(loss);
        const Box domain = surface != nullptr ? surface->domain : Box{};
        Ground ground(loss, domain);
        const Focus focus{Frame(domain)};
        Tessellator tessellator(ground.terrain, focus, choose_axes(ground.terrain, focus, ground.terrain.affordable_samples()));
        std::size_t portions = 1;
        while (tessellator.go_on(ground.terrain)) ++portions;
        // The values alone take a portion for each five million points times instructions, at most.
        CHECK(portions >= 4 + tessellator.work() / 5'000'000);
        const Tessellation made = tessellator.finish(ground.terrain);
        CHECK(same_bits(made.mesh.vertices, ground.mesh.vertices));
        CHECK(same_bits(made.mesh.indices, ground.mesh.indices));
        CHECK(made.mesh.rows == ground.mesh.rows);
        CHECK(made.top == ground.terrain.heights().top());
    }
}

TEST_CASE("without a loss there is no mesh, and nothing to do") {
    Terrain nowhere;
    Tessellator tessellator(nowhere, Focus(), {});
    CHECK_FALSE(tessellator.behind());
    CHECK(tessellator.finish(nowhere).mesh.indices.empty());
}
