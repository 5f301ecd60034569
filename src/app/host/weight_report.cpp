#include "app/host/weight_report.hpp"

#include "analysis/standings.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ravine {

const std::string& WeightReport::of(const Player& player) {
    const Document& document = player.document();
    const Race& race = player.race();
    const auto racer = static_cast<std::size_t>(std::max(document.page.selected, 0));
    const bool exists = document.view.weight > 0 && race.training() && racer < race.tracks().size();
    if (!exists || race.tracks()[racer].empty()) {
        key_ = {};
        sentence_.clear();
        return sentence_;
    }
    const WeightsAtStep path = weights_at(race, racer, player.step());
    const std::size_t weight = std::min(static_cast<std::size_t>(document.view.weight), path.now.size()) - 1;
    const WeightsKey key{player.revision(), player.step(), racer, !path.next.empty()};
    if (key == key_ && weight == weight_) return sentence_;
    key_ = key;
    weight_ = weight;
    sentence_ = fmt::format("{}, step {}, {}: {}.", racer_name(document.experiment, racer),
                            std::min(player.step(), race.tracks()[racer].last()),
                            name_of_weight(race.training()->network.layers(), weight),
                            text_of(numbers_of_weight(*race.training(), path.now, path.next, weight)));
    return sentence_;
}

}  // namespace ravine
