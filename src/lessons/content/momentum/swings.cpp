#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::momentum_near_the_minimum};

constexpr Card cards[] = {
    {.key = "claim",
     .title = "Larger near the minimum?",
     .text = "A larger momentum is said to dampen swings near the minimum. Here are three balls in a trough of curvature "
             "{curvature_high 1 @0}, with the rate {lr 1 @1}.",
     .link = "loss=x^2/"
             "2&x=-1.2,1.2&y=-1.2,1.2&start=1,0&racers=momentum,lr:0.04,mu:0.63,x:1,y:0.7;momentum,lr:0.04,x:1,y:0;momentum,lr:"
             "0.04,mu:0.99,x:1,y:-0.7",
     .question = {.text = "Which ball is the highest after 200 steps?",
                  .among = "most loss",
                  .answer = "{most loss}: it has turned back {turns_x 3} times and is still at x = {x 3}. With 0.9 the ball "
                            "turned {turns_x 2 @100} times in 100 steps and is at {x 2}; with 0.63 it never passed the bottom"
                            " and is at {x 1}."},
     .checks = "turns_x 1 @100 < 1; turns_x 2 @100 > 2; abs(x 3) > 0.2"},
    {.key = "bound",
     .title = "Where swinging begins",
     .text = "On a quadratic of curvature λ a momentum above (1 − √(ηλ))² is underdamped. Here that is {(1 - sqrt(lr 1 @1 * "
             "curvature_high 1 @0))^2}.",
     .link = "loss=x^2/"
             "2&x=-1.2,1.2&y=-1.2,1.2&start=1,0&racers=momentum,lr:0.04,mu:0.6,x:1,y:0.7;momentum,lr:0.04,mu:0.63,x:1,y:0;"
             "momentum,lr:0.04,mu:0.75,x:1,y:-0.7&steps=60",
     .question = {.text = "Only one of these passes the bottom. Which?",
                  .answer = "The third, the only one above the bound. The best are just below it: after 60 steps the "
                            "distances are {abs(x 1)}, {abs(x 2)} and {abs(x 3)}.",
                  .choices = {{{"1: momentum 0.6", "turns_x 1 > 0"},
                               {"2: momentum 0.63", "turns_x 2 > 0"},
                               {"3: momentum 0.75", "turns_x 3 > 0"}}}},
     .checks = "(1 - sqrt(lr 1 @1 * curvature_high 1 @0))^2 ~ 0.64"},
    {.key = "use",
     .title = "What much momentum is for",
     .text = "In a ravine the flat direction needs speed: its curvature is {curvature_low 1 @0}, and the bound there is {(1 -"
             " sqrt(lr 2 @1 * curvature_low 1 @0))^2}. Across it is {(1 - sqrt(lr 2 @1 * curvature_high 1 @0))^2}.",
     .link = "loss=ravine&racers=momentum,mu:0.5;momentum;momentum,mu:0.99",
     .question = {.text = "Which ball is nearest to the minimum after 200 steps?",
                  .among = "least distance",
                  .answer = "{least distance}: {distance 2}. Less momentum has not the speed, {distance 1}; more still "
                            "swings, {distance 3}, after {turns_x 3} turns across."},
     .checks = "distance 2 < 0.01; distance 1 > 0.1; distance 3 > 0.1"},
};

}  // namespace

extern const Lesson swings;
const Lesson swings{
    "swings", "Momentum near the minimum", "more momentum does not dampen a swing", Chapter::momentum, advanced_descent, topics,
    cards};

}  // namespace ravine::lessons
