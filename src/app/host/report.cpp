#include "app/host/report.hpp"

#include "analysis/standings.hpp"
#include "document/definitions.hpp"
#include "document/edit.hpp"
#include "document/link/constants.hpp"
#include "math/order.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

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

}  // namespace

std::string controls_json(const Document& document) {
    std::vector<std::string> known, racers, rules;
    for (const auto& optimizer : document.experiment.catalogue.all()) {
        known.push_back(fmt::format(R"({{"key":{},"title":{}}})", json_string(optimizer->key), json_string(optimizer->title)));
    }
    for (std::size_t i = 0; i < document.experiment.racers.size(); ++i) {
        racers.push_back(fmt::format(
            R"({{"name":{},"optimizer":{},"rate":{}}})", json_string(racer_name(document.experiment, i)),
            json_string(document.experiment.racers[i].optimizer), rate_json(document, document.experiment.racers[i])));
    }
    for (const Optimizer* const each : definitions_of(document.experiment)) {
        rules.push_back(fmt::format(R"({{"key":{},"rule":{}}})", json_string(each->key), json_string(each->rule)));
    }
    return fmt::format(R"({{"loss":{},"constants":{},"optimizers":[{}],"racers":[{}],"rules":[{}]}})",
                       json_string(formula_of(document)), json_string(write_constants(constants_of(document.experiment))),
                       fmt::join(known, ","), fmt::join(racers, ","), fmt::join(rules, ","));
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
                           const std::optional<ui::Progress>& progress) {
    std::vector<Standing> list = standings(player.race(), player.step());
    sort_stably(list, [](const Standing& p, const Standing& q) { return p.racer < q.racer; });
    std::vector<std::string> racers;
    for (const Standing& standing : list) racers.push_back(racer_json(player, standing));
    constexpr const char* text =
        R"({{"step":{},"steps":{},"playing":{},"progress":{},"complaints":{},"lesson":{},"racers":[{}]}})";
    return fmt::format(text, player.step(), player.document().experiment.steps, player.playing(),
                       progress ? json_string(progress->sentence()) : "null", json_strings(complaints),
                       lesson.empty() ? "null" : json_string(lesson), fmt::join(racers, ","));
}

}  // namespace ravine
