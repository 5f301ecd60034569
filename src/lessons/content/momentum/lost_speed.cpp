#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::nesterov_by_slides};

constexpr Card cards[] = {
    {.key = "slope",
     .title = "On the slope again",
     .text = "The form slides is a rule from lecture slides. It takes the gradient ahead, at θ − τv, and then steps by −η∇f "
             "alone. The speed is not in the step any more.",
     .link = "loss=x&x=-11,2&y=-2.5,2.5&start=1,0&racers=nesterov,form:slides,x:1,y:1;nesterov,form:lookahead,x:1,y:0;nesterov,"
             "x:1,y:-1&steps=60",
     .question = {.text = "One ball builds no speed. Which?",
                  .among = "least stride",
                  .answer = "{least stride}: its steps stay at {stride 1} rate. The others come to {stride 2} and {stride 3} "
                            "rates."},
     .checks = "stride 1 ~ 1.000; stride 2 > 9"},
    {.key = "rule",
     .title = "The rule in print",
     .text =
         "The rule reads v and never changes it. It works if v is the last step: here it is with its numbers, in the tab Step.",
     .link = "loss=ravine&racers=nesterov,lr:0.05,form:slides&steps=80&at=10&selected=1&tab=step"},
    {.key = "ravine",
     .title = "What it costs",
     .text = "Here are three balls in the ravine, with the same rate.",
     .link = "loss=ravine&racers=gd,lr:0.05;nesterov,lr:0.05,form:slides;nesterov,lr:0.05,form:lookahead&steps=80",
     .question = {.text = "Which ball is nearest to the minimum after 80 steps?",
                  .among = "least distance",
                  .answer = "{least distance}, at {distance 3}. The form slides is {distance 2} away, hardly better than plain "
                            "descent with {distance 1}."},
     .checks = "distance 2 > 10 * distance 3; abs(distance 2 / distance 1 - 1) < 0.2"},
};

}  // namespace

extern const Lesson lost_speed;
const Lesson lost_speed{
    "lost_speed", "The momentum that got lost", "a Nesterov update without its speed", Chapter::momentum, slides, topics,
    cards};

}  // namespace ravine::lessons
