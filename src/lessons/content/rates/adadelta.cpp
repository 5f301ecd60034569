#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::adadelta_units, Topic::adadelta_without_rate};

constexpr Card cards[] = {
    {.key = "scale",
     .title = "The gradient’s scale cancels",
     .text = "Along y this bowl is 100 times as steep as along x. AdaDelta divides the gradient by the root of its mean "
             "square, so that x and y stay alike: {x 1} and {y 1} after 200 steps.",
     .link = "loss=x^2+100y^2&start=1.5,1.5&racers=adadelta,lr:1;gd,lr:0.009&at=200",
     .checks = "abs(x 1 - y 1) < 0.01; x 2 > 100 * abs(y 2)"},
    {.key = "units",
     .title = "The units of its steps",
     .text = "What is left has no unit, so it is multiplied by the root of the mean square of the past steps. At the start "
             "there are none: all that is there is ε, and the first step is √(ε/(1 − ρ)).",
     .link = "loss=x^2+y^2&start=1.5,1.5&racers=adadelta,lr:1,eps:1e-08;adadelta,lr:1;adadelta,lr:1,eps:0.0001&steps=150",
     .question = {.text = "Which ball is nearest to the minimum after 150 steps?",
                  .among = "least distance",
                  .answer = "{least distance}, at {distance 3}; the others are at {distance 2} and {distance 1}. The first "
                            "steps along x are {abs(x 3 @1 - x 3 @0)}, {abs(x 2 @1 - x 2 @0)} and {abs(x 1 @1 - x 1 @0)}: so "
                            "ε is a rate after all."},
     .checks = "abs(x 2 @1 - x 2 @0) ~ 0.00316; abs(x 1 @1 - x 1 @0) ~ 0.000316"},
    {.key = "rate",
     .title = "Robust to the learning rate?",
     .text = "AdaDelta is said not to depend on a learning rate. Its formula has none, which is the same as the rate 1. "
             "PyTorch multiplies the step by a rate; here are three.",
     .link = "loss=2x^2+y^2&start=1.5,1.5&racers=adadelta,lr:0.1;adadelta,lr:1;adadelta,lr:10&steps=60",
     .question = {.text = "Which ball is lowest after 60 steps?",
                  .among = "least loss",
                  .answer = "{least loss}, with {loss 3}. At the rate 1 the loss is {loss 2}, at 0.1 it is {loss 1}: a rate "
                            "that is used matters here as it does elsewhere."},
     .checks = "loss 1 > loss 2; loss 2 > 10 * loss 3"},
};

}  // namespace

extern const Lesson adadelta;
const Lesson adadelta{"adadelta",     "AdaDelta’s units", "a method without a rate, and what ε decides",
                      Chapter::rates, advanced_descent,   topics,
                      cards};

}  // namespace ravine::lessons
