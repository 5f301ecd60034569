// A race that was run to its end, and the facts that lessons measure on it.
#pragma once

#include "analysis/inspector.hpp"
#include "analysis/outcome.hpp"
#include "analysis/series.hpp"
#include "document/document.hpp"
#include "lessons/study_facts.hpp"

#include <map>
#include <string>
#include <string_view>

namespace ravine::lessons {

// The step of an event that never happens, beyond any real one.
inline constexpr double never = 1e9;

class Run {
  public:
    explicit Run(const Document& document);

    const Experiment& experiment() const { return race_.experiment(); }
    const Race& race() const { return race_; }
    OutcomeClassifier& classifier() { return classifier_; }

    // Returns the step of the card: the one shown, or the last.
    int step() const { return step_; }

    // Returns a measure of a chart at a step of a racer. Requires a racer with a position.
    double series(Measure measure, std::size_t racer, int step);

    // Returns a fact of the study that the document names (study_facts.hpp); NaN without one.
    double study(std::string_view fact, std::size_t k);

    // Returns the step's trace; nullptr if the racer is not in the race then.
    const StepTrace* trace(std::size_t racer, int step);

  private:
    Race race_;
    int step_;
    OutcomeClassifier classifier_;
    std::optional<studies::Study> study_;
    std::optional<StudyNumbers> study_numbers_;  // once one is asked for
    std::map<Measure, Series> series_;
    std::map<std::size_t, Inspector> inspectors_;
};

// A named measurement in texts and checks: "x 1 @20" is x of the first racer at step 20.
struct Fact {
    std::string_view name, meaning;
    double (*of)(Run&, std::size_t racer, int step);  // requires a racer with a position at that step
};

std::span<const Fact> facts();

// Returns a fact by its name, an entry of the optimizer's memory, "s_x" of RMSProp, or a fact of the study, "study_share",
// where `racer` may be a minimum. NaN if it does not exist.
double measure(Run& run, std::string_view name, std::size_t racer, int step);

}  // namespace ravine::lessons
