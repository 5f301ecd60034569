#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::zigzag_in_a_canyon};

constexpr Card cards[] = {
    {.key = "direction",
     .title = "Where downhill points",
     .text = "The canyon’s floor winds to the minimum in the middle. The ball stands on the wall, and the steepest way down "
             "is not the way to go.",
     .link = "loss=canyon&racers=gd,lr:0.06&steps=60&selected=1&mode=2d",
     .question = {.text = "At the start, how far is downhill off the way to the minimum?",
                  .answer = "{angle 1 @0}°. After 60 steps the ball is on the floor, {distance 1} from the minimum; it was "
                            "{distance 1 @0} at the start.",
                  .choices = {{{"less than 30°", "angle 1 @0 < 30"},
                               {"about 60°", "abs(angle 1 @0 - 60) < 30"},
                               {"more than 90°: it leads away", "angle 1 @0 > 90"}}}}},
    {.key = "zigzag",
     .title = "Zigzag",
     .text = "Along the floor there is a gentle slope. The walls are steep, so most of every step goes from wall to wall.",
     .link = "loss=canyon&racers=gd;gd,lr:0.06;momentum;adam,lr:0.1&mode=2d",
     .question = {.text = "Which ball is nearest to the minimum after 200 steps?",
                  .among = "least distance",
                  .answer = "{least distance}, {distance 3} away. {name 2} has turned back {turns_y 2} times along y and is "
                            "at {distance 2}; {name 1} creeps and is at {distance 1}, {name 4} at {distance 4}."}},
    {.key = "blind",
     .title = "Three balls, one gradient",
     .text = "All three balls stand where the gradient is the same, ({gradient_x 1 @0}, {gradient_y 1 @0}). They differ in "
             "the curvature ahead: upward for the first, none for the second, downward for the third.",
     .link = "loss=same_gradient&racers=gd,lr:0.1,x:0,y:1.2;gd,lr:0.1,x:0,y:0;gd,lr:0.1,x:0,y:-1.2&steps=20",
     .question = {.text = "They take the same first step. Which is the lowest after ten?",
                  .answer = "The third: its loss is {loss 3 @10}, against {loss 2 @10} and {loss 1 @10}. A gradient knows the"
                            " slope under the ball and nothing of how it goes on; that is in the second derivatives.",
                  .choices = {{{"1, where it bends upward", "loss 1 @10 < min(loss 2 @10, loss 3 @10)"},
                               {"2, where it is straight", "loss 2 @10 < min(loss 1 @10, loss 3 @10)"},
                               {"3, where it bends downward", "loss 3 @10 < min(loss 1 @10, loss 2 @10)"}}}},
     .checks = "abs(x 1 @1 - x 3 @1) < 1e-12; curvature_high 1 @0 > 0.5; curvature_low 3 @0 < 0 - 0.5"},
};

}  // namespace

extern const Lesson canyon;
const Lesson canyon{
    "canyon",
    "Zigzag in a canyon",
    "why the gradient alone cannot see the way",
    Chapter::downhill,
    "A. Soto, Gradient Descent for DL (slides); cemunds, Neural Network Optimization Algorithms Explained with Code",
    topics,
    cards};

}  // namespace ravine::lessons
