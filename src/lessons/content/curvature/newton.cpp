#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::newton};

constexpr Card cards[] = {
    {.key = "quadratic",
     .title = "One step",
     .text = "Newton’s method divides the gradient by the curvature, in all directions at once. The ravine has the curvatures "
             "{curvature_high 1 @0} and {curvature_low 1 @0}, the same everywhere.",
     .link = "loss=ravine&racers=newton;gd,lr:0.38&steps=20",
     .question =
         {.text = "How many steps does Newton’s method need to the minimum?",
          .answer = "One: its loss is {loss 1 @1} after it. Plain descent is {distance 2} away after 20.",
          .choices = {{{"one", "reached 1 < 2"}, {"five", "abs(reached 1 - 5) < 3"}, {"as many as descent", "reached 1 > 8"}}}},
     .checks = "loss 1 @1 < 1e-20"},
    {.key = "saddle",
     .title = "The wrong way",
     .text = "Where the curvature is negative, dividing by it turns the direction around: uphill.",
     .link = "loss=saddle&start=1.5,0.5&racers=newton,fallback:none;gd,lr:0.1&steps=20",
     .question = {.text = "Where does pure Newton go from here?",
                  .answer = "To the saddle, in one step, and there it stays: it {verdict 1}. Plain descent is on its way down"
                            " the ridge, at y = {y 2}.",
                  .choices = {{{"to the saddle", "abs(x 1) + abs(y 1) < 1e-9"},
                               {"down the ridge", "y 1 > 1"},
                               {"nowhere", "abs(x 1 - 1.5) < 1e-9"}}}},
     .checks = "kind 1 = saddle; y 2 > 1"},
    {.key = "fallback",
     .title = "Two ways out",
     .text = "Where the curvature is negative, one can take a plain gradient step. Or one can take the size of every "
             "curvature, without its sign.",
     .link = "loss=saddle&start=1.5,0.5&racers=newton;newton,fallback:saddle-free&steps=20",
     .question = {.text = "Which ball leaves the square first?",
                  .among = "least leaves",
                  .answer = "{least leaves}, at step {leaves 2}: y doubles at every step. With the plain steps y is {y 1} "
                            "after 20."},
     .checks = "y 2 @2 / y 2 @1 ~ 2.0"},
};

}  // namespace

extern const Lesson newton;
const Lesson newton{"newton",
                    "Newton’s step",
                    "one step on a quadratic, the wrong way on a saddle",
                    Chapter::curvature,
                    "A. Soto, Gradient Descent for DL (slides); DigitalOcean/Paperspace, on momentum, RMSProp and Adam",
                    topics,
                    cards};

}  // namespace ravine::lessons
