// CMA-ES: tries some places around the ball, goes to the mean of the better half, and learns from where these lie how far and
// in which directions to look next. Hansen & Ostermeier 2001, "Completely derandomized self-adaptation in evolution
// strategies"; the formulas and constants are those of Hansen 2016, "The CMA evolution strategy: a tutorial", arXiv:1604.00772,
// with positive weights alone, as in its purecmaes.m. It asks for values and for no gradient.
//
// Places are drawn with the symmetric root of the matrix, which has the same spread as any other root.
#include "math/elementary.hpp"
#include "math/linear.hpp"
#include "math/power.hpp"
#include "math/random.hpp"
#include "optimizers/ball.hpp"
#include "optimizers/definition.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace ravine::methods {
namespace {

constexpr double e = 2.718281828459045;

// The constants that follow from the number of coordinates and of places.
struct Constants {
    Constants(std::size_t dimension, std::size_t population) {
        const auto n = static_cast<double>(dimension);
        double sum = 0, squares = 0;
        for (std::size_t i = 0; i < population / 2; ++i) {
            weights.push_back(logarithm((static_cast<double>(population) + 1) / 2) - logarithm(static_cast<double>(i + 1)));
            sum += weights.back();
        }
        for (double& weight : weights) {
            weight /= sum;
            squares += weight * weight;
        }
        effective = 1 / squares;
        along = (4 + effective / n) / (n + 4 + 2 * effective / n);
        path = (effective + 2) / (n + effective + 5);
        one = 2 / ((n + 1.3) * (n + 1.3) + effective);
        many = std::min(1 - one, 2 * (effective - 2 + 1 / effective) / ((n + 2) * (n + 2) + effective));
        damping = 1 + 2 * std::max(0.0, std::sqrt((effective - 1) / (n + 1)) - 1) + path;
        usual = std::sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n));
    }

    static double logarithm(double number) { return natural_logarithm(Lane(number)).get(0); }

    std::vector<double> weights;    // of the better half, from the best on; their sum is 1
    double effective = 0;           // how many places the better half is worth
    double along = 0, path = 0;     // shares that are new in the two paths
    double one = 0, many = 0;       // shares of the matrix that are new: from its path, and from the places
    double damping = 0, usual = 0;  // of the size; usual length of the path where steps are independent
};

// A place that was tried, by its way from the ball in units of the size.
struct Trial {
    std::vector<double> way;
    double f;
};

class Strategy {
  public:
    explicit Strategy(const Ball& ball)
        : ball_(ball),
          n_(ball.dimension()),
          constants_(n_, ball.count(1)),
          c_(ball.state.first(n_ * n_)),
          path_(ball.array(n_)),
          drift_(ball.array(n_ + 1)),
          size_(ball.array(n_ + 2)) {}

    void begin(double size) {
        for (std::size_t i = 0; i < n_; ++i) c_[i * n_ + i] = 1;
        std::fill(size_.begin(), size_.end(), size);
        ball_.tell("C", c_);
    }

    void step() {
        const std::vector<Trial> trials = best();
        std::vector<double> mean(n_), turned(n_), root(n_ * n_);
        for (std::size_t i = 0; i < trials.size(); ++i) add_scaled(constants_.weights[i], trials[i].way, mean);
        ball_.tell("d", mean);
        matrix_power(c_, -0.5, root);
        multiply(root, mean, turned);
        if (!std::isfinite(norm(turned))) ball_.oracle.give_up("its covariance has become singular");
        blend(path_, constants_.path, turned);
        const double grown = norm(path_) / constants_.usual;
        const double young = std::sqrt(1 - power(1 - constants_.path, 2 * static_cast<double>(ball_.t)));
        const bool steady = grown / young < 1.4 + 2 / (static_cast<double>(n_) + 1);
        blend(drift_, constants_.along, steady ? mean : std::vector<double>(n_));
        learn(trials, steady);
        add_scaled(size_[0], mean, ball_.x);
        const double size = size_[0] * power(e, constants_.path / constants_.damping * (grown - 1));
        std::fill(size_.begin(), size_.end(), size);
    }

  private:
    // Tries the places of a step. Returns the better half, the best one first.
    std::vector<Trial> best() const {
        std::vector<double> root(n_ * n_), normals(n_), place(n_);
        matrix_power(c_, 0.5, root);
        std::vector<Trial> trials(ball_.count(1));
        for (std::size_t i = 0; i < trials.size(); ++i) {
            for (std::size_t k = 0; k < n_; ++k) normals[k] = normal_draw(ball_.seed, ball_.t, i, k);
            trials[i].way.resize(n_);
            multiply(root, normals, trials[i].way);
            std::copy(ball_.x.begin(), ball_.x.end(), place.begin());
            add_scaled(size_[0], trials[i].way, place);
            const double f = ball_.oracle.value(place);
            trials[i].f = std::isnan(f) ? std::numeric_limits<double>::infinity() : f;
        }
        std::stable_sort(trials.begin(), trials.end(), [](const Trial& p, const Trial& q) { return p.f < q.f; });
        trials.resize(constants_.weights.size());
        return trials;
    }

    // Lets a path forget a share, and adds as much of a step as keeps its usual length.
    void blend(std::span<double> path, double share, std::span<const double> step) const {
        for (double& component : path) component *= 1 - share;
        add_scaled(std::sqrt(share * (2 - share) * constants_.effective), step, path);
    }

    void learn(std::span<const Trial> trials, bool steady) {
        const auto& weights = constants_.weights;
        const double one = constants_.one, many = constants_.many, along = constants_.along;
        const double kept = 1 - one - many + (steady ? 0 : one * along * (2 - along));
        for (std::size_t i = 0; i < n_; ++i) {
            for (std::size_t j = i; j < n_; ++j) {
                double spread = 0;
                for (std::size_t k = 0; k < trials.size(); ++k) spread += weights[k] * trials[k].way[i] * trials[k].way[j];
                c_[i * n_ + j] = kept * c_[i * n_ + j] + one * drift_[i] * drift_[j] + many * spread;
                c_[j * n_ + i] = c_[i * n_ + j];
            }
        }
    }

    const Ball& ball_;
    std::size_t n_;
    Constants constants_;
    std::span<double> c_, path_, drift_, size_;
};

void step(const Ball& ball) {
    if (ball.count(1) == 0) return;
    Strategy strategy(ball);
    if (ball.t == 1) strategy.begin(ball.values[0]);
    strategy.step();
}

std::size_t arrays(std::span<const Tensor> tensors) { return dimension_of(tensors) + 3; }

}  // namespace

Optimizer cma_es() {
    return {
        .key = "cma_es",
        .title = "CMA-ES",
        .year = 2001,
        .source = "Hansen & Ostermeier 2001",
        .checked = "the tutorial of Hansen 2016 and its purecmaes.m",
        .needs = Needs::values,
        .parameters = {learning_rate(1, "σ"), number("population", "λ", 6, 4, 64)},
        .state = {"C1", "C2", "path", "drift", "size"},
        .rule = R"(
[first] C = identity
[first] size = lr
d = mean_of_best_half(population, x, size, C)
path = forget(path) + C^(-1/2)*d
drift = forget(drift) + d
C = forget(C) + drift*drift' + spread_of_best_half
C1 = row(C, 1)
C2 = row(C, 2)
x = x + size*d
size = size*exp(norm(path) - usual)
)",
        .meanings = {{"lr", "spread of the places that are tried at first", Role::other, true},
                     {"population", "places that are tried at a step", Role::other, true},
                     {"C", "covariance of the places that are tried, in units of their spread"},
                     {"C1", "first row of the covariance"},
                     {"C2", "second row of the covariance"},
                     {"d", "mean way to the better half of the places, in units of their spread"},
                     {"path", "sum of recent steps as if all directions were alike: long where they agree"},
                     {"drift", "sum of recent steps, in units of their spread"},
                     {"size", "spread of the places that are tried", Role::other, true}},
        .step = step,
        .arrays = arrays,
    };
}

}  // namespace ravine::methods
