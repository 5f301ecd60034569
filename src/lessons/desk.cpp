#include "lessons/desk.hpp"

#include "text/text.hpp"

#include <fmt/format.h>

namespace ravine::lessons {
namespace {

Document in_the_taste_of(const Document& present, Document document) {
    document.experiment.catalogue = present.experiment.catalogue.with_typed_of(document.experiment.catalogue);
    document.view.theme = present.view.theme;
    document.view.colours = present.view.colours;
    document.view.panels = present.view.panels;
    document.view.text = present.view.text;
    document.page.embedded = present.page.embedded;
    return document;
}

}  // namespace

bool Desk::is_changed(const Document& present) {
    auto card = find_lesson(present.page.lesson);
    if (!card) return false;
    look_alike(*card, present);
    card->experiment.catalogue = present.experiment.catalogue.with_typed_of(card->experiment.catalogue);
    return !(*card == present);
}

void Desk::keep(const Document& present) {
    if (present.page.lesson.empty()) {
        own_ = present;
    } else if (is_changed(present)) {
        changed_[present.page.lesson] = present;
    } else {
        changed_.erase(present.page.lesson);
    }
}

Document Desk::open(Place place, const Document& present) {
    keep(present);
    const auto left = changed_.find(name_of(place));
    return in_the_taste_of(present, left == changed_.end() ? document_of(place) : left->second);
}

Document Desk::leave(const Document& present) {
    keep(present);
    Document document = own_.value_or(present);
    document.page.lesson.clear();
    own_.reset();
    return document;
}

Document Desk::rewrite(const Document& present) {
    changed_.erase(present.page.lesson);
    predictions.erase(present.page.lesson);
    return in_the_taste_of(present, find_lesson(present.page.lesson).value_or(present));
}

std::string Desk::progress() const {
    std::string text;
    for (const auto& [name, prediction] : predictions) {
        if (!prediction.answered) continue;
        text += fmt::format("{}{}:", text.empty() ? "" : ",", name);
        if (prediction.choice) text += fmt::format("{}", *prediction.choice);
    }
    return text;
}

void Desk::recall(std::string_view progress) {
    for (const std::string_view entry : split(progress, ',')) {
        const auto colon = entry.find(':');
        if (colon == std::string_view::npos) continue;
        const auto place = find_card(entry.substr(0, colon));
        if (!place || !(*place)->question.asked()) continue;
        const std::string_view text = entry.substr(colon + 1);
        Prediction prediction{std::nullopt, false, true};
        for (std::size_t choice = 0; choice < count_choices(*place); ++choice) {
            if (text == fmt::format("{}", choice)) prediction.choice = choice;
        }
        if (text.empty() || prediction.choice) predictions[name_of(*place)] = prediction;
    }
}

}  // namespace ravine::lessons
