#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::weight_of_the_new_gradient};

constexpr Card cards[] = {
    {.key = "slope",
     .title = "Old or new",
     .text = "Momentum may be an average of gradients. Some texts give the old average the weight 0.9, others give it to the "
             "new gradient. Here that is μ = {mu 1 @1} and μ = {mu 2 @1}.",
     .link = "loss=x&x=-0.6,1.2&y=-0.9,0.9&start=1,0&racers=momentum,form:average,x:1,y:0.3;momentum,form:average,mu:0.1,x:1,y:"
             "-0.3&steps=60",
     .question = {.text = "Which ball is farther down after 60 steps?",
                  .among = "least x",
                  .answer = "{least x}, at {x 2} against {x 1}. It is at full speed after a step or two; the other remembers "
                            "ten steps and has {stride 1 @5} of it after five."},
     .checks = "stride 2 @3 > 0.99"},
    {.key = "noise",
     .title = "What the memory is for",
     .text = "Now every gradient has noise five times as large as itself. Both are given the same draws.",
     .link = "loss=x&start=1,0&racers=momentum,form:average;momentum,form:average,mu:0.1&steps=60&noise=5&mode=2d",
     .question = {.text = "Which ball wanders more from side to side?",
                  .among = "most travelled_y",
                  .answer = "{most travelled_y}: {travelled_y 2} along y, where nothing leads, against {travelled_y 1}."}},
    {.key = "ravine",
     .title = "And in the ravine",
     .text = "The rate is close to the bound. A mean over ten gradients that alternate is nearly nothing.",
     .link = "loss=ravine&racers=momentum,lr:0.38,form:average;momentum,lr:0.38,form:average,mu:0.1&steps=60",
     .question = {.text = "Which ball turns back more often across the ravine?",
                  .among = "most turns_x",
                  .answer = "{most turns_x}: {turns_x 2} times, as plain descent would; with the long memory it is {turns_x "
                            "1}. They end {distance 2} and {distance 1} from the minimum."}},
};

}  // namespace

extern const Lesson weights;
const Lesson weights{"weights",      "Whose weight is β?", "of the old average, or of the new gradient",
                     Chapter::rates, advanced_descent,     topics,
                     cards};

}  // namespace ravine::lessons
