#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::prodigy_rate};

constexpr Card cards[] = {
    {.key = "unknown",
     .title = "A rate nobody gave",
     .text =
         "Prodigy is Adam with a rate that it finds. It keeps a guess d of how far the start is from the minimum, and begins "
         "with {d_x 1 @1}. In truth that is {distance 1 @0}.",
     .link = "loss=bowl&x=-4,4&y=-4,4&racers=prodigy;adam,lr:1e-06&selected=1",
     .question = {.text = "How large is d after 200 steps?",
                  .answer = "{d_x 1}: about a third of the way, and larger than at first by a factor of a million. The ball is "
                            "{distance 1} from the minimum; Adam with the first rate is {distance 2} away.",
                  .choices = {{{"a millionth still", "d_x 1 < 0.00001"},
                               {"about 1", "abs(d_x 1 - 1) < 0.5"},
                               {"more than the distance", "d_x 1 > distance 1 @0"}}}},
     .checks = "distance 1 < 0.01; distance 2 > 3"},
    {.key = "growing",
     .title = "How it grows",
     .text =
         "d never falls. It is {d_x 1 @10} at step 10, {d_x 1 @20} at step 20 and {d_x 1 @30} at step 30, and stays as it is "
         "from step 40 on: {d_x 1 @40}.",
     .link = "loss=bowl&x=-4,4&y=-4,4&racers=prodigy&at=30&selected=1",
     .checks = "d_x 1 @10 < d_x 1 @20; d_x 1 @20 < d_x 1 @30; abs(d_x 1 @40 - d_x 1 @200) < 0.000001"},
    {.key = "steeper",
     .title = "A bowl as steep as a wall",
     .text = "The same bowl with a loss a hundred times as high, and plain descent with a rate that suited the first.",
     .link = "loss=100x^2+100y^2&x=-4,4&y=-4,4&racers=prodigy;gd,lr:0.1&selected=1",
     .question = {.text = "Whose rate does not fit any more?",
                  .among = "least leaves",
                  .answer = "That of {least leaves}. Prodigy ends with d = {d_x 1}, as before, for a distance is the same "
                            "however steep the loss."},
     .checks = "abs(d_x 1 - 1.149) < 0.001; distance 1 < 0.01"},
};

}  // namespace

extern const Lesson prodigy_rate;
const Lesson prodigy_rate{"prodigy_rate", "Prodigy finds its rate",    "a distance that is guessed from gradients",
                          Chapter::rates, "Mishchenko & Defazio 2024", topics,
                          cards};

}  // namespace ravine::lessons
