#include "analysis/standings.hpp"

#include "formula/number.hpp"
#include "math/order.hpp"
#include "text/number_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cstddef>

namespace ravine {
namespace {

Standing standing(const Track& track, std::size_t racer, int step) {
    if (track.empty()) return {racer, 0, false, true, 0, 0, 0};
    const auto i = static_cast<std::size_t>(std::min(step, track.last()));
    const bool retired = track.retired && track.retired->step <= step;
    return {racer, 0, true, retired, track.x[i], track.y[i], track.loss[i]};
}

constexpr std::size_t longest_difference = 24;  // characters

std::string value_text(const std::string& setting) {
    const auto number = read_number(setting);
    return number ? number_text(*number) : setting;
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// Returns the settings that tell a racer from the others with its optimizer, in the order of its parameters and no more than it
// takes. Returns "" if they do not, or are long.
std::string difference(const Experiment& experiment, const Racer& racer, const Optimizer& optimizer) {
    std::vector<const Racer*> alike;
    for (const Racer& other : experiment.racers) {
        if (&other != &racer && other.optimizer == racer.optimizer) alike.push_back(&other);
    }
    std::string text;
    for (const Parameter& parameter : optimizer.parameters) {
        const std::string setting = setting_text(racer, parameter);
        const std::string value = value_text(setting);
        const auto differs = [&](const Racer* other) {
            const std::string others = setting_text(*other, parameter);
            return others != setting && value_text(others) != value;
        };
        if (std::erase_if(alike, differs) == 0) continue;
        text += fmt::format("{}{} {}", text.empty() ? "" : " ", parameter.label, value);
        if (alike.empty()) break;
    }
    return alike.empty() && characters(text) <= longest_difference ? text : "";
}

}  // namespace

std::vector<Standing> standings(const Race& race, int step) {
    assert(step >= 0 && step <= race.computed());
    std::vector<Standing> list;
    for (std::size_t racer = 0; racer < race.tracks().size(); ++racer) {
        list.push_back(standing(race.tracks()[racer], racer, step));
    }
    // Orders balls in the race before retired ones, and those before balls that never started; each group by loss.
    const auto group = [](const Standing& s) { return s.started ? (s.retired ? 1 : 0) : 2; };
    const auto before = [&](const Standing& p, const Standing& q) {
        return group(p) != group(q) ? group(p) < group(q) : p.loss < q.loss;
    };
    sort_stably(list, before);
    for (std::size_t i = 0; i < list.size(); ++i) {
        const bool tied = i > 0 && !before(list[i - 1], list[i]);
        list[i].rank = tied ? list[i - 1].rank : static_cast<int>(i) + 1;
    }
    return list;
}

std::string racer_name(const Experiment& experiment, std::size_t racer) {
    assert(racer < experiment.racers.size());
    const std::string& key = experiment.racers[racer].optimizer;
    const Optimizer* optimizer = optimizer_of(experiment, experiment.racers[racer]);
    const std::string& title = optimizer ? optimizer->title : key;
    const auto same = [&](const Racer& other) { return other.optimizer == key; };
    const auto begin = experiment.racers.begin();
    if (std::count_if(begin, experiment.racers.end(), same) == 1) return title;
    const std::string settings = optimizer ? difference(experiment, experiment.racers[racer], *optimizer) : "";
    if (!settings.empty()) return fmt::format("{} {}", title, settings);
    return fmt::format("{} {}", title, 1 + std::count_if(begin, begin + static_cast<std::ptrdiff_t>(racer), same));
}

}  // namespace ravine
