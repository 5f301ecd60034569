#include "render/geometry/ground/focus.hpp"

#include "render/geometry/ground/terrain.hpp"

#include <cmath>

namespace ravine::render {
namespace {

constexpr double around = 1.5;      // width of a focus, in widths of the seen part
constexpr double too_wide = 2.4;    // the same beyond which a finer one is made
constexpr double nearly_all = 0.6;  // share of the domain seen beyond which the whole is the focus
constexpr double least_zoom_that_matters = 1.5;
constexpr double most_lines = 640, least_lines = 192;

// Returns the world length of the unit of a radius in the domain.
double radius_unit(const Frame& frame) { return std::max(frame.scale().x, frame.scale().y); }

Box square_around(const Seen& seen, double radius, const Frame& frame) {
    const Box& domain = frame.domain();
    const glm::dvec2 r = radius / radius_unit(frame) * frame.scale();
    const Box box{{std::max(seen.centre.x - r.x, domain.low.x), std::max(seen.centre.y - r.y, domain.low.y)},
                  {std::min(seen.centre.x + r.x, domain.high.x), std::min(seen.centre.y + r.y, domain.high.y)}};
    return box.width() > 0 && box.height() > 0 ? box : domain;
}

// Divides an axis of the mesh into lines inside [from, to] and lines outside.
struct Split {
    double inside, outside;
};

// Places lines along one axis between low and high. `needed` lines per world unit, in equal intervals; `scale` is a world unit.
class AxisPlan {
  public:
    AxisPlan(const std::vector<double>& needed, double low, double high, double from, double to, double scale)
        : needed_(needed),
          low_(low),
          step_((high - low) / static_cast<double>(needed.size())),
          from_(from),
          to_(to),
          scale_(scale) {
        // A smaller part is seen larger, so a tolerance on the screen is a finer one in the world.
        const double closer = std::sqrt((high - low) / (to - from));
        double seen = 0, rest = 0;
        each_interval([&](double length, double need, bool inside) { (inside ? seen : rest) += length * need; });
        const bool whole = from <= low && to >= high;
        wish_.inside = std::clamp(seen * closer, least_lines, most_lines * (whole ? 1 : 0.75));
        wish_.outside = whole ? 0 : std::clamp(rest, 48.0, most_lines * 0.25);
        mean_.inside = seen / ((to - from) / scale);
        mean_.outside = whole ? 0 : rest / ((high - low - (to - from)) / scale);
    }

    double wish() const { return wish_.inside + wish_.outside; }

    std::vector<double> lines(double share_of_wish) const {
        // At least a third of the mean everywhere, so that neighbouring cells are of similar size.
        const auto density = [&](double need, bool inside) {
            return need + 0.5 * (inside ? mean_.inside : mean_.outside) + 1e-9;
        };
        Split total{0, 0};
        each_interval([&](double length, double need, bool inside) {
            (inside ? total.inside : total.outside) += length * density(need, inside);
        });
        std::vector<double> ends{low_}, number{0};  // lines passed up to the end of each interval
        each_interval([&](double length, double need, bool inside) {
            const double part = inside ? wish_.inside / total.inside : wish_.outside / total.outside;
            ends.push_back(ends.back() + length * scale_);
            number.push_back(number.back() + length * density(need, inside) * part);
        });
        ends.back() = low_ + step_ * static_cast<double>(needed_.size());
        return place(ends, number, static_cast<std::size_t>(std::max(share_of_wish * wish(), 32.0)));
    }

  private:
    // Calls visit for every interval, cut where the inside begins and ends, with its length in the world and the lines it
    // needs.
    template <class Callback>
    void each_interval(Callback&& callback) const {
        for (std::size_t i = 0; i < needed_.size(); ++i) {
            const double a = low_ + step_ * static_cast<double>(i), b = low_ + step_ * static_cast<double>(i + 1);
            const double cuts[] = {a, std::clamp(from_, a, b), std::clamp(to_, a, b), b};
            for (int k = 0; k < 3; ++k) {
                if (cuts[k + 1] > cuts[k]) callback((cuts[k + 1] - cuts[k]) / scale_, needed_[i], k == 1);
            }
        }
    }

    static std::vector<double> place(const std::vector<double>& ends, const std::vector<double>& number, std::size_t count) {
        std::vector<double> lines(count + 1);
        for (std::size_t k = 0, i = 0; k <= count; ++k) {
            const double wanted = number.back() * static_cast<double>(k) / static_cast<double>(count);
            while (i + 2 < number.size() && number[i + 1] < wanted) ++i;
            const double t = (wanted - number[i]) / (number[i + 1] - number[i]);
            lines[k] = ends[i] + std::clamp(t, 0.0, 1.0) * (ends[i + 1] - ends[i]);
        }
        lines.front() = ends.front();
        lines.back() = ends.back();
        return lines;
    }

    const std::vector<double>& needed_;
    double low_, step_, from_, to_, scale_;
    Split wish_{}, mean_{};
};

}  // namespace

Seen seen_part(Terrain& terrain, const Camera& camera) {
    const Frame& frame = terrain.frame();
    const Box& domain = frame.domain();
    const Seen everything{domain.centre(), std::max(domain.width(), domain.height())};
    if (camera.view().zoom < least_zoom_that_matters) return everything;
    constexpr int across = 4;
    std::vector<Vector> hits;
    for (int k = 0; k < across * across; ++k) {
        const int column = k % across, row = k / across;
        const double x = camera.viewport().width * column / (across - 1);
        const double y = camera.viewport().height * row / (across - 1);
        if (const auto hit = terrain.pick(camera.ray(x, y))) hits.push_back(*hit);
    }
    if (hits.size() < 3) return everything;
    Seen seen{{0, 0}, 0};
    for (const Vector& p : hits) {
        seen.centre.x += p.x / static_cast<double>(hits.size());
        seen.centre.y += p.y / static_cast<double>(hits.size());
    }
    for (const Vector& p : hits) {
        const double away = frame.distance(p.x - seen.centre.x, p.y - seen.centre.y);
        seen.radius = std::max(seen.radius, away * radius_unit(frame));
    }
    return seen;
}

Focus::Focus(const Frame& frame) : frame_(frame), box_(frame.domain()), radius_(radius_unit(frame)) {}

Focus::Focus(const Frame& frame, const Seen& seen) : Focus(frame) {
    const Box& domain = frame.domain();
    const Box box = square_around(seen, seen.radius, frame);
    if (std::max(box.width() / domain.width(), box.height() / domain.height()) > nearly_all) return;
    radius_ = around * seen.radius;
    box_ = square_around(seen, radius_, frame);
}

bool Focus::serves(const Seen& seen) const {
    const Box box = square_around(seen, seen.radius, frame_);
    const bool within =
        box.low.x >= box_.low.x && box.low.y >= box_.low.y && box.high.x <= box_.high.x && box.high.y <= box_.high.y;
    return (within && radius_ < too_wide * seen.radius) || (is_whole() && Focus(frame_, seen).is_whole());
}

Axes choose_axes(const Terrain& terrain, const Focus& focus, std::size_t most_samples) {
    const Box &domain = terrain.frame().domain(), &box = focus.box();
    const glm::dvec2 scale = terrain.frame().scale();
    const Overview& overview = terrain.overview();
    const AxisPlan x(overview.lines_along_x(), domain.low.x, domain.high.x, box.low.x, box.high.x, scale.x);
    const AxisPlan y(overview.lines_along_y(), domain.low.y, domain.high.y, box.low.y, box.high.y, scale.y);
    const double affordable = std::min(1.0, std::sqrt(static_cast<double>(most_samples) / (x.wish() * y.wish())));
    return {x.lines(affordable), y.lines(affordable)};
}

}  // namespace ravine::render
