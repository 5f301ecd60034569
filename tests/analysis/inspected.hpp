// Steps of races as the inspector sees them.
#pragma once

#include "analysis/inspector.hpp"
#include "experiment/experiment.hpp"
#include "optimizers/catalogue.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <vector>

namespace ravine {

// Returns the racer at a step, or null beyond its last.
inline const StepTrace* reach(Inspector& inspector, int step) {
    const StepTrace* trace = inspector.at(step);
    while (!trace && inspector.behind()) {
        inspector.go_on();
        trace = inspector.at(step);
    }
    return trace;
}

// Races of all optimizers, as many at once as a link takes.
inline std::vector<std::string> of_all(const std::string& link) {
    const Catalogue::List& all = builtin_catalogue().all();
    std::vector<std::string> links;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i % most_racers == 0) links.push_back(link + "&racers=");
        links.back() += fmt::format("{}{}", i % most_racers == 0 ? "" : ";", all[i]->key);
    }
    return links;
}

}  // namespace ravine
