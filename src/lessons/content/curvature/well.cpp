#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::well_is_not_convex};

constexpr Card cards[] = {
    {.key = "start",
     .title = "At the start of the race",
     .text = "This Gaussian well has been called convex. A convex function has no negative curvature anywhere. The five-way "
             "race starts at ({x 1 @0}, {y 1 @0}).",
     .link = "loss=gaussian_well&racers=gd&steps=99&selected=1",
     .question = {.text = "What are the curvatures at the start?",
                  .answer = "{curvature_high 1 @0:2} and {curvature_low 1 @0:2}. The loss is convex in the middle only; the "
                            "race starts outside.",
                  .choices = {{{"both positive: convex", "curvature_low 1 @0 > 0"},
                               {"one of each sign: a saddle’s", "curvature_low 1 @0 * curvature_high 1 @0 < 0"},
                               {"both negative: a hill’s", "curvature_high 1 @0 < 0"}}}},
     .checks = "curvature_high 1 @0 ~ 0.24; curvature_low 1 @0 ~ -1.62"},
    {.key = "newton",
     .title = "Newton notices",
     .text = "Pure Newton trusts the curvature. Here that sends it to ({x 1 @1:3}, {y 1 @1:3}), from a distance of {distance "
             "1 @0} to one of {distance 1 @1}.",
     .link = "loss=gaussian_well&racers=newton,fallback:none;gd&steps=30",
     .question = {.text = "Does it come back?",
                  .answer = "No: it is {distance 1} away after 30 steps, far out on the plain. Plain descent is {distance 2} "
                            "away and on its way in.",
                  .choices = {{{"yes, within 30 steps", "distance 1 < distance 1 @0"},
                               {"no, it goes on outward", "distance 1 > distance 1 @1"}}}},
     .checks = "x 1 @1 ~ 0.922; y 1 @1 ~ -0.922; distance 2 < distance 2 @0"},
    {.key = "inside",
     .title = "Inside",
     .text = "From ({x 1 @0}, {y 1 @0}) both curvatures are positive, {curvature_high 1 @0} and {curvature_low 1 @0}. There "
             "the same method is at home.",
     .link = "loss=gaussian_well&start=0.3,-0.1&racers=newton,fallback:none;gd&steps=30",
     .question = {.text = "Which ball is nearer to the minimum after 5 steps?",
                  .among = "least distance @5",
                  .answer = "{least distance @5}: {distance 1 @5} against {distance 2 @5}."},
     .checks = "curvature_low 1 @0 > 0"},
};

}  // namespace

extern const Lesson well;
const Lesson well{
    "well", "A convex well?", "a surface, and where it bends upward", Chapter::curvature, algorithms_with_code, topics, cards};

}  // namespace ravine::lessons
