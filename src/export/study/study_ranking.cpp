#include "analysis/standings.hpp"
#include "document/link/link.hpp"
#include "export/study/study_export.hpp"
#include "studies/ranking.hpp"
#include "text/number_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <utility>

namespace ravine {

std::string ranking_text(const StudyTable& table) {
    const studies::Ranking ranking = studies::rank(table.columns, table.numbers);
    Document tuned = table.document;
    tuned.experiment = studies::with_tuned(std::move(tuned.experiment), ranking);
    tuned.view.study.reset();
    std::string text = study_caption(table.document) + '\n';
    for (std::size_t place = 0; place < ranking.racers.size(); ++place) {
        const studies::Ranked& racer = ranking.racers[place];
        std::vector<std::string> values;
        for (std::size_t k = 0; k < ranking.parameters.size(); ++k) {
            if (std::isnan(racer.tuned[k])) continue;
            values.push_back(fmt::format("{} {}", ranking.parameters[k], racer.tuned[k]));
        }
        text += fmt::format("{}. racer {}, {}: wins {:.0f}%, solves {:.0f}%, median loss {}{}{}\n", place + 1, racer.racer,
                            racer_name(table.document.experiment, racer.racer - 1), 100 * racer.wins, 100 * racer.solved,
                            number_text(racer.loss[2]), values.empty() ? "" : "; ", fmt::join(values, ", "));
    }
    return text + encode_link(tuned) + '\n';
}

}  // namespace ravine
