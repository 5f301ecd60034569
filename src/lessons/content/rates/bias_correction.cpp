#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::bias_correction, Topic::adam_by_slides};

constexpr Card cards[] = {
    {.key = "first",
     .title = "The first step",
     .text = "Adam’s two averages start at zero and are too small at first. So Adam divides them by 1 − βᵗ. One of these balls "
             "leaves that out, and one divides by 1 − β.",
     .link = "loss=x&x=-4,2&y=-3,3&start=1,0&racers=adam,x:1,y:1.5;adam,correct:off,x:1,y:0;adam,correct:slides,x:1,y:-1.5&"
             "steps=100",
     .question = {.text = "Whose first step is the longest?",
                  .among = "most stride @1",
                  .answer = "{most stride @1}: {stride 2 @1} rates. With the correction it is {stride 1 @1}."},
     .checks = "stride 1 @1 ~ 1.000; stride 2 @1 ~ 3.162"},
    {.key = "why",
     .title = "Why longer?",
     .text = "After one step the mean is {m_x 2} and the mean square {s_x 2}: a tenth and a thousandth of what they should "
             "be. The root of a thousandth is only {sqrt(s_x 2)}, and the smaller divisor wins.",
     .link = "loss=x&x=-4,2&y=-3,3&start=1,0&racers=adam,x:1,y:1.5;adam,correct:off,x:1,y:0;adam,correct:slides,x:1,y:-1.5&"
             "steps=100&at=1&selected=2",
     .checks = "m_x 2 ~ 0.1; s_x 2 ~ 0.001"},
    {.key = "slides",
     .title = "1 − β instead of 1 − βᵗ",
     .text = "The setting slides divides by 1 − β at every step. That is right for t = 1, and then it is not.",
     .link = "loss=x&x=-70,10&y=-40,40&start=1,0&racers=adam,x:1,y:20;adam,correct:off,x:1,y:0;adam,correct:slides,x:1,y:-20&"
             "steps=3000",
     .question = {.text = "Which ball takes the shortest steps in the end?",
                  .among = "least stride",
                  .answer = "{least stride}: {stride 3} rates, on the way to 0.316. It began well with {stride 3 @1}, and was"
                            " too fast at step 10 with {stride 3 @10}."},
     .checks = "stride 3 @1 ~ 1.000; stride 3 @10 ~ 2.06; stride 1 ~ 1.000"},
    {.key = "well",
     .title = "In the well",
     .text = "The start of the five-way race, with Adam’s three corrections.",
     .link = "loss=gaussian_well&racers=adam;adam,correct:off;adam,correct:slides&steps=99",
     .question = {.text = "Which ball is the first to be 99.9 % of the way down?",
                  .among = "least reached",
                  .answer = "{least reached} at step {reached 2}; with the correction {reached 1}, with slides {reached 3}. "
                            "Its first step is {stride 2 @1} rates long and crosses the flat rim at once."}},
};

}  // namespace

extern const Lesson bias_correction;
const Lesson bias_correction{"bias_correction",
                             "Adam’s bias correction",
                             "on, off, and the same at every step",
                             Chapter::rates,
                             "DL Notes: Advanced Gradient Descent; A. Soto, Gradient Descent for DL (slides)",
                             topics,
                             cards};

}  // namespace ravine::lessons
