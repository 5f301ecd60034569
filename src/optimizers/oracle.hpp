// What a method may ask that looks further than the gradient at x.
//
// Methods that couple coordinates (Newton, BFGS) or search along a line see each ball as a vector of two, and ask the
// oracle for values, gradients and Hessians wherever they like. It counts: that is the price at which they race against
// methods with one gradient per step.
#pragma once

#include "math/vector.hpp"

#include <string_view>

namespace ravine {

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
