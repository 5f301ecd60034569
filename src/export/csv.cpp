#include "export/csv.hpp"

#include <fmt/format.h>

#include <iterator>

namespace ravine {

std::string race_csv(const Race& race) {
    std::string text = "step,racer,x,y,loss\n";
    for (int step = 0; step <= race.computed(); ++step) {
        for (std::size_t racer = 0; racer < race.tracks().size(); ++racer) {
            const Track& track = race.tracks()[racer];
            if (step > track.last()) continue;
            const auto i = static_cast<std::size_t>(step);
            fmt::format_to(std::back_inserter(text), "{},{},{:.17g},{:.17g},{:.17g}\n", step, racer, track.x[i], track.y[i],
                           track.loss[i]);
        }
    }
    return text;
}

}  // namespace ravine
