#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::batch_size};

constexpr Card cards[] = {
    {.key = "all",
     .title = "All rows",
     .text = "A step of gradient descent over all 160 rows goes down: the loss of ball 1 falls from {loss 1 @0} to {loss 1}, "
             "smoothly.",
     .link = "net=2-8-8-1&racers=gd,lr:0.3;gd,lr:0.1&steps=300",
     .checks = "loss 1 < loss 1 @0"},
    {.key = "one",
     .title = "One row",
     .text = "Now every step sees one row, another one each time. 160 of these steps cost as much as one step over all rows.",
     .link = "net=2-8-8-1&racers=gd,lr:0.3;gd,lr:0.1&steps=300&batch=1",
     .question = {.text = "Who is lower after 300 steps?",
                  .among = "least loss",
                  .answer = "{least loss}: {loss 1} and {loss 2}. Noise shakes the faster ball more."},
     .checks = "loss 1 < 0.6"},
    {.key = "cost",
     .title = "The price of a step",
     .text = "300 steps over batches of 8 rows see 2400 rows, as many as 15 steps over all of them.",
     .link = "net=2-8-8-1&racers=gd,lr:0.3;gd,lr:0.1&steps=300&batch=8",
     .question = {.text = "How low does ball 1 come for that price?",
                  .answer = "{loss 1}. Noisy steps are cheap, and many of them go farther than a few exact ones.",
                  .choices = {{{"hardly below its start", "loss 1 > 0.55"}, {"half of the way down", "loss 1 < 0.4"}}}}},
};

}  // namespace

extern const Lesson batch_size;
const Lesson batch_size{"batch_size",
                        "Batch size",
                        "noise, and the price of a step",
                        Chapter::networks,
                        "Bottou, Curtis & Nocedal 2018, Optimization methods for large-scale machine learning",
                        topics,
                        cards};

}  // namespace ravine::lessons
