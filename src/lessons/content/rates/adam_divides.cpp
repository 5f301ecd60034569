#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::adam_divides};

constexpr Card cards[] = {
    {.key = "slopes",
     .title = "One rate for two slopes",
     .text = "Across this ravine the gradient is {abs(gradient_y 1 @0)}, along it {abs(gradient_x 1 @0)}. Balls 1 and 2 are "
             "plain descent with the rates 0.015 and 0.021; ball 3 is Adam.",
     .link = "loss=x^2/2+50y^2&racers=gd,lr:0.015;gd,lr:0.021;adam,lr:0.05&steps=100",
     .question = {.text = "Which ball leaves the picture?",
                  .among = "least leaves",
                  .answer = "{least leaves}, at step {leaves 2}. The steep side bounds the one rate that plain descent has, "
                            "below 2/{curvature_high 1 @0}; on the flat side that is little."},
     .checks = "leaves 1 > 1000; leaves 3 > 1000; curvature_high 1 @0 ~ 100"},
    {.key = "step",
     .title = "Divided by its size",
     .text = "Adam keeps a mean m of the gradients and a mean s of their squares, and goes by m/√s. Beside a gradient of "
             "{abs(gradient_y 1 @0)} there is one of {abs(gradient_x 1 @0)}.",
     .link = "loss=x^2/2+50y^2&racers=adam,lr:0.05&steps=100",
     .question = {.text = "How much longer is the first step across than the one along?",
                  .answer =
                      "By nothing: {abs(y 1 @1 - 1)} and {abs(x 1 @1 - 1.5)}. Each coordinate is divided by its own size.",
                  .choices = {{{"67 times", "abs(y 1 @1 - 1) > 10 * abs(x 1 @1 - 1.5)"},
                               {"8 times, the root", "abs(y 1 @1 - 1) / abs(x 1 @1 - 1.5) ~ 8"},
                               {"not at all", "abs(abs(y 1 @1 - 1) - abs(x 1 @1 - 1.5)) < 0.000001"}}}}},
    {.key = "far",
     .title = "What it is good for",
     .text = "Plain descent with a rate that the steep side allows, and Adam.",
     .link = "loss=x^2/2+50y^2&racers=gd,lr:0.015;adam,lr:0.05&steps=100",
     .question = {.text = "Which ball is nearer to the minimum after 100 steps?",
                  .among = "least distance",
                  .answer = "{least distance}: {distance 2} against {distance 1}, which are the flat side’s."}},
    {.key = "turned",
     .title = "Not along the axes",
     .text = "The same ravine, turned by 45 degrees. Now both coordinates of the gradient are steep, and there is little to "
             "divide away.",
     .link = "loss=(x+y)^2/4+25(x-y)^2&start=1.5,0.3&racers=gd,lr:0.015;adam,lr:0.05&steps=100",
     .question = {.text = "Which ball is nearer to the minimum after 100 steps?",
                  .among = "least distance",
                  .answer = "{least distance}: {distance 1} against {distance 2}. A division per coordinate helps with the "
                            "axes alone."}},
};

}  // namespace

extern const Lesson adam_divides;
const Lesson adam_divides{"adam_divides", "Why Adam divides", "one rate, and slopes that differ a hundredfold",
                          Chapter::rates, "Kingma & Ba 2015", topics,
                          cards};

}  // namespace ravine::lessons
