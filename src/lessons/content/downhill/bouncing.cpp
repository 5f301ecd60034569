#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::bouncing_in_a_ravine, Topic::squared_average_of_w1};

constexpr Card cards[] = {
    {.key = "shape",
     .title = "Steep across, flat along",
     .text = "Across the ravine, along x, the surface bends {curvature_high 1 @0 / curvature_low 1 @0} times more than along "
             "y. This is called pathological curvature. At the start the gradient is {abs(gradient_x 1 @0)} across and "
             "{abs(gradient_y 1 @0)} along.",
     .link = "loss=ravine&racers=gd,lr:0.38&steps=40&at=1&selected=1",
     .checks = "gradient_x 1 @0 > 10 * abs(gradient_y 1 @0)"},
    {.key = "bounce",
     .title = "Bouncing",
     .text = "This is gradient descent at nearly the largest rate that works. The minimum is {abs(x 1 @0)} away across and "
             "{abs(y 1 @0)} along.",
     .link = "loss=ravine&racers=gd,lr:0.38&steps=40&mode=2d",
     .question = {.text = "Which part of its way is the longer one?",
                  .answer = "Across: {travelled_x 1} there and back, to come {abs(x 1 @0 - x 1)} nearer. Along it needs "
                            "{travelled_y 1} for {abs(y 1 @0 - y 1)}, all of it in one direction. It has turned back {turns_x"
                            " 1} times across and {turns_y 1} times along.",
                  .choices = {{{"across the ravine", "travelled_x 1 > travelled_y 1"},
                               {"along the ravine", "travelled_x 1 < travelled_y 1"}}}}},
    {.key = "cancel",
     .title = "The x parts cancel, the y parts add up",
     .text = "Momentum follows a running sum of the gradients. Both balls have the same rate.",
     .link = "loss=ravine&racers=gd,lr:0.05;momentum,lr:0.05,form:velocity&steps=80&selected=2",
     .question = {.text = "Which ball is the first to be 99.9 % of the way down?",
                  .among = "least reached",
                  .answer = "{least reached}, at step {reached 2}. After ten steps its speed along the ravine is {v_y 2 @10}:"
                            " the gradient of that one step, times the rate, is only {abs(lr 2 @10 * gradient_y 2 @10)}."},
     .checks = "reached 1 > reached 2; v_y 2 @10 > 3 * abs(lr 2 @10 * gradient_y 2 @10)"},
    {.key = "average",
     .title = "Whose squared average is large?",
     .text = "RMSProp keeps the mean square of the gradient, for every coordinate its own. It divides the gradient by the root "
             "of that mean.",
     .link = "loss=ravine&racers=rmsprop,lr:0.05,beta:0.9&steps=40&selected=1",
     .question = {.text = "Which mean is the larger one after the first step?",
                  .answer = "That of x: {s_x 1 @1} against {s_y 1 @1}. Divided by the roots, both coordinates begin with the "
                            "same step: {abs(x 1 @1 - x 1 @0)} across and {abs(y 1 @1 - y 1 @0)} along.",
                  .choices = {{{"that of x, across", "s_x 1 @1 > s_y 1 @1"}, {"that of y, along", "s_x 1 @1 < s_y 1 @1"}}}},
     .checks = "abs(x 1 @1 - x 1 @0) / abs(y 1 @1 - y 1 @0) ~ 1.00"},
};

}  // namespace

extern const Lesson bouncing;
const Lesson bouncing{"bouncing",
                      "A ball in a ravine",
                      "what alternates cancels, what persists adds up",
                      Chapter::downhill,
                      digital_ocean,
                      topics,
                      cards};

}  // namespace ravine::lessons
