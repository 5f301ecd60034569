#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::momentum_against_nesterov};

constexpr Card cards[] = {
    {.key = "ahead",
     .title = "The gradient ahead",
     .text = "Nesterov’s method takes the gradient where its speed is about to lead, at θ + μv. So it brakes before the turn "
             "and not after it.",
     .link = "racers=momentum,lr:0.01,form:velocity,mu:0.95;nesterov,lr:0.01,form:lookahead,mu:0.95&at=12&selected=2&tab=step"},
    {.key = "race",
     .title = "The same start, the same numbers",
     .text = "Both have μ = 0.95 and the rate 0.01, on the surface with a local minimum to the right and the global one to "
             "the left.",
     .link = "racers=momentum,lr:0.01,form:velocity,mu:0.95;nesterov,lr:0.01,form:lookahead,mu:0.95&steps=300",
     .question = {.text = "Which ball is the first to be 99.9 % of the way down?",
                  .among = "least reached",
                  .answer = "{least reached}, at step {reached 2}; Momentum needs {reached 1}. Both pass the local minimum "
                            "and converge to the global one."},
     .checks = "minimum 1 ~ 1; minimum 2 ~ 1"},
    {.key = "overshoot",
     .title = "Less overshoot",
     .text = "At step 20 both have rushed past the axis. Momentum is at y = {y 1}, Nesterov at y = {y 2}, and it turns back "
             "earlier.",
     .link = "racers=momentum,lr:0.01,form:velocity,mu:0.95;nesterov,lr:0.01,form:lookahead,mu:0.95&at=20&mode=2d",
     .checks = "y 1 < y 2; y 2 < 0"},
};

}  // namespace

extern const Lesson nesterov;
const Lesson nesterov{
    "nesterov", "Nesterov looks ahead", "against momentum, from the same start", Chapter::momentum, advanced_descent, topics,
    cards};

}  // namespace ravine::lessons
