#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::network_planes};

constexpr Card cards[] = {
    {.key = "principal",
     .title = "Where the paths go",
     .text =
         "One race of three networks, on five planes. This one lies along the two principal components of all paths and has "
         "{share 1} % of their variance, so it shows most of every way.",
     .link = "net=2-8-8-1&racers=gd,lr:0.5;adam;adagrad,lr:0.1&steps=300&at=300",
     .checks = "share 1 > 50; away 2 > 0.1"},
    {.key = "ends",
     .title = "Through three ends",
     .text =
         "Three points make a plane. On this one all three networks end, so there the surface is their true loss, and a wall "
         "between two ends can be seen.",
     .link = "net=2-8-8-1&racers=gd,lr:0.5;adam;adagrad,lr:0.1&steps=300&plane=ends,1,2,3",
     .question = {.text = "And their start, how far is it from this plane?",
                  .answer = "{away 1 @0}. A plane that is right at the end need not be right on the way.",
                  .choices = {{{"on it", "away 1 @0 < 0.001"}, {"off it", "away 1 @0 > 0.1"}}}},
     .checks = "away 1 < 0.001; away 2 < 0.001; away 3 < 0.001"},
    {.key = "curvature",
     .title = "Where the loss bends",
     .text =
         "Through Adam's end, along the two directions in which the loss bends most there: the sharpness is {sharpness 2}. The "
         "walls of the valley decide how large a rate may be.",
     .link = "net=2-8-8-1&racers=gd,lr:0.5;adam;adagrad,lr:0.1&steps=300&selected=2&plane=curvature,2",
     .question = {.text = "Do the paths run along these directions?",
                  .answer =
                      "No: Adam's start is {away 2 @0} away from the plane. Descent leaves steep directions first, and then "
                      "goes far along flat ones.",
                  .choices = {{{"yes", "away 2 @0 < 1"}, {"no", "away 2 @0 > 2"}}}},
     .checks = "away 2 < 0.001"},
    {.key = "weights",
     .title = "Two weights",
     .text = "Through the end of ball 1, along its first two weights alone: what somebody sees who turns two knobs of 105. All "
             "others stay as they are.",
     .link = "net=2-8-8-1&racers=gd,lr:0.5;adam;adagrad,lr:0.1&steps=300&selected=1&plane=weights,1,2&weight=1",
     .checks = "away 1 < 0.001; away 2 > 1"},
    {.key = "random",
     .title = "Two random directions",
     .text = "Through Adam's end, along two random directions. The loss looks like a bowl, as it does around nearly every end: "
             "random directions miss both the valley and the walls.",
     .link = "net=2-8-8-1&racers=gd,lr:0.5;adam;adagrad,lr:0.1&steps=300&selected=2&plane=random,2",
     .question = {.text = "Which of the five planes shows the loss of a ball on its way?",
                  .answer = "None. Adam is {away 2 @150} away from this one at step 150, and its ball stands at its own loss.",
                  .choices = {{{"this one", "away 2 @150 < 0.001"}, {"none of them", "away 2 @150 > 0.1"}}}}},
};

}  // namespace

extern const Lesson five_planes;
const Lesson five_planes{"five_planes",
                         "Five planes",
                         "one race of networks, seen five ways",
                         Chapter::networks,
                         "Li et al. 2018, Visualizing the loss landscape of neural nets; Lorch 2016, Visualizing deep network "
                         "training trajectories with PCA",
                         topics,
                         cards};

}  // namespace ravine::lessons
