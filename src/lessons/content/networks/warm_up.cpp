#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::warm_up};

constexpr Card cards[] = {
    {.key = "jump",
     .title = "A rate that is too large at first",
     .text = "Two spirals, and a network of units that are zero below zero. Adam's rate is 0.3 from the first step on for ball "
             "1; for ball 2 it grows to 0.3 over 50 steps.",
     .link = "dataset=spirals,noise:0.02&net=2-32-32-1,relu&init=he&racers=adam,lr:0.3;adam,lr:0.3*min(1,t/50)&steps=300",
     .question = {.text = "Whose loss is less after 300 steps?",
                  .among = "least loss",
                  .answer = "{least loss}: {loss 2}, against {loss 1}."},
     .checks = "loss 2 < 0.1; loss 1 > 0.2"},
    {.key = "after",
     .title = "What the first steps did",
     .text = "Both begin at {loss 1 @0}. After a single step the loss of ball 1 is {loss 1 @1}, that of ball 2 {loss 2 @1}. "
             "Adam's first steps are as long as its rate, whatever the gradient is: they throw the weights where most units "
             "are zero for all rows, and a unit that is zero everywhere has no gradient.",
     .link = "dataset=spirals,noise:0.02&net=2-32-32-1,relu&init=he&racers=adam,lr:0.3;adam,lr:0.3*min(1,t/"
             "50)&steps=300&at=10&chart_axis=log",
     .checks = "loss 1 @1 > 5 * loss 1 @0; loss 2 @1 < loss 2 @0"},
    {.key = "rate",
     .title = "A smaller rate",
     .text = "A third of the rate, without and with warm-up. Both arrive.",
     .link = "dataset=spirals,noise:0.02&net=2-32-32-1,relu&init=he&racers=adam,lr:0.1;adam,lr:0.1*min(1,t/50)&steps=300",
     .question = {.text = "What does warm-up allow?",
                  .answer = "The larger rate: {loss 1} and {loss 2} here, without and with it.",
                  .choices = {{{"a larger rate", "loss 1 < 0.1"}, {"nothing", "loss 1 > 0.3"}}}}},
};

}  // namespace

extern const Lesson warm_up;
const Lesson warm_up{"warm_up",
                     "Warm-up",
                     "why a rate begins small",
                     Chapter::networks,
                     "Goyal et al. 2017, Accurate, large minibatch SGD; Liu et al. 2020, On the variance of the adaptive "
                     "learning rate and beyond",
                     topics,
                     cards};

}  // namespace ravine::lessons
