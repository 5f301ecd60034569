#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::learning_rates_on_a_saddle};

constexpr Card cards[] = {
    {.key = "small",
     .title = "The rate 0.01",
     .text = "The same five methods and the same start, with a tenth of the rate.",
     .link = "loss=saddle&racers=gd,lr:0.01;momentum,lr:0.01,form:velocity;adagrad,lr:0.01;rmsprop,lr:0.01,beta:0.9;adam,lr:0."
             "01&steps=400",
     .question = {.text = "Which ball leaves the square first?",
                  .among = "least leaves",
                  .answer = "{least leaves}, at step {leaves 2}: the slope of the ridge adds up. Adam needs {leaves 5} steps,"
                            " RMSProp {leaves 4}, GD {leaves 1}; AdaGrad does not leave at all in 400."},
     .checks = "leaves 2 < leaves 4; leaves 4 < leaves 1; leaves 3 > 400"},
    {.key = "middle",
     .title = "The rate 0.1",
     .text = "The rate of the saddle race.",
     .link = "loss=saddle&racers=gd,lr:0.1;momentum,lr:0.1,form:velocity;adagrad,lr:0.1;rmsprop,lr:0.1,beta:0.9;adam,lr:0.1&"
             "steps=60",
     .question = {.text = "And now?",
                  .among = "least leaves",
                  .answer = "{least leaves} at step {leaves 4}, before momentum at {leaves 2} and Adam at {leaves 5}."}},
    {.key = "large",
     .title = "The rate 0.5",
     .text = "With this rate and this curvature, 2, plain descent comes to x = 0 with its first step.",
     .link = "loss=saddle&racers=gd,lr:0.5;momentum,lr:0.5,form:velocity;adagrad,lr:0.5;rmsprop,lr:0.5,beta:0.9;adam,lr:0.5&"
             "steps=20",
     .question = {.text = "Which ball is the last to leave the square?",
                  .among = "most leaves",
                  .answer = "{most leaves} at step {leaves 1}: growing by the same factor as ever, 2 a step, from a "
                            "thousandth. AdaGrad is out at {leaves 3}, RMSProp at {leaves 4}."},
     .checks = "abs(x 1 @1) < 1e-12; y 1 @2 / y 1 @1 ~ 2.0"},
    {.key = "gd",
     .title = "Plain descent alone",
     .text = "A rate multiplies the tiny slope by 1 + 2η at every step. So the time to leave goes about with one over the "
             "rate.",
     .link = "loss=saddle&racers=gd,lr:0.01;gd,lr:0.1;gd,lr:0.5&steps=400",
     .question = {.text = "How much longer does 0.01 take than 0.1?",
                  .answer = "{leaves 1} steps against {leaves 2}, and {leaves 3} with 0.5.",
                  .choices = {{{"about twice", "leaves 1 / leaves 2 < 4"},
                               {"about nine times", "abs(leaves 1 / leaves 2 - 9) < 2"},
                               {"about a hundred times", "leaves 1 / leaves 2 > 50"}}}}},
};

}  // namespace

extern const Lesson saddle_rates;
const Lesson saddle_rates{"saddle_rates",
                          "The saddle at three rates",
                          "who wins depends on the learning rate",
                          Chapter::rates,
                          advanced_descent,
                          topics,
                          cards};

}  // namespace ravine::lessons
