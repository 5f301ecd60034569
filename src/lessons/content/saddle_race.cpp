#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::saddle_race};

constexpr Card cards[] = {
    {.key = "place",
     .title = "Level, but no minimum",
     .text =
         "Along x this surface is a valley, along y a ridge. In the middle the gradient vanishes although lower ground is on "
         "both sides: the curvature is {curvature_high 1 @0} one way and {curvature_low 1 @0} the other.",
     .link = "loss=saddle&start=1.5,0.001&racers=gd,lr:0.1&steps=60&at=16&contours=on"},
    {.key = "race",
     .title = "Who leaves first?",
     .text =
         "Five balls start a thousandth beside the line of symmetry, all with the rate 0.1. Only the gradient along y leads "
         "away, and at first it is {gradient_y 1 @0}.",
     .link =
         "loss=saddle&start=1.5,0.001&racers=gd,lr:0.1;momentum,lr:0.1,form:velocity;adagrad,lr:0.1;rmsprop,lr:0.1,beta:0.9;"
         "adam,lr:0.1&steps=60",
     .question = {.text = "Which ball leaves the square first?",
                  .among = "least leaves",
                  .answer = "{least leaves}, at step {leaves 4}; Adam at {leaves 5}, GD at {leaves 1}."}},
};

}  // namespace

extern const Lesson saddle_race;
const Lesson saddle_race{"saddle_race",  "The saddle race", "who leaves a saddle first, and who crawls",
                         Chapter::races, advanced_descent,  topics,
                         cards};

}  // namespace ravine::lessons
