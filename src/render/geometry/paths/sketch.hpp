// The visible part of a long ribbon: its drawing at a grain, in a part of the world.
//
// A ball in noise crosses the same places thousands of times, and all but the first few times change nothing: the trail of one
// racer has one colour. So space is divided into boxes whose width, the grain, is narrower than the line, and only parts of the
// ribbon that enter boxes not yet covered are drawn (voxels.hpp). Other parts lie under the drawn ones, at most `farthest`
// grains away, mostly less than one. The boxes on the surface, not the steps of the race, bound the drawing. Between long steps
// are dots: one is kept in each box of three grains, with the ends of both its legs.
//
// The first points are kept whole: an ordinary race is drawn as it is, wherever one looks. The ribbon is taken in order, so the
// drawing up to any moment is a beginning of the drawing, which only grows at its end.
//
//     Sketch sketch(Detail{});                 // of all the ribbon; Detail{low, high, grain} for a close look
//     work -= sketch.extend(ribbon, work);     // each frame, until complete(ribbon)
#pragma once

#include "render/geometry/labels/share.hpp"
#include "render/geometry/paths/ribbon.hpp"
#include "render/geometry/paths/voxels.hpp"

namespace ravine::render {

// The seen part of the world, and the resolution.
struct Detail {
    static constexpr double coarsest = 0.006;  // grain: a point or two on the screen where the whole domain is shown

    glm::dvec2 low{-1 - margin}, high{1 + margin};
    double grain = coarsest;

    // covers() returns true if a sketch with this detail shows all of the wanted part; serves(), if also at least as finely.
    bool covers(const Detail& wanted) const;
    bool serves(const Detail& wanted) const { return covers(wanted) && grain <= wanted.grain; }
};

class Sketch {
  public:
    static constexpr double farthest = 6;  // as seen from above

    // Keeps the first `kept_whole` points of the ribbon whole.
    explicit Sketch(const Detail& detail = {}, std::size_t kept_whole = 4096);
    const Detail& detail() const { return detail_; }

    // Takes in settled points that a settled one follows, until all are in or the work is done. Requires the same ribbon in
    // every call. Returns the work, one for each point and for each grain of the way; it may exceed most_work by one leg.
    std::size_t extend(const Ribbon& ribbon, std::size_t most_work);
    bool complete(const Ribbon& ribbon) const { return taken_ + 1 >= ribbon.settled(); }

    // Return the number of points of the ribbon that are in, and true if points() holds all of them one by one.
    std::size_t taken() const { return taken_; }
    bool is_whole() const { return taken_ <= kept_whole_; }

    // Returns the points. One with a negative step begins a new line.
    const std::vector<RibbonPoint>& points() const { return points_; }

    // Returns the number of points up to a moment, plus the next one.
    std::size_t until(double step) const { return points_until(points_, step); }

  private:
    // Parts of a leg.
    struct Run {
        int begin, end;
    };
    std::size_t take(const RibbonPoint& from, const RibbonPoint& to, const RibbonPoint& next);
    bool is_dot(const RibbonPoint& before, const RibbonPoint& here, const RibbonPoint& after);
    void find_fresh(const glm::dvec3& first, const glm::dvec3& part, int parts, bool from_dot, bool to_dot);
    glm::ivec3 box(const glm::dvec3& place) const;
    void draw(const RibbonPoint& from, const RibbonPoint& to, const Share& part);

    Detail detail_;
    glm::dvec3 boxes_;  // per world unit
    Voxels drawn_, dots_;
    std::vector<RibbonPoint> points_;
    std::vector<Run> fresh_;  // of one leg
    std::size_t kept_whole_, taken_ = 0;
    bool from_dot_ = false;  // the next leg begins in one
};

}  // namespace ravine::render
