#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::regularisation};

constexpr Card cards[] = {
    {.key = "decay",
     .title = "A penalty for large weights",
     .text = "The loss fits a line to four points; x is its intercept, y its slope. The balls also pay α(x² + y²)/2, which "
             "adds αθ to their gradient: α is 0, 0.1 and 1.",
     .link = "loss=mean%28(v-x-y*u)^2%29/"
             "2&x=-2,4&y=-1,3&start=3,2.5&racers=momentum,lr:0.05;momentum,lr:0.05,decay:0.1;momentum,lr:0.05,decay:1&steps="
             "150&data=0,1;1,2.5;2,2;3,4.5",
     .question = {.text = "Which ball ends nearest to (0, 0)?",
                  .among = "least norm",
                  .answer = "{least norm}: at ({x 3}, {y 3}), {norm 3} from there. Without a penalty it is ({x 1}, {y 1})."},
     .checks = "norm 3 < norm 2; norm 2 < norm 1"},
    {.key = "price",
     .title = "The price",
     .text = "What a smaller weight costs is a worse fit. The data’s own loss, which the surface shows, is {loss 1} without "
             "the penalty, {loss 2} with α = 0.1 and {loss 3} with α = 1.",
     .link = "loss=mean%28(v-x-y*u)^2%29/"
             "2&x=-2,4&y=-1,3&start=3,2.5&racers=momentum,lr:0.05;momentum,lr:0.05,decay:0.1;momentum,lr:0.05,decay:1&steps="
             "150&data=0,1;1,2.5;2,2;3,4.5&at=150&mode=2d",
     .checks = "loss 1 < loss 2; loss 2 < loss 3"},
    {.key = "sparse",
     .title = "|x| + |y|",
     .text = "Now the penalty is part of the surface, and it is the sum of absolute values. It has an edge along each axis, "
             "and it pulls as hard near 0 as far from it.",
     .link = "loss=mean%28(v-x-y*u)^2%29/"
             "2+|x|+|y|&x=-2,4&y=-1,3&start=3,2.5&racers=gd,lr:0.1*0.98^t&steps=300&data=0,1;1,2.5;2,2;3,4.5",
     .question = {.text = "Where does the ball end?",
                  .answer = "On the edge x = 0, to {abs(x 1)}, with a slope of {y 1}: this penalty leaves a weight out "
                            "instead of making all a little smaller.",
                  .choices = {{{"with both weights halved", "abs(x 1 - 0.5) < 0.2"},
                               {"on an edge: one weight is 0", "abs(x 1) < 0.001"},
                               {"at (0, 0)", "norm 1 < 0.1"}}}}},
};

}  // namespace

extern const Lesson regularisation;
const Lesson regularisation{
    "regularisation", "Regularisation", "what αΩ(W) adds, and where the minimum goes", Chapter::data, slides, topics, cards};

}  // namespace ravine::lessons
