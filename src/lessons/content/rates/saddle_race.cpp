#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::saddle_race};

constexpr Card cards[] = {
    {.key = "place",
     .title = "Level, but no minimum",
     .text = "Along x this surface is a valley, along y a ridge. In the middle the gradient vanishes although there is lower "
             "ground on both sides: the curvature is {curvature_high 1 @0} one way and {curvature_low 1 @0} the other.",
     .link = "loss=saddle&racers=gd,lr:0.1&steps=60&at=16",
     .checks = "abs(x 1) < 0.1; abs(y 1) < 0.1"},
    {.key = "race",
     .title = "Who leaves first?",
     .text = "Five balls start a thousandth beside the line of symmetry, all with the rate 0.1. Only the gradient along y "
             "leads away, and at first it is {gradient_y 1 @0}.",
     .link = "loss=saddle&racers=gd,lr:0.1;momentum,lr:0.1,form:velocity;adagrad,lr:0.1;rmsprop,lr:0.1,beta:0.9;adam,lr:0.1&"
             "steps=60",
     .question = {.text = "Which ball leaves the square first?",
                  .among = "least leaves",
                  .answer = "{least leaves}, at step {leaves 4}. Then come {name 2} at {leaves 2} and {name 5} at {leaves 5},"
                            " {name 1} at {leaves 1}, and last {name 3} at {leaves 3}."},
     .checks = "leaves 4 < leaves 2; leaves 4 < leaves 5; leaves 2 < leaves 1; leaves 5 < leaves 1; leaves 1 < leaves 3"},
    {.key = "early",
     .title = "The first five steps",
     .text = "Adaptive methods divide by the size of past gradients, so a tiny one counts as much as a large one. After five "
             "steps they are at y = {y 3}, {y 4} and {y 5}; GD is at {y 1} and momentum at {y 2}.",
     .link = "loss=saddle&racers=gd,lr:0.1;momentum,lr:0.1,form:velocity;adagrad,lr:0.1;rmsprop,lr:0.1,beta:0.9;adam,lr:0.1&"
             "steps=60&at=5",
     .checks = "y 3 > 50 * y 1; y 4 > 50 * y 1; y 5 > 50 * y 1; y 2 < 0.01"},
    {.key = "crawl",
     .title = "Leaves fast, then crawls",
     .text = "AdaGrad has left the line as soon as Adam. But it divides by the root of the sum of all squares, and a sum only"
             " grows.",
     .link = "loss=saddle&racers=gd,lr:0.1;momentum,lr:0.1,form:velocity;adagrad,lr:0.1;rmsprop,lr:0.1,beta:0.9;adam,lr:0.1&"
             "steps=40",
     .question = {.text = "Which ball takes the shortest steps by step 40?",
                  .among = "least length",
                  .answer = "{least length}: its step is {length 3} long, and its first one was {length 3 @1}. RMSProp "
                            "forgets old gradients; its step is {length 4}."},
     .checks = "length 3 < 0.25 * length 3 @1; y 3 @2 > 0.1; y 5 @2 > 0.1"},
    {.key = "line",
     .title = "On the line itself",
     .text = "The same race from y = 0 exactly. There the gradient along y is 0, and no rate and no memory makes more of it.",
     .link = "loss=saddle&start=1.5,0&racers=gd,lr:0.1;momentum,lr:0.1,form:velocity;adagrad,lr:0.1;rmsprop,lr:0.1,beta:0.9;"
             "adam,lr:0.1&steps=150",
     .question = {.text = "Who leaves the line?",
                  .answer = "Nobody. Along this line the saddle is a minimum, and all go there. GD {verdict 1}.",
                  .choices = {{{"the adaptive methods", "abs(y 4) + abs(y 5) > 0.001"},
                               {"all, by rounding", "abs(y 1) > 1e-99"},
                               {"nobody", "abs(y 1) + abs(y 2) + abs(y 3) + abs(y 4) + abs(y 5) < 1e-99"}}}},
     .checks = "kind 1 = saddle; abs(x 2) < 0.2; abs(x 3) < 0.2; abs(x 4) < 0.2; abs(x 5) < 0.2"},
};

}  // namespace

extern const Lesson saddle_race;
const Lesson saddle_race{"saddle_race",  "The saddle race", "who leaves a saddle first, and who crawls",
                         Chapter::rates, advanced_descent,  topics,
                         cards};

}  // namespace ravine::lessons
