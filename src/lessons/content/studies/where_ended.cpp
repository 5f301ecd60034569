#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::basins};

constexpr Card cards[] = {
    {.key = "descent",
     .title = "Four valleys",
     .text = "Every place has the colour of the minimum to which a ball from there comes, and is darker the longer that takes. "
             "Himmelblau’s function has four minima, all of loss 0.",
     .link = "loss=himmelblau&racers=gd,lr:0.01&steps=100&mode=2d&tab=study&study=basins,size:128",
     .question = {.text = "What are the borders between the colours like for plain descent?",
                  .answer = "Smooth: a ball goes to the bottom of the valley in which it starts.",
                  .choices = {{{"smooth lines", "study_elsewhere 1 < 5"}, {"fractals", "study_elsewhere 1 > 20"}}}}},
    {.key = "newton",
     .title = "Newton’s colours",
     .text = "Newton’s method jumps to where the gradient would vanish if the curvature stayed as it is. Where the curvature "
             "is nearly zero it jumps far.",
     .link = "loss=himmelblau&racers=newton,fallback:none&steps=50&mode=2d&tab=study&study=basins,size:128",
     .question = {.text = "Of all starts, how many does pure Newton bring to one of the four minima?",
                  .answer = "{100 - study_elsewhere 1:0} %. The others come to saddles and to the maximum, where the "
                            "gradient vanishes, too. At the borders the colours of all valleys meet.",
                  .choices = {{{"nearly all", "study_elsewhere 1 < 10"},
                               {"more than half", "abs(study_elsewhere 1 - 40) < 8"},
                               {"nearly none", "study_elsewhere 1 > 90"}}}}},
    {.key = "zoom",
     .title = "Closer",
     .text =
         "The same, more than a hundred times closer at a border. In this small square balls start for all four minima, and "
         "its borders look like this again, however close one comes.",
     .link = "loss=himmelblau&x=-1.93,-1.87&y=-2.13,-2.07&start=-1.9,-2.1&racers=newton,fallback:none&steps=50&mode=2d&"
             "tab=study&study=basins,size:128",
     .checks = "study_share 1 > 3; study_share 2 > 3; study_share 3 > 3; study_share 4 > 3"},
};

}  // namespace

extern const Lesson where_ended;
const Lesson where_ended{"where_ended",
                         "Where would it have ended?",
                         "basins of attraction",
                         Chapter::studies,
                         "A. Cayley, The Newton-Fourier imaginary problem",
                         topics,
                         cards};

}  // namespace ravine::lessons
