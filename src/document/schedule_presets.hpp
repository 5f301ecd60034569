// Ready-made schedules: those of the literature, as formulas of t made for one parameter and the length of the race.
#pragma once

#include "optimizers/optimizer.hpp"

#include <span>
#include <string>
#include <string_view>

namespace ravine {

struct SchedulePreset {
    std::string_view name;
    bool (*suits)(const Parameter& parameter);

    // The formula that starts from number, which is what the parameter would otherwise be throughout.
    std::string (*formula)(double number, int steps);
};

std::span<const SchedulePreset> schedule_presets();

// Whether there is any for the parameter.
bool has_schedule_presets(const Parameter& parameter);

// The number that a parameter's text stands for where a number is wanted: itself, or the one that a formula such as
// 0.02*0.99^t begins with, or else the default.
double number_behind(const Parameter& parameter, std::string_view text);

// The number that presets start from: the one behind the text, or a small one in place of 0, which no factor changes.
double preset_number(const Parameter& parameter, std::string_view text);

}  // namespace ravine
