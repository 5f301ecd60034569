#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::mini_batches};

constexpr Card cards[] = {
    {.key = "all",
     .title = "All rows",
     .text = "A small data set: 23 launches, the temperature and whether a seal was damaged. The loss is a mean over all "
             "rows, and so is this gradient. After 200 steps the ball is {distance 1} from the minimum.",
     .link = "loss=logistic&racers=gd,lr:0.5&at=200&mode=2d",
     .checks = "distance 1 < 0.05"},
    {.key = "one",
     .title = "One row at a time",
     .text = "The same ball, but each gradient is that of one row, drawn anew at every step: 23 times cheaper, and right only"
             " on average.",
     .link = "loss=logistic&racers=gd,lr:0.5&batch=1&mode=2d",
     .question = {.text = "Where is it after 200 steps?",
                  .answer = "{distance 1} from the minimum; its last step was still {length 1} long. With all rows the steps "
                            "fade with the gradient, with one they do not.",
                  .choices = {{{"at the minimum, to a thousandth", "distance 1 < 0.001"},
                               {"around it, and moving", "abs(distance 1 - 0.5) < 0.499"},
                               {"lost", "distance 1 > 1"}}}},
     .checks = "length 1 > 0.01"},
    {.key = "four",
     .title = "Four rows",
     .text = "A mean of four is half as noisy. Beside plain descent runs one whose rate falls, which is what makes the noise "
             "die out.",
     .link = "loss=logistic&racers=gd,lr:0.5;gd,lr:0.5*0.995^t&steps=400&batch=4&mode=2d",
     .question = {.text = "Whose last steps are the shorter ones?",
                  .among = "least length",
                  .answer = "{least length}: {length 2} against {length 1}. They end {distance 2} and {distance 1} from the "
                            "minimum."},
     .checks = "distance 2 < distance 1"},
};

}  // namespace

extern const Lesson mini_batches;
const Lesson mini_batches{
    "mini_batches",
    "Mini-batches",
    "a gradient of a few rows is a noisy gradient",
    Chapter::data,
    "A. Soto, Gradient Descent for DL (slides); cemunds, Neural Network Optimization Algorithms Explained with Code",
    topics,
    cards};

}  // namespace ravine::lessons
