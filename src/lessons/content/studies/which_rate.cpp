#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::which_rate};

constexpr Card cards[] = {
    {.key = "sweep",
     .title = "All rates at once",
     .text = "A sweep runs the race once for every value of a parameter. Its curve has the final loss over the rate, from "
             "0.001 to 1, for plain descent in the ravine.",
     .link = "loss=ravine&racers=gd,lr:0.01&steps=100&tab=study&study=sweep,lr:0.001..1,size:61",
     .question = {.text = "Which rate ends lowest?",
                  .answer = "{study_value 1}: just below 2 divided by the curvature across, {curvature_high 1 @0}. A little "
                            "more, and the race diverges.",
                  .choices = {{{"about 0.01", "study_value 1 < 0.02"},
                               {"about 0.4", "abs(study_value 1 - 0.38) < 0.05"},
                               {"about 1", "study_value 1 > 0.9"}}}},
     .checks = "study_value 1 < 2 / curvature_high 1 @0"},
    {.key = "three",
     .title = "Three methods",
     .text = "Each method has its own best rate. Comparing methods at one rate for all compares the rates.",
     .link = "loss=ravine&racers=gd,lr:0.01;momentum,lr:0.01;adam,lr:0.01&steps=100&tab=study&study=sweep,lr:0.001..1,size:61",
     .question = {.text = "Which method ends lowest, each at its own best rate?",
                  .among = "least study_loss",
                  .answer = "{least study_loss}. The best rates are {study_value 1} for GD, {study_value 2} for Momentum and "
                            "{study_value 3} for Adam."}},
    {.key = "two",
     .title = "Two parameters",
     .text = "Momentum has a rate and a share of the old speed that it keeps. The map has the loss of every pair; the cross is "
             "at the pair of the race, and a press moves it.",
     .link = "loss=ravine&racers=momentum,lr:0.01&steps=100&tab=study&study=sweep,lr:0.001..1,mu:0..0.99,size:32,racer:1"},
};

}  // namespace

extern const Lesson which_rate;
const Lesson which_rate{"which_rate",
                        "Which rate?",
                        "sweeps of one and two parameters",
                        Chapter::studies,
                        "D. Choi et al., On Empirical Comparisons of Optimizers for Deep Learning",
                        topics,
                        cards};

}  // namespace ravine::lessons
