// The state of a race and the layout of its picture, as JSON for the surrounding page.
#pragma once

#include "player/player.hpp"
#include "render/renderer.hpp"
#include "ui/commands.hpp"
#include "ui/widgets/progress.hpp"

#include <optional>
#include <span>
#include <string>

namespace ravine {

// Returns
// {"step","steps","playing","progress","complaints":[...],"lesson","weight","racers":[{"name","optimizer","x","y","loss","rank",
// "retired","verdict","minimum","reached","evaluations"}]}, racers in the order of the document; numbers of 17 digits, null for
// values that a ball without a start lacks. retired is null or a sentence; verdict is always a sentence (analysis/outcome.hpp);
// minimum is the number, from 1, of the known minimum that the ball converged to, or null; reached is the first step at which
// it was within 0.1% of the best known minimum, or of networks at a tenth of its first loss, or null, and evaluations the
// number of evaluations until then. lesson is the text of the open card, or null; weight is the sentence of the weight that
// the document names (weight_report.hpp), or null; progress is the sentence about long work, or null.
std::string standings_json(const Player& player, std::span<const std::string> complaints, const std::string& lesson,
                           const std::string& weight, const std::optional<ui::Progress>& progress);

// Returns the parts of the race for controls outside the picture:
// {"loss":formula,"surface":key,"constants":"a:1,b:2","optimizers":[{"key","title"}],"racers":[{"name","optimizer","rate","hidden",
// "modifiers":"a+b","start","parameters":[{"key","label","help","value","choices":[...]}]}],"rules":[{"key","rule"}],
// "fields":[{"key","part","label","help","value","choices":[...]}],"lesson":key of the card,"choices":[...]}; rules are those
// that the document defines; rate is the text of the learning rate, or null for an optimizer without one; start is "x,y", or ""
// for the common one; fields are those of links that have no control of their own here, and `choices` those of the card's
// question, as given.
std::string controls_json(const Document& document, std::span<const std::string> choices);

// Returns what does not change, for the same controls: {"surfaces":[{"key","title"}],"lessons":[{"key","title"}],
// "functions":[{"form","meaning"}],"files":[{"key","title"}]}.
std::string offers_json();

// The following are in the screen's points, given how many of them a point is.
// Returns [{"x","y","radius","shown"}]: the balls on the screen.
std::string places_json(std::span<const render::BallMark> balls, double point);

// Returns {"left","top","right","bottom","from","to","hovered","values":[...]} or null: the chart's corners and the
// part of the axis between them; the position of the mouse, or null, and each racer's value there, or null.
std::string chart_json(const std::optional<ui::ChartShown>& chart, double point);

// Returns {"x","y","visible"} or null: a point of the surface on the screen.
std::string mark_json(const std::optional<render::PointMark>& mark, double point);

// Returns {"x","y"} or null: a point of the domain.
std::string point_json(const std::optional<Vector>& point);

// Returns ["...", "..."].
std::string json_strings(std::span<const std::string> texts);

}  // namespace ravine
