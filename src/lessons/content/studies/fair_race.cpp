#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::fair_race};

constexpr Card cards[] = {
    {.key = "one_rate",
     .title = "As they come",
     .text = "Three methods, all with the rate that is usual here.",
     .link = "loss=rosenbrock&racers=gd;momentum;adam",
     .question = {.text = "Which one is lowest after 200 steps?",
                  .among = "least loss",
                  .answer = "{least loss}. That says more about the rate than about the methods."}},
    {.key = "tuned",
     .title = "A fair race",
     .text = "Each method gets the same number of evaluations to find its best setting, and then all race from the same twenty "
             "starts, for as many evaluations.",
     .link = "loss=rosenbrock&racers=gd;momentum;adam&tab=study&study=tune,size:32",
     .question = {.text = "Which one wins most of the comparisons?",
                  .among = "most study_wins",
                  .answer = "{most study_wins}: GD wins {study_wins 1:0} %, Momentum {study_wins 2:0} % and Adam "
                            "{study_wins 3:0} %. The tuned rates are {study_lr 1}, {study_lr 2} and {study_lr 3}."}},
    {.key = "budget",
     .title = "A smaller budget",
     .text = "The same with only four settings to try. What a comparison finds depends on its budget, so a fair one tells it: "
             "here the caption does.",
     .link = "loss=rosenbrock&racers=gd;momentum;adam&tab=study&study=tune,size:4"},
};

}  // namespace

extern const Lesson fair_race;
const Lesson fair_race{"fair_race",
                       "A fair race",
                       "tuning by the same budget",
                       Chapter::studies,
                       "D. Choi et al., On Empirical Comparisons of Optimizers for Deep Learning",
                       topics,
                       cards};

}  // namespace ravine::lessons
