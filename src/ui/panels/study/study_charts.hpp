// The charts of studies.
#pragma once

#include "ui/panels/study/study_result.hpp"

namespace ravine::ui {

// Draws how many balls of a swarm have which loss at the step shown, on an axis that stays the same from step to step.
void loss_histogram(const Model& model, const StudyFigure& figure);

// Draws the final loss over the values of a parameter, a line and a band between quartiles for each racer. A click gives its
// value to the racer whose line is nearest.
void sweep_chart(const Model& model, Commands& commands, const StudyFigure& figure);

// Draws the final loss over the values of two parameters. A press gives its values to the racer.
void sweep_map(const Model& model, Commands& commands);

// Draws the loss of each racer over the steps of a study of seeds.
void bands_chart(const Model& model);

// Draws the final losses of each racer, with their quartiles.
void seeds_chart(const Model& model, Commands& commands, const StudyFigure& figure);

// Draws the ranking of tuned racers, their performance profiles, and a button that gives the racers the tuned values: for a
// ranking of the racers as they are.
void ranking(Commands& commands, const studies::Ranking& ranking, bool current);

}  // namespace ravine::ui
