#include "lessons/catalogue.hpp"

#include "analysis/standings.hpp"
#include "document/link/link.hpp"
#include "lessons/words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace ravine::lessons {

#define RAVINE_LESSON(name) extern const Lesson name;
#include "lessons/lessons.def"
#undef RAVINE_LESSON

namespace {

constexpr const Lesson* all[] = {
#define RAVINE_LESSON(name) &name,
#include "lessons/lessons.def"
#undef RAVINE_LESSON
};

// Fills in the choices of a question, and which one is right.
void finish_question(const Question& question, Run& run, FinishedCard& card) {
    Words words(run);
    if (!question.among.empty()) {
        for (std::size_t racer = 0; racer < run.experiment().racers.size(); ++racer)
            card.choices.push_back({racer_name(run.experiment(), racer), racer});
        const auto racers = words.racers(question.among);
        if (racers && racers->size() == 1) card.right = racers->front();
        if (!racers || racers->size() > 1) card.complaint = fmt::format("{} is not one racer", question.among);
        return;
    }
    int right = 0;
    for (const Choice& choice : question.choices) {
        if (choice.text.empty()) continue;
        const auto holds = words.holds(choice.holds);
        if (!holds) card.complaint = holds.error().sentence;
        if (holds && *holds && ++right == 1) card.right = card.choices.size();
        card.choices.push_back({std::string(choice.text), std::nullopt});
    }
    if (right != 1) card.complaint = fmt::format("{} of the choices hold", right);
}

}  // namespace

std::span<const Lesson* const> lessons() { return all; }

std::string_view chapter_title(Chapter chapter) {
    constexpr std::string_view titles[] = {
        "Downhill", "Momentum", "A rate for every coordinate", "Curvature", "The races", "Data", "Studies", "Networks"};
    return titles[static_cast<std::size_t>(chapter)];
}

std::optional<Place> find_card(std::string_view name) {
    const auto dot = name.find('.');
    for (const Lesson* lesson : all) {
        if (lesson->key != name.substr(0, dot)) continue;
        if (dot == std::string_view::npos) return Place{lesson, 0};
        for (std::size_t card = 0; card < lesson->cards.size(); ++card) {
            if (lesson->cards[card].key == name.substr(dot + 1)) return Place{lesson, card};
        }
    }
    return std::nullopt;
}

std::string name_of(Place place) { return fmt::format("{}.{}", place.lesson->key, place->key); }

std::optional<Place> before(Place place) {
    return place.card > 0 ? std::optional(Place{place.lesson, place.card - 1}) : std::nullopt;
}

std::optional<Place> after(Place place) {
    const std::size_t card = place.card + 1;
    return card < place.lesson->cards.size() ? std::optional(Place{place.lesson, card}) : std::nullopt;
}

std::optional<Place> next_lesson(Place place) {
    const auto* next = std::find(std::begin(all), std::end(all), place.lesson) + 1;
    return next < std::end(all) ? std::optional(Place{*next, 0}) : std::nullopt;
}

Document document_of(Place place) {
    Document document = decode_link(place->link).document;
    document.page.lesson = name_of(place);
    return document;
}

std::optional<Document> find_lesson(std::string_view name) {
    const auto place = find_card(name);
    return place ? std::optional(document_of(*place)) : std::nullopt;
}

bool asks(const Document& document) {
    const auto place = find_card(document.page.lesson);
    return place && (*place)->question.asked();
}

FinishedCard finish(Place place) {
    Run run(document_of(place));
    Words words(run);
    FinishedCard card;
    const auto fill = [&](std::string_view text) {
        Result<std::string> filled = words.fill(text);
        if (filled) return *std::move(filled);
        card.complaint = filled.error().sentence;
        return std::string(text);
    };
    card.text = fill(place->text);
    card.answer = fill(place->question.answer);
    if (place->question.asked()) finish_question(place->question, run, card);
    return card;
}

std::size_t count_choices(Place place) {
    const Question& question = place->question;
    if (!question.among.empty()) return document_of(place).experiment.racers.size();
    const auto given = [](const Choice& choice) { return !choice.text.empty(); };
    return static_cast<std::size_t>(std::count_if(question.choices.begin(), question.choices.end(), given));
}

std::optional<std::string> answer_in(Place place, Document document) {
    const Question& question = place->question;
    if (question.among.empty() || document.experiment.racers.empty()) return std::nullopt;
    const Document own = document_of(place);
    document.experiment.steps = std::min(document.experiment.steps, own.experiment.steps);
    document.page.at = std::min(own.page.at, document.experiment.steps);
    Run run(document);
    const auto racers = Words(run).racers(question.among);
    if (!racers) return std::nullopt;
    std::vector<std::string> names;
    for (const std::size_t racer : *racers) names.push_back(racer_name(document.experiment, racer));
    return fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace ravine::lessons
