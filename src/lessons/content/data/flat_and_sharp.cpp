#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::flat_and_sharp};

constexpr Card cards[] = {
    {.key = "two",
     .title = "Two minima",
     .text = "The sharp pit is the lower one: {loss 1} against {loss 2}. At its bottom the curvature is {curvature_high 1}, "
             "in the flat one {curvature_high 2}.",
     .link = "loss=flat_and_sharp&racers=gd,x:1.25,y:0.1;gd,x:-0.8,y:0.2&steps=300&at=300",
     .checks = "loss 1 < loss 2; curvature_high 1 > 20 * curvature_high 2; minimum 1 ~ 1"},
    {.key = "rate",
     .title = "A larger rate",
     .text = "Twice the rate, 0.04, from the same places. The bound is 2 over the curvature.",
     .link = "loss=flat_and_sharp&racers=gd,lr:0.04,x:1.25,y:0.1;gd,lr:0.04,x:-0.8,y:0.2",
     .question = {.text = "Which ball cannot come to rest?",
                  .answer = "The first: it {verdict 1}. The other one {verdict 2}.",
                  .choices = {{{"1, in the sharp pit", "length 1 > 0.001"}, {"2, in the flat pit", "length 2 > 0.001"}}}},
     .checks = "minimum 2 ~ 2"},
    {.key = "noise",
     .title = "With noise",
     .text = "Every gradient has noise of 3 now, the same draws for both balls, which begin at the two bottoms.",
     .link = "loss=flat_and_sharp&racers=gd,lr:0.03,x:1.1976,y:0;gd,lr:0.03,x:-0.9523,y:0&steps=1000&noise=3",
     .question = {.text = "Which pit holds its ball for 1000 steps?",
                  .answer = "The flat one. The ball from the sharp pit has crossed to it and is at ({x 1:2}, {y 1:2}); from "
                            "there both get the same pushes.",
                  .choices = {{{"the sharp one alone", "x 1 > 0; x 2 > 0"},
                               {"the flat one alone", "x 1 < 0; x 2 < 0"},
                               {"both", "x 1 > 0; x 2 < 0"}}}},
     .checks = "x 2 < 0"},
};

}  // namespace

extern const Lesson flat_and_sharp;
const Lesson flat_and_sharp{"flat_and_sharp",
                            "Flat and sharp minima",
                            "why the lower one may be the worse one to find",
                            Chapter::data,
                            digital_ocean,
                            topics,
                            cards};

}  // namespace ravine::lessons
