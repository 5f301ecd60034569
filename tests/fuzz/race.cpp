// Any text as a link whose race is run for a while: every position is finite, and a second run is the same to the last bit.
#include "simulation/race.hpp"
#include "check.hpp"
#include "document/link/link.hpp"

#include <algorithm>
#include <cmath>

using namespace ravine;

namespace {

constexpr int steps = 20;
constexpr std::size_t most_work_per_step = 200'000;  // instructions

std::uint64_t run(const Document& document) {
    Race race(document.experiment);
    if (race.work_per_step() > most_work_per_step) return 0;
    race.advance_to(std::min(steps, document.experiment.steps));
    for (const Track& track : race.tracks()) {
        for (const std::vector<double>* numbers : {&track.x, &track.y, &track.loss}) {
            for (const double number : *numbers) fuzz::require(std::isfinite(number), "every recorded position is finite");
        }
        fuzz::require(!track.retired || !track.retired->reason.empty(), "a ball that left has a reason");
    }
    return trajectory_hash(race);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 4096) return -1;
    const Document document = decode_link(fuzz::text_of(data, size)).document;
    fuzz::require(run(document) == run(document), "a race runs the same twice");
    return 0;
}
