#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::epsilon_inside_or_outside};

constexpr Card cards[] = {
    {.key = "tiny",
     .title = "A tiny gradient",
     .text = "AdaGrad may divide by √G + ε or by √(G + ε); both are in use. On this slope the gradient is {gradient 1 @0}, and "
             "ε is 1e−8 for both balls.",
     .link = "loss=0.00002x&x=-0.3,0.05&y=-0.1,0.1&start=0,0&racers=adagrad,eps:1e-08,x:0,y:0.03;adagrad,eps:1e-08,eps_at:"
             "inside,x:0,y:-0.03&steps=40",
     .question = {.text = "Which ball’s first step is the longer one?",
                  .among = "most stride @1",
                  .answer = "{most stride @1}: {stride 1 @1:4} rates. Inside the root the same ε leaves {stride 2 @1:3}: "
                            "√1e−8 is 1e−4, five times this gradient."},
     .checks = "stride 1 @1 ~ 0.9995; stride 2 @1 ~ 0.196"},
    {.key = "large",
     .title = "An everyday gradient",
     .text = "The same two balls race on a slope of {gradient 1 @0}.",
     .link = "loss=x&x=-0.5,0.1&y=-0.2,0.2&start=0,0&racers=adagrad,eps:1e-08,x:0,y:0.05;adagrad,eps:1e-08,eps_at:inside,x:0,y:"
             "-0.05&steps=40",
     .question = {.text = "By how much do their ways differ after 40 steps?",
                  .answer =
                      "By {abs(x 1 - x 2)}. Beside such a gradient ε cannot be seen, which is why both conventions live on.",
                  .choices = {{{"by a third", "abs(x 1 - x 2) > 0.05"},
                               {"by a hundredth", "abs(abs(x 1 - x 2) - 0.003) < 0.002"},
                               {"by less than a millionth", "abs(x 1 - x 2) < 0.000001"}}}}},
    {.key = "adam",
     .title = "In the tail of a well",
     .text = "Adam has the same choice. Far out in this well the gradient is {gradient 1 @0}. What ε adds to the root decides "
             "whether the ball gets going.",
     .link = "loss=gaussian_well&x=-2,2&y=-2,2&start=1.8,-1.8&racers=adam;adam,eps_at:inside",
     .question = {.text = "Which ball is nearer to the minimum after 200 steps?",
                  .among = "least distance",
                  .answer = "{least distance}: {distance 1}. The other is {distance 2} away, for it began with steps of "
                            "{stride 2 @1} rates instead of {stride 1 @1}."}},
};

}  // namespace

extern const Lesson epsilon;
const Lesson epsilon{"epsilon", "Where ε stands", "inside the root or outside", Chapter::rates, advanced_descent, topics,
                     cards};

}  // namespace ravine::lessons
