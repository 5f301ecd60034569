#include "document/lineup.hpp"

#include "formula/number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <utility>

namespace ravine {
namespace {

auto place(Document& document, std::size_t racer) {
    return document.experiment.racers.begin() + static_cast<std::ptrdiff_t>(racer);
}

// Inserts a racer, and keeps the selection on the same racer.
void insert(Document& document, std::size_t before, const Racer& racer) {
    document.experiment.racers.insert(place(document, before), racer);
    if (document.page.selected >= static_cast<int>(before)) ++document.page.selected;
}

std::string times(const std::string& text, const Parameter& rate, double factor) {
    if (const auto number = read_number(text)) {
        const auto rounded = read_number(fmt::format("{:.2g}", factor * *number));
        return fmt::format("{}", std::clamp(rounded.value_or(*number), rate.low, rate.high));
    }
    return factor < 1 ? fmt::format("({})/{}", text, 1 / factor) : fmt::format("{}*({})", factor, text);
}

}  // namespace

void remove_racer(Document& document, std::size_t racer) {
    assert(racer < document.experiment.racers.size());
    const int removed = static_cast<int>(racer);
    document.experiment.racers.erase(place(document, racer));
    if (document.page.selected == removed) document.page.selected = -1;
    if (document.page.selected > removed) --document.page.selected;
}

void duplicate_racer(Document& document, std::size_t racer) {
    assert(racer < document.experiment.racers.size());
    if (document.experiment.racers.size() >= most_racers) return;
    insert(document, racer + 1, Racer(document.experiment.racers[racer]));
}

void move_racer(Document& document, std::size_t racer, int by) {
    assert(racer < document.experiment.racers.size() && (by == -1 || by == 1));
    const int from = static_cast<int>(racer), to = from + by;
    if (to < 0 || to >= static_cast<int>(document.experiment.racers.size())) return;
    std::swap(document.experiment.racers[racer], document.experiment.racers[static_cast<std::size_t>(to)]);
    if (document.page.selected == from) {
        document.page.selected = to;
    } else if (document.page.selected == to) {
        document.page.selected = from;
    }
}

bool is_solo(const Document& document, std::size_t racer) {
    assert(racer < document.experiment.racers.size());
    if (document.experiment.racers.size() < 2 || document.experiment.racers[racer].hidden) return false;
    const auto hidden = std::count_if(document.experiment.racers.begin(), document.experiment.racers.end(),
                                      [](const Racer& r) { return r.hidden; });
    return hidden + 1 == static_cast<std::ptrdiff_t>(document.experiment.racers.size());
}

void solo_racer(Document& document, std::size_t racer) {
    const bool hide = !is_solo(document, racer);
    for (Racer& other : document.experiment.racers) other.hidden = hide;
    document.experiment.racers[racer].hidden = false;
}

bool can_compare_rates(const Document& document, std::size_t racer, int rates) {
    assert(racer < document.experiment.racers.size() && (rates == 3 || rates == 5));
    return document.experiment.racers.size() + static_cast<std::size_t>(rates) - 1 <= most_racers &&
           rate_of(document.experiment, document.experiment.racers[racer]) != nullptr;
}

void compare_rates(Document& document, std::size_t racer, int rates) {
    if (!can_compare_rates(document, racer, rates)) return;
    const Racer original = document.experiment.racers[racer];
    const Parameter& rate = *rate_of(document.experiment, original);
    const std::string text = setting_text(original, rate);
    const auto with = [&](double factor) {
        Racer other = original;
        set_parameter(other, rate, times(text, rate, factor));
        return other;
    };
    insert(document, racer, with(1.0 / 3));
    insert(document, racer + 2, with(3));
    if (rates == 3) return;
    insert(document, racer, with(0.1));
    insert(document, racer + 4, with(10));
}

}  // namespace ravine
