#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::seeds};

constexpr Card cards[] = {
    {.key = "once",
     .title = "A race with noise",
     .text = "The gradients of both balls have the same noise, from seed 36.",
     .link = "loss=himmelblau&racers=adam,lr:0.1;momentum,lr:0.003&steps=100&seed=36&noise=20",
     .question = {.text = "Which one is lower after 100 steps?",
                  .among = "least loss",
                  .answer = "{least loss}, with {loss 2} against {loss 1}. Does that prove anything?"}},
    {.key = "seeds",
     .title = "The same, fifty times",
     .text = "Fifty seeds give fifty races. The line is the median of the loss, and half of the races are in the band.",
     .link = "loss=himmelblau&racers=adam,lr:0.1;momentum,lr:0.003&steps=100&seed=36&noise=20&tab=study&study=seeds,seeds:50",
     .question = {.text = "Which one has the lower loss in more than half of the races?",
                  .among = "most study_wins",
                  .answer = "{most study_wins}, in {study_wins 1:0} % of them: the first race was an exception. The medians "
                            "are {study_median 1} and {study_median 2}."}},
    {.key = "spread",
     .title = "Where they end",
     .text = "Most of the ends are inside the ellipses. With a quarter of the noise they are smaller: the median of {name 2} "
             "is {study_median 2} now.",
     .link = "loss=himmelblau&racers=adam,lr:0.1;momentum,lr:0.003&steps=100&seed=36&noise=5&tab=study&study=seeds,seeds:50",
     .checks = "study_median 2 < 4; study_upper 1 > study_lower 1"},
};

}  // namespace

extern const Lesson one_run;
const Lesson one_run{"one_run",
                     "One run proves nothing",
                     "seeds, medians and bands",
                     Chapter::studies,
                     "R. M. Schmidt et al., Descending through a Crowded Valley",
                     topics,
                     cards};

}  // namespace ravine::lessons
