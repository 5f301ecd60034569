#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::learning_rate};

constexpr Card cards[] = {
    {.key = "step",
     .title = "One step",
     .text = "The gradient points uphill, so descent steps against it: the rate {lr 1 @1} times a gradient of {gradient 1 @0}"
             " at the start. Where the slope is less steep the same rate makes shorter steps; the last one here was {length "
             "1}.",
     .link = "loss=bowl&racers=gd,lr:0.1&steps=40&at=8&selected=1"},
    {.key = "small",
     .title = "Too small",
     .text = "Three balls, and each has ten times the rate of the one before. The slowest never takes a wrong direction.",
     .link = "loss=bowl&racers=gd,lr:0.002;gd;gd,lr:0.2&steps=60",
     .question = {.text = "How much of its way has the slowest ball made after 60 steps?",
                  .answer = "It is still {distance 1} from the bottom, of {distance 1 @0} at the start. The ball with ten "
                            "times its rate is at {distance 2}, the next one at {distance 3}.",
                  .choices = {{{"about a fifth", "distance 1 / distance 1 @0 > 0.7"},
                               {"about half", "abs(distance 1 / distance 1 @0 - 0.5) < 0.2"},
                               {"nearly all", "distance 1 / distance 1 @0 < 0.3"}}}}},
    {.key = "overshoot",
     .title = "Overshoot",
     .text = "With a larger rate a step can end on the other side of the bottom. That is no harm in itself: what counts is "
             "whether it ends lower.",
     .link = "loss=bowl&racers=gd,lr:0.3;gd,lr:0.6;gd,lr:0.95&steps=20&mode=2d",
     .question = {.text = "Which ball is nearest to the bottom after 20 steps?",
                  .among = "least distance",
                  .answer = "{least distance}, though it changes sides at every step: one over the curvature, {1 / "
                            "curvature_high 2 @0}, would arrive at once, and 0.6 is nearer to that than 0.3. With 0.95 the "
                            "ball has turned back {turns_x 3} times and is still {distance 3} away."},
     .checks = "turns_x 1 < 1; turns_x 2 > 17; turns_x 3 > 17"},
    {.key = "diverges",
     .title = "Too large",
     .text = "A little more of the same. One of these balls ends each step higher than it began.",
     .link = "loss=bowl&racers=gd,lr:0.9;gd,lr:0.98;gd,lr:1.02&steps=40",
     .question = {.text = "Which ball is the highest after 40 steps?",
                  .among = "most loss",
                  .answer = "{most loss}: from {loss 3 @0} it has climbed to {loss 3}, and it {verdict 3}. The bound is 2 "
                            "divided by the curvature, and this bowl has the curvature {curvature_high 1 @0}."},
     .checks = "kind 3 = diverging; curvature_high 1 @0 ~ 2.0; loss 2 < loss 2 @0"},
    {.key = "curvature",
     .title = "The steepest direction decides",
     .text = "In a ravine the curvature is {curvature_high 1 @0} across and {curvature_low 1 @0} along. The bound for the "
             "rate, 2/{curvature_high 1 @0}, comes from across; what has to be done is along.",
     .link = "loss=ravine&racers=gd,lr:0.1;gd,lr:0.38;gd,lr:0.41&steps=60",
     .question = {.text = "Which ball is nearest to the minimum after 60 steps?",
                  .among = "least distance",
                  .answer = "{least distance}, just below the bound: it is {distance 2} away. {name 1} is safe and slow at "
                            "{distance 1}, and {name 3} {verdict 3}."},
     .checks = "kind 3 = diverging; curvature_high 1 @0 ~ 5.0; curvature_low 1 @0 ~ 0.2"},
};

}  // namespace

extern const Lesson learning_rate;
const Lesson learning_rate{"learning_rate",
                           "The learning rate",
                           "too small, too large, and where too large begins",
                           Chapter::downhill,
                           slides,
                           topics,
                           cards};

}  // namespace ravine::lessons
