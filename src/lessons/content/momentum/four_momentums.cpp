#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::momentum_formula_and_code, Topic::pytorch_first_step};

constexpr Card cards[] = {
    {.key = "slope",
     .title = "On a slope without end",
     .text = "This slope is the same everywhere. It shows what a rule does with one gradient, given again and again. Some "
             "rules add up the gradients, and others take their mean.",
     .link = "loss=x&x=-11,2&y=-2.5,2.5&start=1,0&racers=momentum,form:accumulate,x:1,y:1;momentum,form:average,x:1,y:0;"
             "momentum,dampening:0.9,x:1,y:-1&steps=60",
     .question = {.text = "Which ball is the farthest down after 60 steps?",
                  .among = "least x",
                  .answer = "The sum, form accumulate: its steps grow to {stride 1} rates and would end at ten. The mean, "
                            "form average, comes to {stride 2}, PyTorch with the matching dampening to {stride 3}."},
     .checks = "stride 1 > 9; stride 2 < 1"},
    {.key = "formula",
     .title = "The formula is not the code",
     .text = "A formula in print adds up the gradients, and the code beside it takes their mean. Its race ends at "
             "(−0.01198247, −0.00239568). Here are both from the same start.",
     .link = "loss=gaussian_well&racers=momentum,form:accumulate;momentum,form:average&steps=99",
     .question = {.text = "Which of the two ends there?",
                  .answer = "The code: ({x 2:8}, {y 2:8}). The formula, with the same numbers, ends at ({x 1:8}, {y 1:8}).",
                  .choices = {{{"the formula, accumulate", "abs(x 1 + 0.01198247) < 0.00001"},
                               {"the code, average", "abs(x 2 + 0.01198247) < 0.00001"}}}},
     .checks = "x 2 ~ -0.01198247; y 2 ~ -0.00239568"},
    {.key = "pytorch",
     .title = "And PyTorch is a third",
     .text = "PyTorch’s dampening of 0.9 weights every new gradient by 0.1, as the mean does, except one.",
     .link = "loss=x&start=1,0&racers=momentum,form:average,x:1,y:0.5;momentum,dampening:0.9,x:1,y:-0.5&steps=60&selected=2",
     .question = {.text = "How long is PyTorch’s first step, in rates?",
                  .answer = "{stride 2 @1}: the first gradient is not dampened. The mean begins with {stride 1 @1} and needs "
                            "twenty steps to {stride 1 @20}.",
                  .choices = {{{"a tenth, as with the mean", "abs(stride 2 @1 - 0.1) < 0.01"},
                               {"one", "abs(stride 2 @1 - 1) < 0.01"},
                               {"ten", "abs(stride 2 @1 - 10) < 0.1"}}}},
     .checks = "stride 1 @1 ~ 0.1"},
    {.key = "same",
     .title = "Two that are the same",
     .text = "Some rules add up gradients and multiply the sum by the rate. Others have the rate inside the sum, which is then "
             "a speed. With a constant rate both go the same way.",
     .link = "loss=ravine&racers=momentum,form:velocity;momentum,form:accumulate;momentum,lr:0.02*0.97^t,form:velocity;"
             "momentum,lr:0.02*0.97^t,form:accumulate&steps=80",
     .question = {.text = "Which of the two with a falling rate comes nearer?",
                  .answer = "The first two end at the same place, {distance 1} from the minimum. Of the others velocity is "
                            "{distance 3} away and accumulate {distance 4}: a speed keeps what older, larger rates gave it.",
                  .choices = {{{"velocity", "distance 3 < distance 4"}, {"accumulate", "distance 4 < distance 3"}}}},
     .checks = "abs(x 1 - x 2) < 1e-12; abs(y 1 - y 2) < 1e-12"},
};

}  // namespace

extern const Lesson four_momentums;
const Lesson four_momentums{"four_momentums",
                            "Four momentums",
                            "one name, four rules, ten times the speed",
                            Chapter::momentum,
                            algorithms_with_code,
                            topics,
                            cards};

}  // namespace ravine::lessons
