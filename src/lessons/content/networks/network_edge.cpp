#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::edge_of_stability};

constexpr Card cards[] = {
    {.key = "rise",
     .title = "The sharpness grows",
     .text = "Gradient descent on one network, with the rates 1 and 0.25. The chart shows the sharpness, the largest "
             "eigenvalue of the Hessian: {sharpness 1 @0} at the start. The line is 2/η of the selected ball, {2 / lr 1}.",
     .link = "net=2-8-8-1&racers=gd,lr:1;gd,lr:0.25&steps=600&selected=1&chart=sharpness",
     .question = {.text = "Which network is in the sharper place after 400 steps?",
                  .among = "most sharpness @400",
                  .answer = "{most sharpness @400}: {sharpness 2 @400}, against {sharpness 1 @400}. Its line is higher, at {2 "
                            "/ lr 2}, and nothing holds it."},
     .checks = "sharpness 1 @100 > sharpness 1 @0; sharpness 2 @400 < 2 / lr 2"},
    {.key = "edge",
     .title = "Held by the line",
     .text = "The sharpness of ball 1 grew to {sharpness 1 @100} at step 100, above its line at {2 / lr 1}. Up there a step "
             "overshoots along the sharpest direction, and the network is thrown to flatter places.",
     .link = "net=2-8-8-1&racers=gd,lr:1;gd,lr:0.25&steps=600&selected=1&chart=sharpness",
     .question = {.text = "Where is its sharpness at the end?",
                  .answer = "At {sharpness 1}, and its loss at {loss 1}: it has gone down, only elsewhere.",
                  .choices = {{{"below the line", "sharpness 1 < 2 / lr 1"}, {"far above it", "sharpness 1 > 2 / lr 1"}}}},
     .checks = "sharpness 1 @100 > 2 / lr 1"},
    {.key = "flat",
     .title = "A rate chooses a place",
     .text = "With a fourth of the rate the line is at {2 / lr 2}, and the network of ball 2 went to a place of sharpness "
             "{sharpness 2}, where ball 1 could not stay.",
     .link = "net=2-8-8-1&racers=gd,lr:1;gd,lr:0.25&steps=600&at=600&selected=2&chart=sharpness",
     .checks = "sharpness 2 > 2 / lr 1; sharpness 2 < 2 / lr 2"},
};

}  // namespace

extern const Lesson network_edge;
const Lesson network_edge{"network_edge",
                          "The edge of stability",
                          "what holds the sharpness of a network",
                          Chapter::networks,
                          "Cohen et al. 2021, Gradient descent on neural networks typically occurs at the edge of stability",
                          topics,
                          cards};

}  // namespace ravine::lessons
