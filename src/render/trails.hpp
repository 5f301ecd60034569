// Trails: ribbons of constant width on the screen, one per racer, kept on the graphics card as they grow.
//
// Ribbons are made in portions, so that a hundred thousand steps stall no frame; what they come to does not depend on these.
// They are drawn as sketches, which leave out indistinguishable detail: one sketch of the whole ribbon, and for a close camera
// one of the seen part, for which the coarse one stands in until it is done. The latest points before the shown moment are
// drawn from the ribbon itself, so that it meets the ball.
//
// The points of a sketch and the latest ones are the texels of a texture, 16 bytes each, from which the vertex shader fetches a
// leg with both its neighbours: nothing is stored twice, and only new points are sent.
#pragma once

#include "render/geometry/ground/focus.hpp"
#include "render/geometry/paths/sketch.hpp"
#include "render/geometry/view/camera.hpp"
#include "render/gpu/gpu.hpp"
#include "render/occlusion.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace ravine::render {

// A picture of trails: up to a moment, without those whose bit in `hidden` is set, and with the selected one on top. Of racers
// beside the one that is pointed at, if any, trails are faint.
struct TrailScene {
    const Camera& camera;
    double step, pixel_ratio;
    const Theme& theme;
    std::span<const Colour> colours;
    int selected, pointed;
    std::uint32_t hidden;
};

class Trails {
  public:
    Result<> create();
    void release();

    // Forgets all paths, for another race or another surface.
    void clear();

    // Adds a portion of the steps that the tracks have gained, as finely as the camera requires where the mesh is fine.
    void extend(std::span<const Track> tracks, Terrain& terrain, const Focus& focus, const Camera& camera);

    // Returns true if there is more to add.
    bool behind() const { return behind_; }

    // Adds another portion, a millisecond or two of work. Requires tracks and terrain of the last extend(). Returns true if
    // more is left.
    bool go_on(std::span<const Track> tracks, Terrain& terrain);

    // Draws trails. A casing around each sets it off the surface, dots mark the steps where there is room between them, and
    // where colours begin again lines are dashed. In a map they end at the border of the domain. In a crowd all but the
    // selected one are faint.
    void draw(const TrailScene& scene, const Occlusion& occlusion);

    // Returns the bytes on the graphics card.
    std::size_t memory() const;

  private:
    // Points [from, to) of a drawing.
    struct Run {
        std::size_t from, to;
    };

    // A sketch on the graphics card, followed by the latest points of the ribbon.
    struct Drawing {
        Sketch sketch;
        Texture texture;
        std::size_t rows = 0, sent = 0;  // of the texture; points of the sketch that need no sending again

        // In this draw: points of the sketch, and of the ribbon.
        std::size_t shown = 0, latest = 0;

        Drawing(const Detail& detail, std::size_t kept_whole) : sketch(detail, kept_whole) {}
        void show(const Ribbon& ribbon, double step);
        void send(std::span<const RibbonPoint> latest_points);
        std::size_t points() const { return sketch.points().size() + latest; }
        std::vector<Run> runs() const;
    };
    struct Trail {
        std::size_t kept_whole;  // points of the ribbon, by each sketch
        Ribbon ribbon;
        Drawing coarse;
        std::optional<Drawing> close, next;  // next takes the place of close once it is complete

        explicit Trail(std::size_t kept) : kept_whole(kept), coarse(Detail{}, kept) {}
        void look(const Detail& wanted);
        bool sketch(std::size_t work);
        Drawing& choose(const Detail& wanted);
    };
    void prepare(Program& program, const TrailScene& scene, double lift, const Occlusion& occlusion);
    void number_corners();
    void draw_all(const TrailScene& scene, std::uint32_t hidden, double strength, const Occlusion& occlusion);
    void draw_casings(const TrailScene& scene, double width, double strength);
    void draw_lines(const TrailScene& scene, double width, double strength);
    void draw_line(const Drawing& drawing);
    void draw_steps(const TrailScene& scene);

    Program lines_, steps_;
    VertexArray none_;  // vertices are made from their number
    Buffer corners_;    // these numbers, for as many legs
    std::size_t legs_ = 0;
    std::vector<Trail> trails_;
    std::vector<Drawing*> drawn_;  // at a time, one per trail; null for one that is hidden or drawn at another time
    Detail wanted_;
    bool behind_ = false;
};

}  // namespace ravine::render
