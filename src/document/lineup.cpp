#include "document/lineup.hpp"

#include "formula/number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <utility>

namespace ravine {
namespace {

auto place(Config& config, std::size_t racer) { return config.racers.begin() + static_cast<std::ptrdiff_t>(racer); }

// Inserts a racer, and keeps the selection on the same racer.
void insert(Config& config, std::size_t before, const Racer& racer) {
    config.racers.insert(place(config, before), racer);
    if (config.selected >= static_cast<int>(before)) ++config.selected;
}

std::string times(const std::string& text, const Parameter& rate, double factor) {
    if (const auto number = read_number(text)) {
        const auto rounded = read_number(fmt::format("{:.2g}", factor * *number));
        return fmt::format("{}", std::clamp(rounded.value_or(*number), rate.low, rate.high));
    }
    return factor < 1 ? fmt::format("({})/{}", text, 1 / factor) : fmt::format("{}*({})", factor, text);
}

}  // namespace

void remove_racer(Config& config, std::size_t racer) {
    assert(racer < config.racers.size());
    const int removed = static_cast<int>(racer);
    config.racers.erase(place(config, racer));
    if (config.selected == removed) config.selected = -1;
    if (config.selected > removed) --config.selected;
}

void duplicate_racer(Config& config, std::size_t racer) {
    assert(racer < config.racers.size());
    if (config.racers.size() >= most_racers) return;
    insert(config, racer + 1, Racer(config.racers[racer]));
}

void move_racer(Config& config, std::size_t racer, int by) {
    assert(racer < config.racers.size() && (by == -1 || by == 1));
    const int from = static_cast<int>(racer), to = from + by;
    if (to < 0 || to >= static_cast<int>(config.racers.size())) return;
    std::swap(config.racers[racer], config.racers[static_cast<std::size_t>(to)]);
    if (config.selected == from) {
        config.selected = to;
    } else if (config.selected == to) {
        config.selected = from;
    }
}

bool is_solo(const Config& config, std::size_t racer) {
    assert(racer < config.racers.size());
    if (config.racers.size() < 2 || config.racers[racer].hidden) return false;
    const auto hidden = std::count_if(config.racers.begin(), config.racers.end(), [](const Racer& r) { return r.hidden; });
    return hidden + 1 == static_cast<std::ptrdiff_t>(config.racers.size());
}

void solo_racer(Config& config, std::size_t racer) {
    const bool hide = !is_solo(config, racer);
    for (Racer& other : config.racers) other.hidden = hide;
    config.racers[racer].hidden = false;
}

bool can_compare_rates(const Config& config, std::size_t racer) {
    assert(racer < config.racers.size());
    return config.racers.size() + 2 <= most_racers && rate_of(config, config.racers[racer]) != nullptr;
}

void compare_rates(Config& config, std::size_t racer) {
    if (!can_compare_rates(config, racer)) return;
    const Racer original = config.racers[racer];
    const Parameter& rate = *rate_of(config, original);
    const std::string text = setting_text(original, rate);
    const auto with = [&](double factor) {
        Racer other = original;
        set_parameter(other, rate, times(text, rate, factor));
        return other;
    };
    insert(config, racer, with(1.0 / 3));
    insert(config, racer + 2, with(3));
}

}  // namespace ravine
