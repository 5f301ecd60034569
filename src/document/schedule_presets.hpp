// Schedules of the literature, as formulas of t for a parameter and the length of the race.
#pragma once

#include "optimizers/optimizer.hpp"

#include <span>
#include <string>
#include <string_view>

namespace ravine {

struct SchedulePreset {
    std::string_view name;
    bool (*suits)(const Parameter& parameter);

    // Returns the formula that starts from `number`, the parameter's constant value otherwise.
    std::string (*formula)(double number, int steps);
};

std::span<const SchedulePreset> schedule_presets();

// Returns true if a preset suits the parameter.
bool has_schedule_presets(const Parameter& parameter);

// Returns the number of a parameter's text: itself, the one that a formula such as 0.02*0.99^t begins with, or else the
// default. Clamped to the parameter's range.
double number_behind(const Parameter& parameter, std::string_view text);

// Returns the number that presets start from: number_behind(), or a small one in place of 0, which no factor changes.
double preset_number(const Parameter& parameter, std::string_view text);

}  // namespace ravine
