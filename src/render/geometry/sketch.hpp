// What can be told apart of a long ribbon: its drawing at a grain, in a part of the world.
//
// A ball in noise crosses the same places thousands of times, and all but the first few times change nothing: the trail of one
// racer has one colour. So space is divided into boxes whose width, the grain, is narrower than the line, and of the ribbon is
// drawn what enters boxes that what is drawn does not cover yet (see voxels.hpp). What is left out lies under what is drawn, no
// farther from it than `farthest` grains, mostly less than one; and how much is drawn is bounded by the boxes on the surface,
// not by the steps of the race. Between long steps are dots: one is kept in each box of three grains, with both its legs' ends.
//
// The first points are kept whole: an ordinary race is drawn as it is, wherever one looks. Since the ribbon is taken in its
// order, the drawing up to any moment is a beginning of the drawing: it grows at its end, as the ribbon does.
//
//     Sketch sketch(Detail{});                 // of all the ribbon; Detail{low, high, grain} for a close look
//     work -= sketch.extend(ribbon, work);     // each frame, until complete(ribbon)
#pragma once

#include "render/geometry/ribbon.hpp"
#include "render/geometry/share.hpp"
#include "render/geometry/voxels.hpp"

namespace ravine::render {

// Where and how finely one looks, in the world.
struct Detail {
    static constexpr double coarsest = 0.006;  // grain: a point or two on the screen where the whole domain is shown

    glm::dvec2 low{-1 - margin}, high{1 + margin};
    double grain = coarsest;

    // Whether a sketch with this detail shows all of what is wanted, and whether it shows it as finely.
    bool covers(const Detail& wanted) const;
    bool serves(const Detail& wanted) const { return covers(wanted) && grain <= wanted.grain; }
};

class Sketch {
  public:
    static constexpr double farthest = 6;  // as seen from above

    // Keeps so many points of the ribbon whole.
    explicit Sketch(const Detail& detail = {}, std::size_t kept_whole = 4096);
    const Detail& detail() const { return detail_; }

    // Takes in points of the ribbon, which is always the same one, until all that are settled and have a settled one after them
    // are in, or the work is done. Returns the work: one for each point, and for each grain of the way. It may be as much more
    // as one leg takes.
    std::size_t extend(const Ribbon& ribbon, std::size_t most_work);
    bool complete(const Ribbon& ribbon) const { return taken_ + 1 >= ribbon.settled(); }

    // Points of the ribbon that are in; whether all of them are in points(), one by one.
    std::size_t taken() const { return taken_; }
    bool is_whole() const { return taken_ <= kept_whole_; }

    // A point whose step is negative begins a line: none leads there from the point before.
    const std::vector<RibbonPoint>& points() const { return points_; }

    // The number of points up to a moment, and the one after.
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
