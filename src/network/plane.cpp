#include "network/plane.hpp"

#include "math/lanczos.hpp"
#include "math/linear.hpp"
#include "math/random.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <optional>

namespace ravine::network {
namespace {

constexpr std::size_t most_points = 1024;

// Returns the plane of two directions, made orthonormal.
Plane plane_along(std::span<const double> origin, std::span<const double> first, std::span<const double> second) {
    const std::size_t n = origin.size();
    std::vector<double> rows(first.begin(), first.end());
    rows.insert(rows.end(), second.begin(), second.end());
    orthonormalise(rows, n);
    const auto middle = rows.begin() + static_cast<std::ptrdiff_t>(n);
    return {{origin.begin(), origin.end()}, {rows.begin(), middle}, {middle, rows.end()}};
}

SymmetricProduct hessian_at(const Network& network, std::span<const double> weights) {
    return [&network, weights](std::span<const double> v, std::span<double> product) {
        network.hessian_times(weights, v, product);
    };
}

// Returns some of the points, or all, with their mean taken away, and the mean.
std::vector<double> centred(std::span<const double> points, std::size_t n, std::vector<double>& mean) {
    const std::size_t all = points.size() / n, count = std::min(all, most_points);
    std::vector<double> rows;
    mean.assign(n, 0.0);
    for (std::size_t i = 0; i < count; ++i) {
        const std::span<const double> point = points.subspan(i * all / count * n, n);
        rows.insert(rows.end(), point.begin(), point.end());
        add_scaled(1 / static_cast<double>(count), point, mean);
    }
    for (std::size_t i = 0; i < count; ++i) add_scaled(-1, mean, std::span(rows).subspan(i * n, n));
    return rows;
}

}  // namespace

Projection project(const Plane& plane, std::span<const double> weights) {
    std::vector<double> rest = difference(weights, plane.origin);
    const double x = dot(plane.u, rest), y = dot(plane.v, rest);
    add_scaled(-x, plane.u, rest);
    add_scaled(-y, plane.v, rest);
    return {x / plane.scale_u, y / plane.scale_v, norm(rest)};
}

std::vector<double> lift(const Plane& plane, double x, double y) {
    std::vector<double> weights = plane.origin;
    add_scaled(x * plane.scale_u, plane.u, weights);
    add_scaled(y * plane.scale_v, plane.v, weights);
    return weights;
}

std::vector<double> losses_on(const Plane& plane, const Network& network, std::span<const double> x,
                              std::span<const double> y) {
    assert(x.size() == y.size());
    formula::Workspace workspace;
    std::vector<double> losses(x.size());
    for (std::size_t i = 0; i < x.size(); ++i) {
        const std::vector<double> weights = lift(plane, x[i], y[i]);
        network.value({weights.data(), 1, 1}, &losses[i], workspace);
    }
    return losses;
}

namespace {

struct Range {
    double low = 0, high = 0;

    void take(double number) {
        low = std::min(low, number);
        high = std::max(high, number);
    }
    double middle() const { return low + (high - low) / 2; }
    double half() const { return (high - low) / 2; }
};

}  // namespace

void fit(Plane& plane, std::span<const std::span<const double>> parts) {
    constexpr double farthest = 0.8;
    const std::size_t n = plane.origin.size();
    std::optional<Range> along_u, along_v;
    plane.scale_u = plane.scale_v = 1;
    for (const std::span<const double> part : parts) {
        for (std::size_t first = 0; first < part.size(); first += n) {
            const Projection at = project(plane, part.subspan(first, n));
            if (!along_u) along_u = Range{at.x, at.x};
            if (!along_v) along_v = Range{at.y, at.y};
            along_u->take(at.x);
            along_v->take(at.y);
        }
    }
    if (!along_u) return;
    plane.origin = lift(plane, along_u->middle(), along_v->middle());
    const double u = along_u->half() / farthest, v = along_v->half() / farthest;
    plane.scale_u = u > 0 ? u : v > 0 ? v : 1;
    plane.scale_v = v > 0 ? v : plane.scale_u;
}

Plane principal_plane(std::span<const double> points, std::size_t n) {
    assert(n >= 2 && points.size() >= n && points.size() % n == 0);
    std::vector<double> mean;
    const std::vector<double> rows = centred(points, n, mean);
    const auto row = [&](std::size_t i) { return std::span(rows).subspan(i * n, n); };
    const auto scatter = [&](std::span<const double> v, std::span<double> product) {
        std::fill(product.begin(), product.end(), 0.0);
        for (std::size_t i = 0; i * n < rows.size(); ++i) add_scaled(dot(row(i), v), row(i), product);
    };
    const double all = dot(rows, rows);
    const Eigenpairs pairs = largest_eigenpairs(scatter, n, 2);
    Plane plane = plane_along(mean, std::span(pairs.vectors).first(n), std::span(pairs.vectors).subspan(n));
    if (all > 0) {
        plane.share_u = pairs.values[0] / all;
        plane.share_v = pairs.values[1] / all;
    }
    return plane;
}

Plane plane_through(std::span<const double> a, std::span<const double> b, std::span<const double> c) {
    assert(a.size() >= 2);
    return plane_along(a, difference(b, a), difference(c, a));
}

Plane random_plane(const Network& network, std::span<const double> weights, std::uint64_t seed) {
    std::vector<double> directions[2];
    for (std::uint64_t k = 0; k < 2; ++k) {
        directions[k].assign(weights.size(), 0.0);
        for (const Layer& layer : network.layers()) {
            for (std::size_t unit = 0; unit < layer.units; ++unit) {
                const std::size_t first = layer.matrix + unit * layer.inputs;
                const std::span<double> part = std::span(directions[k]).subspan(first, layer.inputs);
                for (std::size_t i = 0; i < part.size(); ++i) part[i] = random_normal(seed, k, first + i);
                const double scale = norm(weights.subspan(first, layer.inputs)) / norm(part);
                for (double& number : part) number *= scale;
            }
        }
    }
    return plane_along(weights, directions[0], directions[1]);
}

Plane curvature_plane(const Network& network, std::span<const double> weights) {
    const std::size_t n = weights.size();
    const Eigenpairs pairs = largest_eigenpairs(hessian_at(network, weights), n, 2);
    return plane_along(weights, std::span(pairs.vectors).first(n), std::span(pairs.vectors).subspan(n));
}

Plane plane_of_weights(std::span<const double> weights, std::size_t along_x, std::size_t along_y) {
    assert(along_x < weights.size() && along_y < weights.size() && along_x != along_y);
    Plane plane{
        {weights.begin(), weights.end()}, std::vector<double>(weights.size(), 0.0), std::vector<double>(weights.size(), 0.0)};
    plane.u[along_x] = 1;
    plane.v[along_y] = 1;
    return plane;
}

double sharpness(const Network& network, std::span<const double> weights) {
    return largest_eigenpairs(hessian_at(network, weights), weights.size(), 1).values[0];
}

}  // namespace ravine::network
