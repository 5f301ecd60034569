// A race that was run to its end, to be asked about: what lessons measure, over what the race and its judges know already.
#pragma once

#include "analysis/inspector.hpp"
#include "analysis/outcome.hpp"
#include "analysis/series.hpp"

#include <map>
#include <string>
#include <string_view>

namespace ravine::lessons {

// What is measured where a thing never happens, a step beyond any.
inline constexpr double never = 1e9;

class Run {
  public:
    explicit Run(const Config& config);

    const Config& config() const { return race_.config(); }
    const Race& race() const { return race_; }
    OutcomeClassifier& classifier() { return classifier_; }

    // The step that a card comes to: the one shown, or the last.
    int step() const { return config().at > 0 ? config().at : config().steps; }

    // A measure of a chart, at a step of a racer.
    double series(Measure measure, std::size_t racer, int step);

    // What the racer thinks at a step; null where it is not in the race.
    const StepTrace* trace(std::size_t racer, int step);

  private:
    Race race_;
    OutcomeClassifier classifier_;
    std::map<Measure, Series> series_;
    std::map<std::size_t, Inspector> inspectors_;
};

// A name in texts and checks: "x 1 @20" is x of the first racer at step 20.
struct Fact {
    std::string_view name, meaning;
    double (*of)(Run&, std::size_t racer, int step);  // the racer has a position at that step
};

std::span<const Fact> facts();

// A fact by its name, or one of what the optimizer remembers: "s_x" of RMSProp. NaN where there is no such thing.
double measure(Run& run, std::string_view fact, std::size_t racer, int step);

}  // namespace ravine::lessons
