#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::own_momentum};

constexpr Card cards[] = {
    {.key = "plain",
     .title = "A rule of your own",
     .text = "The rule of ball 2 is yours: x = x − lr*g, which is gradient descent. Ball 1 has momentum, and the same rate of "
             "{lr 1}.",
     .link = "loss=ravine&define=own(lr:0.02)%7Bx=x-lr*g%7D&racers=momentum;own&steps=100&selected=2",
     .question = {.text = "Which ball is nearer to the minimum after 100 steps?",
                  .among = "least distance",
                  .answer = "{least distance}: {distance 1} against {distance 2}. What a ball keeps of its last steps adds up "
                            "along the ravine."},
     .checks = "distance 1 < distance 2"},
    {.key = "write",
     .title = "Write momentum yourself",
     .text = "Type in the Rules tab. A velocity v keeps a share mu of itself and takes the gradient g in; x follows v, at the "
             "rate lr.",
     .link = "loss=ravine&define=own(lr:0.02)%7Bx=x-lr*g%7D&racers=momentum;own&steps=100&selected=2&tab=rules",
     .rule = "momentum"},
    {.key = "two_lines",
     .title = "Two lines",
     .text =
         "v = mu*v + g, and then x = x − lr*v. Both balls are at ({x 1:4}, {y 1:4}) after 100 steps: the rule is the method.",
     .link = "loss=ravine&define=own(lr:0.02,mu:0.9)%7Bv=mu*v+g;x=x-lr*v%7D&racers=momentum;own&steps=100&at=100&selected=2&"
             "tab=rules",
     .checks = "abs(x 1 - x 2) < 0.000000001; abs(y 1 - y 2) < 0.000000001"},
};

}  // namespace

extern const Lesson own_momentum;
const Lesson own_momentum{"own_momentum",
                          "Write momentum yourself",
                          "two lines, typed and checked on three surfaces",
                          Chapter::momentum,
                          "Polyak 1964, in the form of torch.optim.SGD",
                          topics,
                          cards};

}  // namespace ravine::lessons
