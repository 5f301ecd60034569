#include "app/host/report.hpp"

#include "analysis/standings.hpp"
#include "document/definitions.hpp"
#include "document/edit.hpp"
#include "document/link/constants.hpp"
#include "document/link/fields.hpp"
#include "export/formats.hpp"
#include "formula/vocabulary.hpp"
#include "lessons/catalogue.hpp"
#include "loss/surfaces.hpp"
#include "math/order.hpp"
#include "rules/glossary.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>

namespace ravine {
namespace {

std::string racer_json(const Player& player, const Standing& standing) {
    const std::string& optimizer = player.document().experiment.racers[standing.racer].optimizer;
    const auto& retired = player.race().tracks()[standing.racer].retired;
    const auto number = [&](double value) { return standing.started ? json_number(value) : "null"; };
    const auto count = [](std::optional<int> value) { return value ? fmt::format("{}", *value) : "null"; };
    const Outcome& outcome = player.outcomes()[standing.racer];
    constexpr const char* row =
        R"({{"name":{},"optimizer":{},"x":{},"y":{},"loss":{},"rank":{},"retired":{},"verdict":{},"minimum":{},"reached":{},"evaluations":{}}})";
    return fmt::format(row, json_string(racer_name(player.document().experiment, standing.racer)), json_string(optimizer),
                       number(standing.x), number(standing.y), number(standing.loss), standing.rank,
                       standing.retired && retired ? json_string(retired->reason) : "null", json_string(outcome.sentence),
                       count(outcome.minimum), count(outcome.reached), outcome.evaluations);
}

std::string rate_json(const Document& document, const Racer& racer) {
    const Parameter* rate = rate_of(document.experiment, racer);
    return rate ? json_string(setting_text(racer, *rate)) : "null";
}

std::string choices_json(std::span<const std::string_view> choices) {
    const std::vector<std::string> texts(choices.begin(), choices.end());
    return json_strings(texts);
}

std::string parameters_json(const Document& document, const Racer& racer) {
    std::vector<std::string> parameters;
    const Optimizer* const optimizer = optimizer_of(document.experiment, racer);
    for (const Parameter& parameter : optimizer ? optimizer->parameters : std::vector<Parameter>()) {
        parameters.push_back(fmt::format(R"({{"key":{},"label":{},"help":{},"value":{},"choices":{}}})",
                                         json_string(parameter.key), json_string(parameter.label),
                                         json_string(meaning_of(*optimizer, parameter.key).text),
                                         json_string(setting_text(racer, parameter)), choices_json(parameter.choice_names())));
    }
    return fmt::format("[{}]", fmt::join(parameters, ","));
}

// Returns the fields of links but those that have a control of their own, or need none.
std::string fields_json(const Document& document) {
    constexpr std::string_view others[] = {"v", "lesson", "loss", "let", "define", "racers", "at", "paused", "lock", "embed"};
    constexpr std::string_view parts[] = {"race", "view", "page"};
    std::vector<std::string> list;
    for (const Field& field : fields()) {
        const LinkKey& about = field.about;
        if (std::find(std::begin(others), std::end(others), about.key) != std::end(others)) continue;
        const std::string_view label = field.label.empty() ? about.key : field.label;
        list.push_back(fmt::format(R"({{"key":{},"part":"{}","label":{},"help":{},"value":{},"choices":{}}})",
                                   json_string(about.key), parts[static_cast<std::size_t>(field.part)], json_string(label),
                                   json_string(about.help), json_string(field.write(field, document)),
                                   choices_json(about.choices)));
    }
    return fmt::format("[{}]", fmt::join(list, ","));
}

std::string pair_json(std::string_view first, std::string_view a, std::string_view second, std::string_view b) {
    return fmt::format(R"({{"{}":{},"{}":{}}})", first, json_string(a), second, json_string(b));
}

}  // namespace

std::string offers_json() {
    std::vector<std::string> all_surfaces, all_lessons, functions, files;
    for (const Surface& surface : surfaces()) all_surfaces.push_back(pair_json("key", surface.key, "title", surface.title));
    for (const lessons::Lesson* const lesson : lessons::lessons())
        all_lessons.push_back(pair_json("key", lesson->key, "title", lesson->title));
    for (const formula::Word& word : formula::vocabulary())
        functions.push_back(pair_json("form", word.form, "meaning", word.meaning));
    for (const ExportFormat& format : export_formats()) files.push_back(pair_json("key", format.key, "title", format.title));
    return fmt::format(R"({{"surfaces":[{}],"lessons":[{}],"functions":[{}],"files":[{}]}})", fmt::join(all_surfaces, ","),
                       fmt::join(all_lessons, ","), fmt::join(functions, ","), fmt::join(files, ","));
}

std::string controls_json(const Document& document, std::span<const std::string> choices) {
    std::vector<std::string> known, racers, rules;
    for (const auto& optimizer : document.experiment.catalogue.all()) {
        known.push_back(fmt::format(R"({{"key":{},"title":{}}})", json_string(optimizer->key), json_string(optimizer->title)));
    }
    for (std::size_t i = 0; i < document.experiment.racers.size(); ++i) {
        const Racer& racer = document.experiment.racers[i];
        const std::string start = racer.start ? fmt::format("{},{}", racer.start->x, racer.start->y) : "";
        racers.push_back(fmt::format(
            R"({{"name":{},"optimizer":{},"rate":{},"hidden":{},"modifiers":"{}","start":"{}","parameters":{}}})",
            json_string(racer_name(document.experiment, i)), json_string(racer.optimizer), rate_json(document, racer),
            racer.hidden, fmt::join(modifiers_of(racer), "+"), start, parameters_json(document, racer)));
    }
    for (const Optimizer* const each : definitions_of(document.experiment)) {
        rules.push_back(fmt::format(R"({{"key":{},"rule":{}}})", json_string(each->key), json_string(each->rule)));
    }
    const Surface* const surface = find_surface(document.experiment.loss);
    constexpr const char* text =
        R"({{"loss":{},"surface":{},"constants":{},"optimizers":[{}],"racers":[{}],"rules":[{}],"fields":{},"lesson":{},"choices":{}}})";
    return fmt::format(text, json_string(formula_of(document)), json_string(surface ? surface->key : ""),
                       json_string(write_constants(constants_of(document.experiment))), fmt::join(known, ","),
                       fmt::join(racers, ","), fmt::join(rules, ","), fields_json(document), json_string(document.page.lesson),
                       json_strings(choices));
}

std::string places_json(std::span<const render::BallMark> balls, double point) {
    std::vector<std::string> places;
    for (const render::BallMark& ball : balls) {
        places.push_back(fmt::format(R"({{"x":{},"y":{},"radius":{},"shown":{}}})", json_number(point * ball.x),
                                     json_number(point * ball.y), json_number(point * ball.radius), ball.shown));
    }
    return fmt::format("[{}]", fmt::join(places, ","));
}

std::string chart_json(const std::optional<ui::ChartShown>& chart, double point) {
    if (!chart) return "null";
    std::vector<std::string> values;
    for (const auto& value : chart->values) values.push_back(value ? json_number(*value) : "null");
    constexpr const char* text =
        R"({{"left":{},"top":{},"right":{},"bottom":{},"from":{},"to":{},"hovered":{},"values":[{}]}})";
    const auto at = [&](auto place) { return json_number(point * static_cast<double>(place)); };
    return fmt::format(text, at(chart->left), at(chart->top), at(chart->right), at(chart->bottom), json_number(chart->from),
                       json_number(chart->to), chart->hovered ? json_number(*chart->hovered) : "null", fmt::join(values, ","));
}

std::string point_json(const std::optional<Vector>& point) {
    if (!point) return "null";
    return fmt::format(R"({{"x":{},"y":{}}})", json_number(point->x), json_number(point->y));
}

std::string mark_json(const std::optional<render::PointMark>& mark, double point) {
    if (!mark) return "null";
    return fmt::format(R"({{"x":{},"y":{},"visible":{}}})", json_number(point * mark->x), json_number(point * mark->y),
                       mark->visible);
}

std::string json_strings(std::span<const std::string> texts) {
    std::vector<std::string> items;
    for (const std::string& text : texts) items.push_back(json_string(text));
    return fmt::format("[{}]", fmt::join(items, ","));
}

std::string standings_json(const Player& player, std::span<const std::string> complaints, const std::string& lesson,
                           const std::string& weight, const std::optional<ui::Progress>& progress) {
    std::vector<Standing> list = standings(player.race(), player.step());
    sort_stably(list, [](const Standing& p, const Standing& q) { return p.racer < q.racer; });
    std::vector<std::string> racers;
    racers.reserve(list.size());
    for (const Standing& standing : list) racers.push_back(racer_json(player, standing));
    constexpr const char* text =
        R"({{"step":{},"steps":{},"playing":{},"progress":{},"complaints":{},"lesson":{},"weight":{},"racers":[{}]}})";
    return fmt::format(text, player.step(), player.document().experiment.steps, player.playing(),
                       progress ? json_string(progress->sentence()) : "null", json_strings(complaints),
                       lesson.empty() ? "null" : json_string(lesson), weight.empty() ? "null" : json_string(weight),
                       fmt::join(racers, ","));
}

}  // namespace ravine
