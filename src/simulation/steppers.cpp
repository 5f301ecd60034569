#include "simulation/steppers.hpp"

#include <algorithm>
#include <utility>

namespace ravine {
namespace {

constexpr std::size_t most_entries = 16;

}  // namespace

Result<std::shared_ptr<const Stepper>> Steppers::get(const StepSetting& setting,
                                                     const std::shared_ptr<const Objective>& objective) {
    std::vector<double> choices = setting.choices;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (!setting.optimizer->parameters[i].is_choice()) choices[i] = 0;
    }
    const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
        return entry.objective == objective && entry.optimizer == setting.optimizer && entry.choices == choices &&
               entry.zero == setting.zero && entry.noisy == setting.noisy && entry.batched == setting.batched &&
               entry.seed == setting.seed;
    });
    if (found != entries_.end()) {
        std::rotate(found, found + 1, entries_.end());
        return entries_.back().stepper;
    }
    Result<std::unique_ptr<Stepper>> made = make_stepper(setting);
    if (!made) return made.error();
    if (entries_.size() == most_entries) entries_.erase(entries_.begin());
    entries_.push_back({objective, setting.optimizer, std::move(choices), setting.zero, setting.noisy, setting.batched,
                        setting.seed, std::shared_ptr<const Stepper>(*std::move(made))});
    return entries_.back().stepper;
}

}  // namespace ravine
