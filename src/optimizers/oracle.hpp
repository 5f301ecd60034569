// The requests of a method that looks further than the gradient at x.
//
// Methods that couple coordinates (Newton, BFGS) or search along a line ask for values, gradients and Hessians wherever they
// like. The oracle counts: that is the price at which they race against methods with one gradient per step.
#pragma once

#include <span>
#include <string_view>

namespace ravine {

// The number of requests of a ball. A gradient comes with its value, and a Hessian with both.
struct Evaluations {
    int values = 0, gradients = 0, hessians = 0;

    int all() const { return values + gradients + hessians; }
    bool operator==(const Evaluations&) const = default;
};

// Places and gradients have a number per coordinate.
class Oracle {
  public:
    virtual double value(std::span<const double> at) = 0;

    // Writes the gradient to g and returns the value.
    virtual double gradient(std::span<const double> at, std::span<double> g) = 0;

    // True where hessian() may be called.
    virtual bool has_hessian() const = 0;

    // Writes the Hessian to h, row after row: at.size() * at.size() numbers.
    virtual void hessian(std::span<const double> at, std::span<double> h) = 0;

    // Ends the race of the ball at the place before this step: "the Hessian is singular here". The text must last.
    virtual void give_up(std::string_view why) = 0;

  protected:
    ~Oracle() = default;
};

}  // namespace ravine
