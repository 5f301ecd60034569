#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::over_fitting};

constexpr Card cards[] = {
    {.key = "known",
     .title = "Known rows",
     .text = "A network of 337 weights learns 30 rows of two classes that overlap. Ball 1 has no weight decay, ball 2 a strong "
             "one. This is the loss over the rows that they are trained on.",
     .link = "dataset=gaussians,rows:60,noise:0.3,validation:0.5&net=2-16-16-1&racers=adamw,decay:0;adamw,decay:1&steps=400",
     .question = {.text = "Whose loss is less?",
                  .among = "least loss",
                  .answer = "{least loss}: {loss 1}, against {loss 2}. Without decay it learns every row by heart."},
     .checks = "loss 1 < 0.01"},
    {.key = "new",
     .title = "New rows",
     .text = "The chart now shows the loss over 30 other rows of the same kind.",
     .link = "dataset=gaussians,rows:60,noise:0.3,validation:0.5&net=2-16-16-1&racers=adamw,decay:0;adamw,decay:1&steps=400&"
             "chart=validation",
     .question = {.text = "Whose network does better on rows that it does not know?",
                  .among = "least validation",
                  .answer = "{least validation}: {validation 2}, against {validation 1}."},
     .checks = "validation 2 < validation 1"},
    {.key = "when",
     .title = "When to stop",
     .text = "Without decay the loss over new rows was {validation 1 @50} after 50 steps, and {validation 1} at the end: it "
             "became ever surer, also where it is wrong. Decay, or stopping in time, keeps the weights small. The Net tab "
             "shows how sharp the border became.",
     .link = "dataset=gaussians,rows:60,noise:0.3,validation:0.5&net=2-16-16-1&racers=adamw,decay:0;adamw,decay:1&steps=400&at="
             "400&tab=network",
     .checks = "validation 1 > 2 * validation 1 @50"},
};

}  // namespace

extern const Lesson over_fitting;
const Lesson over_fitting{"over_fitting",
                          "Over-fitting and weight decay",
                          "known rows and new ones",
                          Chapter::networks,
                          "Krogh & Hertz 1991, A simple weight decay can improve generalization",
                          topics,
                          cards};

}  // namespace ravine::lessons
