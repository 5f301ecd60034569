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

// Gives the indices that others have of a racer, -1 for none, to `change`: that of the selection, and of the study.
template <class Change>
void reindex(Document& document, const Change& change) {
    change(document.page.selected);
    if (!document.view.study || document.view.study->racer == 0) return;
    int racer = document.view.study->racer - 1;
    change(racer);
    document.view.study->racer = racer + 1;
}

// Inserts a racer; selection and study keep theirs.
void insert(Document& document, std::size_t before, const Racer& racer) {
    document.experiment.racers.insert(place(document, before), racer);
    reindex(document, [&](int& index) {
        if (index >= static_cast<int>(before)) ++index;
    });
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
    reindex(document, [&](int& index) {
        if (index == removed) {
            index = -1;
        } else if (index > removed) {
            --index;
        }
    });
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
    reindex(document, [&](int& index) {
        if (index == from) {
            index = to;
        } else if (index == to) {
            index = from;
        }
    });
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
