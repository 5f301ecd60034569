// Planes in the space of a network's weights, on which its loss can be looked at.
//
// A network is rarely on a plane: how far away it is belongs to the picture, for the loss of the place below it is not its own.
#pragma once

#include "network/network.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ravine::network {

// The place (x, y) has the weights origin + x * scale_u * u + y * scale_v * v.
struct Plane {
    std::vector<double> origin;
    std::vector<double> u, v;         // of length 1, at right angles
    double share_u = 0, share_v = 0;  // of principal planes: of the variance of the points
    double scale_u = 1, scale_v = 1;  // lengths in the space of weights
};

struct Projection {
    double x, y;
    double away;  // the distance from the plane, in the space of weights
};

Projection project(const Plane& plane, std::span<const double> weights);

// Returns the weights at a place.
std::vector<double> lift(const Plane& plane, double x, double y);

// Returns the losses at places of a plane. Requires as many x as y.
std::vector<double> losses_on(const Plane& plane, const Network& network, std::span<const double> x, std::span<const double> y);

// Moves the origin along the plane and sets the scales so that all points fall within 0.8 of it on either axis. `points` are
// rows of as many numbers as there are weights, in any number of parts. A direction without extent has the scale of the other
// one.
void fit(Plane& plane, std::span<const std::span<const double>> parts);

// Returns the plane of the two directions in which points vary most, through their mean. `points` are rows of n numbers; of
// more than 1024 some are left out evenly. Requires a point at least. Where there is no variance left, a direction is any
// other.
Plane principal_plane(std::span<const double> points, std::size_t n);

// Returns the plane through three points, the first one at (0, 0) and the second one on the axis of x. Where they lie on a
// line, or are the same, a direction is any other.
Plane plane_through(std::span<const double> a, std::span<const double> b, std::span<const double> c);

// Returns a plane through these weights of two random directions, whose parts are as long as the weights of each unit; biases
// rest. Li et al. 2018, "Visualizing the loss landscape of neural nets".
Plane random_plane(const Network& network, std::span<const double> weights, std::uint64_t seed);

// Returns the plane through these weights along which the loss bends most: of the eigenvectors of the two largest eigenvalues
// of the Hessian.
Plane curvature_plane(const Network& network, std::span<const double> weights);

// Returns the plane on which two weights change. Requires different numbers of weights.
Plane plane_of_weights(std::span<const double> weights, std::size_t along_x, std::size_t along_y);

// Returns the largest eigenvalue of the Hessian: the sharpness. Gradient descent is stable while it is below 2 / learning rate.
double sharpness(const Network& network, std::span<const double> weights);

}  // namespace ravine::network
