// Nelder and Mead's simplex: of a triangle's corners the worst is mirrored at the others' centre, farther where that is good
// and nearer where it is bad, and if nothing helps all corners come closer to the best. Nelder & Mead 1965, "A simplex method
// for function minimization"; Lagarias, Reeds, Wright & Wright 1998 tell the ties. Checked against scipy.optimize, whose first
// triangle is 5 % of the coordinates large; here lr is the length of its legs. It asks for values and for no gradient.
#include "optimizers/ball.hpp"
#include "optimizers/definition.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

namespace ravine::methods {
namespace {

constexpr std::array<std::string_view, 3> corners_on_the_plane{"a", "b", "c"};

// The corners, from the best to the worst, in the state of a ball.
class Simplex {
  public:
    explicit Simplex(const Ball& ball)
        : ball_(ball), n_(ball.dimension()), values_(ball.state.subspan((n_ + 1) * n_, n_ + 1)) {}

    void begin(double leg) {
        for (std::size_t i = 0; i <= n_; ++i) {
            std::copy(ball_.x.begin(), ball_.x.end(), corner(i).begin());
            if (i > 0) corner(i)[i - 1] += leg;
            values_[i] = value(corner(i));
        }
        sort();
        for (std::size_t i = 0; i <= n_ && i < corners_on_the_plane.size(); ++i) ball_.tell(corners_on_the_plane[i], corner(i));
    }

    void iterate(double expand, double contract, double shrink) {
        const Trial mirrored = at(1);
        Trial tried = mirrored;
        bool helps = true;
        if (mirrored.f < values_[0]) {
            if (Trial far = at(expand); far.f < mirrored.f) tried = std::move(far);
        } else if (!(mirrored.f < values_[n_ - 1])) {
            const bool outside = mirrored.f < values_[n_];
            tried = at(outside ? contract : -contract);
            helps = outside ? tried.f <= mirrored.f : tried.f < values_[n_];
        }
        ball_.tell("tried", tried.place);
        ball_.tell("helps", helps ? 1 : 0);
        helps ? take(tried) : close_in(shrink);
        sort();
    }

    std::span<const double> best() const { return corner(0); }

  private:
    struct Trial {
        std::vector<double> place;
        double f;
    };

    std::span<double> corner(std::size_t i) const { return ball_.array(i); }

    // A place without a loss is worse than all others.
    double value(std::span<const double> place) const {
        const double f = ball_.oracle.value(place);
        return std::isnan(f) ? std::numeric_limits<double>::infinity() : f;
    }

    // Tries the place so far beyond the others' centre, in units of the worst one's distance from there.
    Trial at(double far) const {
        Trial trial{std::vector<double>(n_), 0};
        for (std::size_t k = 0; k < n_; ++k) {
            double centre = corner(0)[k];
            for (std::size_t i = 1; i < n_; ++i) centre += corner(i)[k];
            centre = centre / static_cast<double>(n_);
            trial.place[k] = (1 + far) * centre - far * corner(n_)[k];
        }
        trial.f = value(trial.place);
        return trial;
    }

    void take(const Trial& trial) {
        std::copy(trial.place.begin(), trial.place.end(), corner(n_).begin());
        values_[n_] = trial.f;
    }

    void close_in(double shrink) {
        for (std::size_t i = 1; i <= n_; ++i) {
            for (std::size_t k = 0; k < n_; ++k) corner(i)[k] = corner(0)[k] + shrink * (corner(i)[k] - corner(0)[k]);
            values_[i] = value(corner(i));
        }
    }

    // Of corners as good as each other the older one comes first.
    void sort() {
        for (std::size_t i = 1; i <= n_; ++i) {
            for (std::size_t j = i; j > 0 && values_[j] < values_[j - 1]; --j) {
                std::swap(values_[j], values_[j - 1]);
                std::swap_ranges(corner(j).begin(), corner(j).end(), corner(j - 1).begin());
            }
        }
    }

    const Ball& ball_;
    std::size_t n_;
    std::span<double> values_;
};

void step(const Ball& ball) {
    Simplex simplex(ball);
    if (ball.t == 1) simplex.begin(ball.values[0]);
    simplex.iterate(ball.values[1], ball.values[2], ball.values[3]);
    std::copy(simplex.best().begin(), simplex.best().end(), ball.x.begin());
}

// The corners, and two arrays that have room for their values.
std::size_t arrays(std::span<const Tensor> tensors) { return dimension_of(tensors) + 3; }

}  // namespace

Optimizer nelder_mead() {
    return {
        .key = "nelder_mead",
        .title = "Nelder-Mead",
        .year = 1965,
        .source = "Nelder & Mead 1965",
        .checked = "its paper, which goes where scipy.optimize does",
        .needs = Needs::values,
        .parameters = {learning_rate(1, "leg"), number("expand", "expand", 2, 1, 10), number("contract", "contract", 0.5, 0, 1),
                       number("shrink", "shrink", 0.5, 0, 1)},
        .state = {"a", "b", "c"},
        .rule = R"(
[first] a = best(x, x + lr*axis(1), x + lr*axis(2))
[first] b = middle(x, x + lr*axis(1), x + lr*axis(2))
[first] c = worst(x, x + lr*axis(1), x + lr*axis(2))
centre = (a + b)/2
mirrored = 2*centre - c
tried = best_of(mirrored, centre + expand*(centre - c), centre + contract*(centre - c), centre - contract*(centre - c))
helps = low_enough(tried, a, b, c)
b = where(helps, b, a + shrink*(b - a))
c = where(helps, tried, a + shrink*(c - a))
a = best(a, b, c)
b = middle(a, b, c)
c = worst(a, b, c)
x = a
)",
        .meanings = {{"lr", "length of the first triangle's legs", Role::other, true},
                     {"expand", "how far a good corner goes, in units of the mirrored one", Role::other, true},
                     {"contract", "how far a bad corner goes, in units of the mirrored one", Role::other, true},
                     {"shrink", "share of the triangle's size that is kept if nothing helps", Role::other, true},
                     {"a", "best corner of the triangle"},
                     {"b", "second corner of the triangle"},
                     {"c", "worst corner of the triangle"},
                     {"centre", "middle of the two better corners"},
                     {"mirrored", "worst corner, mirrored at the centre"},
                     {"tried", "place that is tried last: the mirrored one, or one farther or nearer on its line"},
                     {"helps", "1 where that place is low enough; else all corners come closer to the best", Role::other,
                      true}},
        .step = step,
        .arrays = arrays,
    };
}

}  // namespace ravine::methods
