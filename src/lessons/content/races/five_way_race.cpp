#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::five_way_race, Topic::rmsprop_first_step};

constexpr Card cards[] = {
    {.key = "race",
     .title = "Five balls into a well",
     .text = "All start at ({x 1 @0}, {y 1 @0}) with the rate {lr 1 @1}, and each takes 99 steps.",
     .link = "loss=gaussian_well&racers=gd;momentum,form:average;adagrad,eps:1e-08;rmsprop;adam&steps=99",
     .question = {.text = "Which ball is the deepest after 99 steps?",
                  .among = "least loss",
                  .answer = "{least loss}: it is less than 1e−90 from the bottom. Adam is {distance 5} away, momentum "
                            "{distance 2}, GD {distance 1} and AdaGrad {distance 3}."},
     .checks = "abs(x 4) < 1e-90; abs(y 4) < 1e-90"},
    {.key = "positions",
     .title = "To eight digits",
     .text = "A printed table of this race has GD at (0.01550174, −0.00006321) and momentum at (−0.01198247, −0.00239568). "
             "Here they are at ({x 1:8}, {y 1:8}) and ({x 2:8}, {y 2:8}).",
     .link = "loss=gaussian_well&racers=gd;momentum,form:average;adagrad,eps:1e-08;rmsprop;adam&steps=99&at=99",
     .checks = "x 1 ~ 0.01550174; y 1 ~ -0.00006321; x 2 ~ -0.01198247; y 2 ~ -0.00239568; x 3 ~ 0.28891809; y 3 ~ "
               "-0.28891809; x 5 ~ -0.00440844; y 5 ~ 0.00440844"},
    {.key = "first_step",
     .title = "What RMSProp wins by",
     .text = "RMSProp’s average starts at zero and is not corrected. After one step it holds a hundredth of the squared "
             "gradient, whose root is a tenth.",
     .link = "loss=gaussian_well&racers=gd;momentum,form:average;adagrad,eps:1e-08;rmsprop;adam&steps=20",
     .question = {.text = "How long is its first step along x, in rates?",
                  .answer = "{abs(x 4 @1 - 0.75) / 0.02:2}, that is η/√0.01. Adam, which corrects, takes {abs(x 5 @1 - 0.75) "
                            "/ 0.02:2}: the flat rim that costs the others their time is jumped at once.",
                  .choices = {{{"a tenth", "abs(x 4 @1 - 0.75) / 0.02 < 0.2"},
                               {"one", "abs(abs(x 4 @1 - 0.75) / 0.02 - 1) < 0.2"},
                               {"ten", "abs(abs(x 4 @1 - 0.75) / 0.02 - 10) < 0.2"}}}},
     .checks = "abs(x 4 @1 - 0.75) / 0.02 ~ 10.000; abs(x 5 @1 - 0.75) / 0.02 ~ 1.000"},
    {.key = "without",
     .title = "And without it?",
     .text = "The second ball is an RMSProp whose first step alone is cut to one rate. The third has Adam’s correction and no"
             " other average: RMSProp with a right mean from the start.",
     .link = "loss=gaussian_well&racers=rmsprop;rmsprop,lr:where(t%3C2,0.002,0.02);adam,beta1:0,beta2:0.99&steps=99",
     .question = {.text = "Which of them needs about as long as Adam did?",
                  .answer = "The third: it is 99.9 % of the way down at step {reached 3}, the second at {reached 2}, the "
                            "first at {reached 1}. So it is not the first step alone: an average that is too small makes the "
                            "second one {abs(x 2 @2 - x 2 @1) / 0.02} rates long, too.",
                  .choices = {{{"2, with the first step cut", "reached 2 > 25"},
                               {"3, with the correction", "reached 3 > 25"}}}},
     .checks = "reached 2 < 12; abs(x 2 @1 - 0.75) / 0.02 ~ 1.00"},
};

}  // namespace

extern const Lesson five_way_race;
const Lesson five_way_race{"five_way_race",
                           "The five-way race",
                           "a published race, to all digits that are printed",
                           Chapter::races,
                           algorithms_with_code,
                           topics,
                           cards};

}  // namespace ravine::lessons
