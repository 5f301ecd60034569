#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::five_way_race, Topic::rmsprop_first_step};

constexpr Card cards[] = {
    {.key = "race",
     .title = "Five balls into a well",
     .text = "All start at (0.75, −0.75) with the rate 0.02, as in the article.",
     .link = "loss=gaussian_well&racers=gd;momentum,form:average;adagrad,eps:1e-08;rmsprop;adam&steps=99",
     .question = {.text = "Which ball is deepest after 99 updates?",
                  .among = "least loss",
                  .answer = "{least loss}: it is {distance 4} from the bottom."},
     .checks = "x 1 ~ 0.01550174"},
};

}  // namespace

extern const Lesson five_way_race;
const Lesson five_way_race{"five_way_race",
                           "The five-way race",
                           "the article's race, to eight digits",
                           Chapter::races,
                           algorithms_with_code,
                           topics,
                           cards};

}  // namespace ravine::lessons
