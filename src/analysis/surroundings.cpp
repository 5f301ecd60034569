#include "analysis/surroundings.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace ravine {
namespace {

constexpr double no_curvature = 1e-9;  // rounding, where there is none; in reliefs per domain

constexpr double half_root = 0.70710678118654752;
constexpr std::array<Vector, 8> ring = {{{1, 0},
                                         {half_root, half_root},
                                         {0, 1},
                                         {-half_root, half_root},
                                         {-1, 0},
                                         {-half_root, -half_root},
                                         {0, -1},
                                         {half_root, -half_root}}};

}  // namespace

Jet jet_at(const Loss& loss, formula::Workspace& workspace, const Box& domain, double relief, Vector p) {
    const double w = domain.width(), h = domain.height(), unit = relief > 0 ? 1 / relief : 1;
    double f = 0, x = 0, y = 0, xx = 0, xy = 0, yy = 0;
    loss.hessian(&p.x, &p.y, 1, &f, &x, &y, &xx, &xy, &yy, workspace);
    return {x * w * unit, y * h * unit, xx * w * w * unit, xy * w * h * unit, yy * h * h * unit};
}

Vector newton_step(const Jet& jet, const Eigen& e) {
    const auto along = [&](double slope, double curvature) {
        return -slope / std::copysign(std::abs(curvature) + no_curvature, curvature);
    };
    const double high = along(e.x * jet.x + e.y * jet.y, e.high), low = along(e.x * jet.y - e.y * jet.x, e.low);
    return {high * e.x - low * e.y, high * e.y + low * e.x};
}

Surroundings look_around(const Loss& loss, formula::Workspace& workspace, const Box& domain, Vector p, const Eigen& e,
                         double distance, double rounding) {
    std::array<double, ring.size() + 1> x{p.x}, y{p.y}, f{};
    for (std::size_t i = 0; i < ring.size(); ++i) {
        x[i + 1] = p.x + domain.width() * distance * (ring[i].x * e.x - ring[i].y * e.y);
        y[i + 1] = p.y + domain.height() * distance * (ring[i].x * e.y + ring[i].y * e.x);
    }
    loss.value(x.data(), y.data(), f.size(), f.data(), workspace);
    Surroundings seen;
    for (std::size_t i = 1; i < f.size(); ++i) {
        seen.lower = seen.lower || f[i] < f[0] - rounding;
        seen.higher = seen.higher || !(f[i] <= f[0] + rounding);
    }
    return seen;
}

std::vector<Vector> gradients_around(const Loss& loss, formula::Workspace& workspace, const Box& domain, double relief,
                                     Vector p, double distance) {
    const double w = domain.width(), h = domain.height(), unit = relief > 0 ? 1 / relief : 1;
    std::array<double, ring.size()> x{}, y{}, f{}, fx{}, fy{};
    for (std::size_t i = 0; i < ring.size(); ++i) {
        x[i] = p.x + w * distance * ring[i].x;
        y[i] = p.y + h * distance * ring[i].y;
    }
    loss.gradient(x.data(), y.data(), ring.size(), f.data(), fx.data(), fy.data(), workspace);
    std::vector<Vector> around;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Vector g{fx[i] * w * unit, fy[i] * h * unit};
        if (std::isfinite(norm(g))) around.push_back(g);
    }
    return around;
}

double widest_difference(const std::vector<Vector>& gradients) {
    double widest = 0;
    for (const Vector& a : gradients) {
        for (const Vector& b : gradients) widest = std::max(widest, norm(a - b));
    }
    return widest;
}

// That direction is perpendicular to a side of the convex hull, or points away from one of its corners.
double least_rise(const std::vector<Vector>& gradients) {
    double least = std::numeric_limits<double>::infinity();
    const auto look = [&](Vector along) {
        const double size = norm(along);
        if (!(size > 0)) return;
        double rise = -std::numeric_limits<double>::infinity();
        for (const Vector& g : gradients) rise = std::max(rise, dot(g, along) / size);
        least = std::min(least, rise);
    };
    for (const Vector& a : gradients) {
        look(-a);
        for (const Vector& b : gradients) look({b.y - a.y, a.x - b.x});  // both orders of a pair give both normals
    }
    return least;
}

}  // namespace ravine
