#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::whole_field};

constexpr Card cards[] = {
    {.key = "place",
     .title = "Two pits",
     .text = "The pit to the right is on the way, the one to the left is deeper. A ball that stops at the bottom of the first"
             " one has converged, only not to the best.",
     .link = "racers=gd,lr:0.01&steps=300&at=300",
     .checks = "minimum 1 ~ 2"},
    {.key = "race",
     .title = "The whole field",
     .text = "Seven methods start together. Watch who has enough speed to cross the ridge between the pits.",
     .link = "racers=gd,lr:0.01;momentum,lr:0.01,form:velocity,mu:0.95;nesterov,lr:0.01,form:lookahead,mu:0.95;adagrad,lr:0.1;"
             "rmsprop,beta:0.9;adadelta,lr:1;adam&steps=300",
     .question = {.text = "Which ball is the first down in the deeper pit?",
                  .among = "least reached",
                  .answer = "{least reached} at step {reached 3}, then Momentum at {reached 2}. Nobody else gets there."},
     .checks = "reached 1 > 300; reached 4 > 300; reached 5 > 300; reached 6 > 300; reached 7 > 300"},
    {.key = "rest",
     .title = "And the others?",
     .text = "After 300 steps GD {verdict 1}, AdaGrad {verdict 4}, and so has Adam. RMSProp {verdict 5}: its steps never get "
             "shorter. AdaDelta is {verdict 6}.",
     .link = "racers=gd,lr:0.01;momentum,lr:0.01,form:velocity,mu:0.95;nesterov,lr:0.01,form:lookahead,mu:0.95;adagrad,lr:0.1;"
             "rmsprop,beta:0.9;adadelta,lr:1;adam&steps=300&at=300&mode=2d",
     .checks = "minimum 1 ~ 2; minimum 4 ~ 2; minimum 7 ~ 2; period 5 ~ 2"},
    {.key = "rate",
     .title = "Speed is a matter of the rate",
     .text = "Adam stayed in the first pit at the rate 0.02. Here it has three others.",
     .link = "racers=adam,lr:0.03;adam,lr:0.04;adam,lr:0.05&steps=300",
     .question = {.text = "Which ball crosses to the deeper pit?",
                  .among = "least loss",
                  .answer = "{least loss}: it {verdict 3}, with a loss of {loss 3}. The others stay above, at {loss 1} and "
                            "{loss 2}."},
     .checks = "minimum 1 ~ 2; minimum 2 ~ 2; minimum 3 ~ 1"},
};

}  // namespace

extern const Lesson two_minima;
const Lesson two_minima{"two_minima",   "The two-minima race", "seven methods, a local minimum in the way",
                        Chapter::races, advanced_descent,      topics,
                        cards};

}  // namespace ravine::lessons
