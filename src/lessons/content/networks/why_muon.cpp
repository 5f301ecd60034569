#include "lessons/lesson.hpp"

namespace ravine::lessons {
namespace {

constexpr Topic topics[] = {Topic::muon};

constexpr Card cards[] = {
    {.key = "race",
     .title = "Spirals",
     .text = "Two arms of a spiral, and three hidden layers of 16 units. Adam has a rate that suits it. Muon has the same one "
             "for the first and the last layer, and another one for the two matrices between.",
     .link = "dataset=spirals,noise:0.02&net=2-16-16-16-1&racers=muon,lr:0.2,rate:0.045;adam,lr:0.045&steps=100",
     .question = {.text = "Whose loss is less after 100 steps?",
                  .among = "least loss",
                  .answer = "{least loss}: {loss 1}, against {loss 2}."},
     .checks = "loss 1 < loss 2"},
    {.key = "step",
     .title = "What it does",
     .text = "The gradient of a layer is a matrix, and a few directions are most of it. Muon gives its steps singular values "
             "near 1: every direction that the layer hears and answers in is trained as fast. After 40 steps the losses are "
             "{loss 1 @40} and {loss 2 @40}.",
     .link = "dataset=spirals,noise:0.02&net=2-16-16-16-1&racers=muon,lr:0.2,rate:0.045;adam,lr:0.045&steps=100&at=40&selected="
             "1&tab=network",
     .checks = "loss 1 @40 < loss 2 @40"},
    {.key = "memory",
     .title = "A memory",
     .text = "32 questions are asked, the first 42 times, the last twice. The Net tab has a column for each, as high as the "
             "network is sure of the answer: gradient descent knows those that come often, and Muon learns all alike. Their "
             "losses are {loss 1 @60} and {loss 2 @60}.",
     .link = "dataset=memory&net=32-32&racers=gd,lr:1;muon,lr:0.1&steps=100&at=60&selected=2&tab=network",
     .checks = "loss 2 @60 < loss 1 @60 / 4"},
    {.key = "two",
     .title = "In two dimensions",
     .text = "On a surface there is no matrix: x and y are one vector, which Muon leaves to AdamW. Here both go the same way; "
             "no toy with two coordinates can show what Muon is for.",
     .link = "loss=himmelblau&racers=muon,rate:0.05;adamw,lr:0.05,beta2:0.95,decay:0&steps=100",
     .question = {.text = "How far apart are both balls at the end?",
                  .answer = "Not at all: Muon's companion is AdamW.",
                  .choices = {{{"not at all", "abs(x 1 - x 2) < 0.000001"}, {"clearly", "abs(x 1 - x 2) > 0.1"}}}}},
};

}  // namespace

extern const Lesson why_muon;
const Lesson why_muon{"why_muon",
                      "Why Muon",
                      "steps for matrices",
                      Chapter::networks,
                      "Jordan et al. 2024, Muon: an optimizer for hidden layers in neural networks",
                      topics,
                      cards};

}  // namespace ravine::lessons
