#include "export/csv.hpp"

#include "analysis/standings.hpp"

#include <fmt/format.h>

#include <iterator>
#include <vector>

namespace ravine {
namespace {

// Returns a value in quotes if it needs them.
std::string csv_text(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + '"';
}

// Writes the rows, with a text for each racer.
std::string write_rows(const Race& race, std::string text, const std::vector<std::string>& racers) {
    for (int step = 0; step <= race.computed(); ++step) {
        for (std::size_t racer = 0; racer < race.tracks().size(); ++racer) {
            const Track& track = race.tracks()[racer];
            if (step > track.last()) continue;
            const auto i = static_cast<std::size_t>(step);
            fmt::format_to(std::back_inserter(text), "{},{},{:.17g},{:.17g},{:.17g}\n", step, racers[racer], track.x[i],
                           track.y[i], track.loss[i]);
        }
    }
    return text;
}

}  // namespace

std::string race_csv(const Race& race) {
    std::vector<std::string> racers;
    racers.reserve(race.tracks().size());
    for (std::size_t racer = 0; racer < race.tracks().size(); ++racer) racers.push_back(fmt::format("{}", racer));
    return write_rows(race, "step,racer,x,y,loss\n", racers);
}

std::string named_race_csv(const Race& race) {
    std::vector<std::string> racers;
    racers.reserve(race.tracks().size());
    for (std::size_t racer = 0; racer < race.tracks().size(); ++racer)
        racers.push_back(fmt::format("{},{}", racer + 1, csv_text(racer_name(race.experiment(), racer))));
    return write_rows(race, "step,racer,name,x,y,loss\n", racers);
}

}  // namespace ravine
