#include "document/schedule_presets.hpp"

#include "formula/number.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ravine {
namespace {

// Rates are decreased by a factor: parameters with a logarithmic slider, and weight decay, which follows the rate.
bool is_rate(const Parameter& parameter) {
    return !parameter.is_choice() && (parameter.scale == Scale::log || parameter.key == "decay");
}

// Momentum and similar parameters are the kept part of the past, from 0 to 1.
bool is_momentum(const Parameter& parameter) {
    return !parameter.is_choice() && !is_rate(parameter) && parameter.low == 0 && parameter.high == 1;
}

int part_of(int steps, int parts) { return std::max(1, steps / parts); }

constexpr SchedulePreset all[] = {
    {"exponential decay", is_rate, [](double number, int steps) { return fmt::format("{}*0.01^(t/{})", number, steps); }},
    {"halved in steps", is_rate,
     [](double number, int steps) { return fmt::format("{}*0.5^floor(t/{})", number, part_of(steps, 4)); }},
    {"cosine", is_rate,  // Loshchilov & Hutter 2016, without restarts
     [](double number, int steps) { return fmt::format("{}*(1 + cos(pi*min(t/{}, 1)))/2", number, steps); }},
    {"warm-up, then decay", is_rate,
     [](double number, int steps) { return fmt::format("{}*min(t/{}, 1)*0.01^(t/{})", number, part_of(steps, 10), steps); }},
    {"1/t", is_rate,  // Robbins & Monro 1951
     [](double number, int steps) { return fmt::format("{}/(1 + t/{})", number, part_of(steps, 10)); }},
    {"from 0.5 up to 0.9", is_momentum,
     [](double, int steps) { return fmt::format("min(0.9, 0.5 + 0.4*t/{})", part_of(steps, 2)); }},
    {"from 0.5 up to 0.99", is_momentum,  // Sutskever et al. 2013 raise it to 0.99 in this manner
     [](double, int steps) { return fmt::format("min(0.99, 0.5 + 0.49*t/{})", part_of(steps, 2)); }},
};

}  // namespace

std::span<const SchedulePreset> schedule_presets() { return all; }

bool has_schedule_presets(const Parameter& parameter) {
    return std::any_of(std::begin(all), std::end(all), [&](const SchedulePreset& preset) { return preset.suits(parameter); });
}

double number_behind(const Parameter& parameter, std::string_view text) {
    auto number = read_number(text);
    if (!number) number = read_number(text.substr(0, text.find_first_of("*/")));
    const double high = parameter.open ? parameter.below_open_end() : parameter.high;
    return number ? std::clamp(*number, parameter.low, high) : parameter.fallback;
}

double preset_number(const Parameter& parameter, std::string_view text) {
    constexpr double small = 0.01;
    const double number = number_behind(parameter, text);
    if (number != 0) return number;
    return parameter.fallback != 0 ? parameter.fallback : std::min(small, parameter.high);
}

}  // namespace ravine
