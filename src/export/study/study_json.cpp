#include "document/link/link.hpp"
#include "export/study/study_export.hpp"
#include "studies/ranking.hpp"
#include "studies/table.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iterator>

namespace ravine {
namespace {

template <class Range, class Write>
std::string list(const Range& range, Write write, std::string_view between = ", ") {
    std::string text;
    for (const auto& item : range) text += (text.empty() ? "" : std::string(between)) + write(item);
    return fmt::format("[{}]", text);
}

std::string cell(const studies::Column& column, double number) {
    if (column.type == studies::Column::Type::outcome) return json_string(studies::word_of(static_cast<Outcome::Kind>(number)));
    return json_number(number);
}

std::string rows_of(const StudyTable& table) {
    std::string text;
    const std::size_t columns = table.columns.size();
    for (std::size_t i = 0; i < table.numbers.size(); ++i) {
        text += i % columns > 0 ? ", " : i > 0 ? "],\n    [" : "\n    [";
        text += cell(table.columns[i % columns], table.numbers[i]);
    }
    return text.empty() ? "[]" : fmt::format("[{}]\n  ]", text);
}

std::string racer_object(const studies::Ranking& ranking, const studies::Ranked& racer) {
    std::string text = fmt::format("{{\"racer\": {}", racer.racer);
    for (std::size_t k = 0; k < ranking.parameters.size(); ++k) {
        text += fmt::format(", {}: {}", json_string(ranking.parameters[k]), json_number(racer.tuned[k]));
    }
    return text + fmt::format(R"(, "wins": {}, "solved": {}, "evaluations": {}, "loss": {}}})", json_number(racer.wins),
                              json_number(racer.solved), json_number(racer.evaluations), list(racer.loss, json_number));
}

std::string ranking_members(const StudyTable& table) {
    const studies::Ranking ranking = studies::rank(table.columns, table.numbers);
    const auto racer = [&](const studies::Ranked& each) { return racer_object(ranking, each); };
    const auto wins = [](const std::vector<double>& row) { return list(row, json_number); };
    const auto steps = [](const std::vector<studies::ProfileStep>& profile) {
        return list(profile, [](const studies::ProfileStep& step) {
            return fmt::format("[{}, {}]", json_number(step.ratio), json_number(step.share));
        });
    };
    constexpr std::string_view apart = ",\n    ";
    return fmt::format(",\n  \"loss quantiles\": {},\n  \"ranking\": {},\n  \"wins\": {},\n  \"profile\": {}",
                       list(studies::quantile_shares, json_number), list(ranking.racers, racer, apart),
                       list(ranking.wins, wins, apart), list(ranking.profile, steps, apart));
}

}  // namespace

std::string study_json(const StudyTable& table) {
    const studies::Study& study = *table.document.view.study;
    const auto name = [](const studies::Column& column) { return json_string(column.name); };
    return fmt::format("{{\n  \"study\": {},\n  \"link\": {},\n  \"caption\": {},\n  \"columns\": {},\n  \"rows\": {}{}\n}}\n",
                       json_string(studies::write_study(study)), json_string(encode_link(table.document)),
                       json_string(study_caption(table.document)), list(table.columns, name), rows_of(table),
                       study.kind == studies::Kind::tune ? ranking_members(table) : "");
}

}  // namespace ravine
