#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::sharpness};

constexpr Card cards[] = {
    {.key = "bound",
     .title = "Two rates on one bowl",
     .text = "The largest curvature of this bowl, its sharpness, is {curvature_high 1 @0} everywhere. The rates are 0.19 and "
             "0.21, so 2/η is {2 / lr 1} and {2 / lr 2}: the chart draws it as a line.",
     .link = "loss=5x^2+y^2/2&start=1,1&racers=gd,lr:0.19;gd,lr:0.21&steps=40&selected=2&chart=sharpness",
     .question = {.text = "Which ball comes to rest?",
                  .among = "least distance",
                  .answer = "{least distance}. A step multiplies x by 1 − η times the sharpness, which is "
                            "{1 - lr 1 * curvature_high 1} and {1 - lr 2 * curvature_high 2}: beyond −1 it grows."},
     .checks = "curvature_high 1 @0 ~ 10; 2 / lr 1 > curvature_high 1; 2 / lr 2 < curvature_high 2"},
    {.key = "edge",
     .title = "A valley of minima",
     .text = "Here all places with xy = 1 are minima, and they are not equally sharp. At the start the sharpness is "
             "{curvature_high 1 @0}; 2/η is {2 / lr 1} for ball 1 and {2 / lr 2} for ball 2.",
     .link = "loss=(x*y-1)^2/2&x=-1,4&y=-1,4&start=2.8,0.5&racers=gd,lr:0.1;gd,lr:0.4&selected=2&chart=sharpness",
     .question = {.text = "Which ball ends in the flatter minimum?",
                  .among = "least curvature_high",
                  .answer = "{least curvature_high}: {curvature_high 2} against {curvature_high 1}. It cannot stay where the "
                            "sharpness is above 2/η, and bounces along the valley until it is below."},
     .checks =
         "curvature_high 2 < 2 / lr 2; curvature_high 1 > 2 / lr 2; curvature_high 1 < 2 / lr 1; loss 1 < 0.000001; loss 2 < "
         "0.000001"},
    {.key = "line",
     .title = "Below the line",
     .text = "The chart at the end: the sharpness of ball 2 is {curvature_high 2}, its line is at {2 / lr 2}. A large rate has "
             "chosen a flat minimum; nobody told it to.",
     .link = "loss=(x*y-1)^2/2&x=-1,4&y=-1,4&start=2.8,0.5&racers=gd,lr:0.1;gd,lr:0.4&at=200&selected=2&chart=sharpness",
     .checks = "curvature_high 2 < 2 / lr 2"},
};

}  // namespace

extern const Lesson sharpness;
const Lesson sharpness{"sharpness",
                       "Sharpness and 2/η",
                       "which minima a rate can rest in",
                       Chapter::curvature,
                       "Cohen et al. 2021, Gradient descent at the edge of stability",
                       topics,
                       cards};

}  // namespace ravine::lessons
