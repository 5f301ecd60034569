#include "render/occlusion.hpp"

#include "shaders.hpp"

namespace ravine::render {

void Occlusion::apply(Program& program) const {
    (by == By::buffer ? glEnable : glDisable)(GL_DEPTH_TEST);
    program.set("surface_depth", unit);
    program.set("depth_share", by == By::texture ? share : glm::dvec2(0.0));
}

std::string Occlusion::occludable(std::string_view fragment) {
    return std::string(shaders::occlusion_frag) + std::string(fragment);
}

}  // namespace ravine::render
