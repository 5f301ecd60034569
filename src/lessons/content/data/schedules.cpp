#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::schedules};

constexpr Card cards[] = {
    {.key = "anneal",
     .title = "Annealing",
     .text = "Every gradient has noise of 2. A constant rate keeps the ball shaking for ever. The second ball’s rate falls by "
             "3 % at every step.",
     .link = "loss=bowl&racers=gd,lr:0.2;gd,lr:0.2*0.97^t&steps=150&noise=2&mode=2d",
     .question = {.text = "Whose steps are the shorter ones in the end?",
                  .among = "least length",
                  .answer = "{least length}: {length 2} against {length 1}. Its rate has come down from {lr 2 @1} to {lr 2}."}},
    {.key = "freeze",
     .title = "Too fast",
     .text = "A rate can fall so quickly that the ball stops before it is there. This is the ravine, without noise.",
     .link = "loss=ravine&racers=gd,lr:0.38;gd,lr:0.38*0.98^t;gd,lr:0.38*0.9^t&steps=100",
     .question = {.text = "Which ball is stuck on the way?",
                  .among = "most distance",
                  .answer = "{most distance}, {distance 3} from the minimum with a rate of {lr 3}. The slower schedule brings"
                            " the ball to {distance 2}, the constant rate to {distance 1}."},
     .checks = "length 3 < 0.0001; distance 3 > 0.5"},
    {.key = "momentum",
     .title = "Raising the momentum",
     .text = "A little momentum is enough while the ball falls down the wall. Along the valley more helps. Two of the balls "
             "raise it from 0.5, one of them to 0.9 and the other to 0.99.",
     .link = "loss=rosenbrock&racers=momentum,lr:0.0005;momentum,lr:0.0005,mu:0.99;momentum,lr:0.0005,mu:min(0.9,0.5+t/"
             "200);momentum,lr:0.0005,mu:min(0.99,0.5+t/200)&steps=500",
     .question = {.text = "Which ball is lowest after 500 steps?",
                  .among = "least loss",
                  .answer = "The one that is raised to 0.99: {loss 4}. With 0.99 all along the loss is {loss 2}. Raising it "
                            "to 0.9 gives {loss 3}, no better than 0.9 all along with {loss 1}."},
     .checks = "mu 4 @1 ~ 0.505; mu 4 ~ 0.99; loss 3 > loss 1"},
};

}  // namespace

extern const Lesson schedules;
const Lesson schedules{
    "schedules",
    "Rates that change",
    "annealing, and momentum that is raised",
    Chapter::data,
    "A. Soto, Gradient Descent for DL (slides); DigitalOcean/Paperspace; DL Notes: Advanced Gradient Descent",
    topics,
    cards};

}  // namespace ravine::lessons
