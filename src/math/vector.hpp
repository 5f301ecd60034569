// Two-dimensional vectors and symmetric 2x2 matrices.
#pragma once

#include <cmath>

namespace ravine {

struct Vector {
    double x = 0, y = 0;

    bool operator==(const Vector&) const = default;
};

constexpr Vector operator+(Vector a, Vector b) { return {a.x + b.x, a.y + b.y}; }
constexpr Vector operator-(Vector a, Vector b) { return {a.x - b.x, a.y - b.y}; }
constexpr Vector operator-(Vector a) { return {-a.x, -a.y}; }
constexpr Vector operator*(double s, Vector a) { return {s * a.x, s * a.y}; }
constexpr double dot(Vector a, Vector b) { return a.x * b.x + a.y * b.y; }
inline double norm(Vector a) { return std::sqrt(dot(a, a)); }

// A symmetric matrix, such as a Hessian.
struct Symmetric {
    double xx = 0, xy = 0, yy = 0;

    constexpr double determinant() const { return xx * yy - xy * xy; }
    constexpr bool is_positive_definite() const { return xx > 0 && determinant() > 0; }
};

constexpr Vector operator*(const Symmetric& m, Vector a) { return {m.xx * a.x + m.xy * a.y, m.xy * a.x + m.yy * a.y}; }

// Solves m*s = a for s by Cramer's rule. Not finite if m is singular.
constexpr Vector solve(const Symmetric& m, Vector a) {
    return (1 / m.determinant()) * Vector{m.yy * a.x - m.xy * a.y, m.xx * a.y - m.xy * a.x};
}

}  // namespace ravine
