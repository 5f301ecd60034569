// Places the values of contour lines on the lines, where these are level on the screen and there is room.
//
// Finds possible places once per mesh, as points of the surface; each camera only chooses among them. Labels stay in place
// while the camera moves a little, and a chosen place stays chosen while it is readable.
#pragma once

#include "render/geometry/ground/contours.hpp"
#include "render/geometry/ground/focus.hpp"
#include "render/geometry/ground/terrain.hpp"
#include "render/geometry/view/camera.hpp"

#include <glm/vec3.hpp>

#include <optional>
#include <string>
#include <vector>

namespace ravine::render {

// Text centred at a screen position, in points. It is never turned: the small digits would not read.
struct ContourLabel {
    double x, y;
    std::string text;
};

// The size of the text, in points.
struct TextSize {
    double character = 6, height = 12;

    bool operator==(const TextSize&) const = default;
};

class ContourLabels {
  public:
    ContourLabels() = default;

    // Finds places on the lines of a mesh of the terrain.
    ContourLabels(Terrain& terrain, const Samples& samples, const Contours& contours, const Focus& focus);

    // Returns at most fourteen labels, at most two of a level: on nearly straight and level parts of lines, on visible ground
    // that faces the eye, apart from each other and from the edges of the window's free part. Costs nothing while the camera
    // stands still.
    const std::vector<ContourLabel>& choose(Terrain& terrain, const Camera& camera, const TextSize& size);

  private:
    // A point of a line.
    struct Place {
        glm::dvec3 position, normal, along;  // along: a horizontal unit vector
        double bend;                         // of the line in the world: 1 / radius
        std::size_t level;
    };
    // The input of a choice.
    struct Occasion {
        View view;
        Viewport viewport;
        glm::dvec3 eye;
        TextSize size;

        bool operator==(const Occasion&) const = default;
    };
    struct Search;
    struct Candidate;

    void look_between(Search& search, std::size_t k, std::size_t next);
    void add_place(Terrain& terrain, Vector from, const ContourLevel& level, std::size_t index);
    std::optional<Candidate> consider(std::size_t index, const Camera& camera, const TextSize& size) const;

    std::vector<Place> places_;
    std::vector<std::string> texts_;     // of the levels
    std::vector<std::size_t> standing_;  // the places chosen last
    std::vector<ContourLabel> labels_;   // their labels
    std::optional<Occasion> chosen_for_;
};

}  // namespace ravine::render
