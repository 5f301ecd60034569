#include "lessons/desk.hpp"

namespace ravine::lessons {
namespace {

Config in_the_taste_of(const Config& present, Config config) {
    config.catalogue = present.catalogue;
    config.look.theme = present.look.theme;
    config.look.colours = present.look.colours;
    config.look.panels = present.look.panels;
    return config;
}

}  // namespace

bool Desk::is_changed(const Config& present) {
    auto card = find_lesson(present.lesson);
    if (!card) return false;
    take_view(*card, present);
    card->catalogue = present.catalogue;
    return !(*card == present);
}

void Desk::keep(const Config& present) {
    if (present.lesson.empty()) {
        own_ = present;
    } else if (is_changed(present)) {
        changed_[present.lesson] = present;
    } else {
        changed_.erase(present.lesson);
    }
}

Config Desk::open(Place place, const Config& present) {
    keep(present);
    const auto left = changed_.find(name_of(place));
    return in_the_taste_of(present, left == changed_.end() ? config_of(place) : left->second);
}

Config Desk::leave(const Config& present) {
    keep(present);
    Config config = own_.value_or(present);
    config.lesson.clear();
    own_.reset();
    return config;
}

Config Desk::rewrite(const Config& present) {
    changed_.erase(present.lesson);
    predictions.erase(present.lesson);
    return in_the_taste_of(present, find_lesson(present.lesson).value_or(present));
}

}  // namespace ravine::lessons
