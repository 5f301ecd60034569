#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::network_landscape};

constexpr Card cards[] = {
    {.key = "plane",
     .title = "105 dimensions, two of them",
     .text = "All racers train one network of 105 weights, from the same start. A plane is laid into that space: the two "
             "directions in which their paths vary most. It has {share 1} % of the variance.",
     .link = "net=2-8-8-1&racers=gd,lr:0.5;adam;adagrad,lr:0.1&steps=300",
     .question = {.text = "Whose network has the least loss at the end?",
                  .among = "least loss",
                  .answer = "{least loss}: {loss 2}, against {loss 1} and {loss 3}."},
     .checks = "loss 2 < loss 3; loss 3 < loss 1"},
    {.key = "stem",
     .title = "Off the plane",
     .text = "A ball stands at the loss of its own network. The surface is the loss on the plane, and hardly any network is on "
             "it: a stem leads from the ball to the plane.",
     .link = "net=2-8-8-1&racers=gd,lr:0.5;adam;adagrad,lr:0.1&steps=300&selected=2",
     .question = {.text = "What is the height of the surface at the end of Adam's stem?",
                  .answer = "The loss of another network: Adam's is {away 2} away from the plane.",
                  .choices = {{{"Adam's loss", "away 2 < 0.001"}, {"the loss of another network", "away 2 > 0.1"}}}}},
    {.key = "random",
     .title = "Another plane",
     .text = "The same race on a plane of two random directions through Adam's end. Of 105 directions, two random ones know "
             "nothing of the way: the paths are far off.",
     .link = "net=2-8-8-1&racers=gd,lr:0.5;adam;adagrad,lr:0.1&steps=300&selected=2&plane=random,2",
     .question = {.text = "How far is Adam's start from this plane?",
                  .answer = "{away 2 @0}. Its end is on it, by choice.",
                  .choices = {{{"on it", "away 2 @0 < 0.001"}, {"far off, as nearly all of its way", "away 2 @0 > 5"}}}},
     .checks = "away 2 < 0.001"},
    {.key = "walk",
     .title = "A walk at random",
     .text = "This ball does not look at the loss: every step is drawn at random. Yet its two principal components have {share "
             "1} % of the variance, and its path looks planned. A smooth curve in such a picture proves nothing.",
     .link = "net=2-8-8-1&define=walk(lr:0.02)%7Bx=x+lr*normal()%7D&racers=walk&steps=300&at=300",
     .checks = "share 1 > 60"},
};

}  // namespace

extern const Lesson network_plane;
const Lesson network_plane{"network_plane",
                           "A network on a plane",
                           "what a loss surface of a network is",
                           Chapter::networks,
                           "Li et al. 2018, Visualizing the loss landscape of neural nets; Antognini & Sohl-Dickstein 2018, "
                           "PCA of high dimensional random walks",
                           topics,
                           cards};

}  // namespace ravine::lessons
