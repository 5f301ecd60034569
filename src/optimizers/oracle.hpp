// What a method may ask that looks further than the gradient at x, and the small vectors in which it thinks.
//
// Methods that couple coordinates (Newton, BFGS) or search along a line see each ball as a vector of two, and ask the
// oracle for values, gradients and Hessians wherever they like. It counts: that is the price at which they race against
// methods with one gradient per step.
#pragma once

#include <cmath>
#include <string_view>

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

// A symmetric matrix, as Hessians are.
struct Symmetric {
    double xx = 0, xy = 0, yy = 0;

    constexpr double determinant() const { return xx * yy - xy * xy; }
    constexpr bool is_positive_definite() const { return xx > 0 && determinant() > 0; }
};

constexpr Vector operator*(const Symmetric& m, Vector a) { return {m.xx * a.x + m.xy * a.y, m.xy * a.x + m.yy * a.y}; }

// The solution of m*s = a by Cramer's rule; not finite where m is singular.
constexpr Vector solve(const Symmetric& m, Vector a) {
    return (1 / m.determinant()) * Vector{m.yy * a.x - m.xy * a.y, m.xx * a.y - m.xy * a.x};
}

// How often a ball asked. A gradient comes with its value, and a Hessian with both.
struct Evaluations {
    int values = 0, gradients = 0, hessians = 0;

    int all() const { return values + gradients + hessians; }
    bool operator==(const Evaluations&) const = default;
};

class Oracle {
  public:
    virtual double value(Vector at) = 0;
    virtual double gradient(Vector at, Vector& g) = 0;  // returns the value
    virtual Symmetric hessian(Vector at) = 0;

    // Tells why the step that is being taken leads nowhere: "the Hessian is singular here". The text must last.
    virtual void give_up(std::string_view why) = 0;

  protected:
    ~Oracle() = default;
};

}  // namespace ravine
