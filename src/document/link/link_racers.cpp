#include "document/link/link_racers.hpp"

#include "document/link/racer_words.hpp"
#include "experiment/schedule.hpp"
#include "formula/number.hpp"
#include "rules/around.hpp"
#include "text/nearest.hpp"
#include "text/text.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

namespace ravine {
namespace {

// Reads "lr:0.1" into the racer. Writes numbers the shortest way, so that equal numbers have equal links.
void read_setting(std::string_view text, std::string_view before, const Optimizer& optimizer, std::string_view who,
                  Racer& racer, Reading& reading) {
    const auto colon = text.find(':');
    const auto key = trim(text.substr(0, colon));
    const int index = find_parameter(optimizer, key);
    if (colon == std::string_view::npos || index < 0) {
        std::vector<std::string_view> known;
        for (const Parameter& parameter : optimizer.parameters) known.push_back(parameter.key);
        const bool decimals = colon == std::string_view::npos && read_number(text);  // lr:0,1
        const std::string_view near = colon == std::string_view::npos ? std::string_view{} : nearest(key, known);
        const std::string offer = decimals       ? fmt::format("{}.{}", before, trim(text))
                                  : near.empty() ? ""
                                                 : fmt::format("{}{}", near, text.substr(colon));
        return reading.complain("{}: {} is no parameter like {}:value; it is left out{}{}", who, quote(text),
                                fmt::join(known, ", "), decimals ? "; the decimal sign is a point: 0.5" : "",
                                offer_of({offer}));
    }
    const Parameter& parameter = optimizer.parameters[static_cast<std::size_t>(index)];
    const auto value = trim(text.substr(colon + 1));
    const auto is_this = [&](const Setting& s) { return s.key == parameter.key; };
    if (std::any_of(racer.settings.begin(), racer.settings.end(), is_this)) {
        return reading.complain("{}: {} is given twice; the first one counts", who, key);
    }
    ScheduleResult result = Schedule::read(parameter, value, constants_of(reading.document.experiment));
    if (!result.complaint.empty()) reading.complain("{}: {}{}", who, result.complaint, offer_of(result.corrections));
    const bool number = result.schedule.is_constant() && !parameter.is_choice() && result.constants.empty();
    if (number) {
        set_parameter(racer, parameter, fmt::format("{}", result.schedule.at(1)));
    } else {
        set_parameter(racer, parameter, result.complaint.empty() ? result.text : default_text(parameter));
    }
}

// Reads "x:1.5" and "y:0.2" among the settings: the racer's own start.
class OwnStart {
  public:
    bool takes(std::string_view text, std::string_view who, Reading& reading) {
        const auto colon = text.find(':');
        const auto key = trim(text.substr(0, colon));
        if (colon == std::string_view::npos || (key != "x" && key != "y")) return false;
        auto& coordinate = key == "x" ? x_ : y_;
        const auto value = trim(text.substr(colon + 1));
        if (coordinate) {
            reading.complain("{}: {} is given twice; the first one counts", who, key);
        } else if (coordinate = read_number(value); !coordinate || !is_place(*coordinate, 0)) {
            reading.complain("{}: {}: {} is no place to start at; the start of the race is used{}", who, key, quote(value),
                             offer_of(number_corrections(value)));
            spoiled_ = true;
        }
        return true;
    }

    std::optional<Vector> point(std::string_view who, Reading& reading) const {
        if (!spoiled_ && x_.has_value() != y_.has_value())
            reading.complain("{}: a start of its own has x and y; the start of the race is used", who);
        return !spoiled_ && x_ && y_ ? std::optional(Vector{*x_, *y_}) : std::nullopt;
    }

  private:
    std::optional<double> x_, y_;
    bool spoiled_ = false;
};

// Reads "show:off" among the settings: a hidden racer.
class Shown {
  public:
    bool takes(std::string_view text, std::string_view who, Reading& reading) {
        const auto colon = text.find(':');
        if (colon == std::string_view::npos || trim(text.substr(0, colon)) != "show") return false;
        const auto value = trim(text.substr(colon + 1));
        if (hidden_) {
            reading.complain("{}: show is given twice; the first one counts", who);
            return true;
        }
        constexpr std::string_view states[] = {"off", "on"};
        hidden_ = value == "off";
        if (value != "off" && value != "on")
            reading.complain("{}: show: {} is neither on nor off; on is used{}", who, quote(value),
                             offer_of({nearest_choice(value, states)}));
        return true;
    }

    bool hidden() const { return hidden_.value_or(false); }

  private:
    std::optional<bool> hidden_;
};

// Adds what "Adam+clip,lr:0.1" names to the catalogue, and returns the racer under its key there.
std::string with_composed(std::string_view racer, Catalogue& catalogue) {
    const std::string_view name = racer.substr(0, racer.find_first_of(",("));
    if (name.find('+') == std::string_view::npos) return std::string(racer);
    const Result<std::string> key = add_composed(name, catalogue);
    return key ? fmt::format("{}{}", *key, racer.substr(name.size())) : std::string(racer);
}

void complain_of_name(std::string_view name, std::size_t racer, Reading& reading) {
    if (name.find('+') != std::string_view::npos) {
        const Result<std::string> key = add_composed(name, reading.document.experiment.catalogue);
        return reading.complain("racers: {}; racer {} is left out", key ? "" : key.error().sentence, racer);
    }
    std::vector<std::string_view> known;
    for (const auto& optimizer : reading.document.experiment.catalogue.all()) {
        known.push_back(optimizer->key);
        for (const Alias& alias : optimizer->aliases) known.push_back(alias.name);
    }
    const std::string_view near = nearest(name.substr(name.rfind('.') + 1), known);
    const std::string question = did_you_mean({near});
    const std::string offer = question.empty() ? "" : fmt::format(" ({})", question);
    reading.complain("racers: there is no optimizer {}{}; racer {} is left out", quote(name), offer, racer);
}

}  // namespace

void read_racers(std::string_view text, Reading& reading) {
    std::vector<Racer> racers;
    const auto parts = trim(text).empty() ? std::vector<std::string_view>{} : split(text, ';');  // formulas have no ';'
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string part = with_composed(parts[i], reading.document.experiment.catalogue);
        const RacerWords words = read_racer_words(part, reading.document.experiment.catalogue);
        const Optimizer* optimizer = words.optimizer;
        if (!optimizer) {
            complain_of_name(words.name, i + 1, reading);
            continue;
        }
        if (racers.size() == most_racers) {
            reading.complain("racers: there are {}; the first {} race", parts.size(), most_racers);
            break;
        }
        Racer racer{optimizer->key, {}};
        const std::string who = fmt::format("racer {} ({})", i + 1, optimizer->key);
        OwnStart start;
        Shown shown;
        for (const std::string& remark : words.remarks) reading.complain("{}: {}", who, remark);
        std::string before;
        for (const std::string& setting : words.settings) {
            const bool taken = start.takes(setting, who, reading) || shown.takes(setting, who, reading);
            if (!taken) read_setting(setting, before, *optimizer, who, racer, reading);
            before = setting;
        }
        for (const std::string& sentence : settle(racer, *optimizer, constants_of(reading.document.experiment)))
            reading.complain("{}: {}", who, sentence);
        racer.start = start.point(who, reading);
        racer.hidden = shown.hidden();
        racers.push_back(std::move(racer));
    }
    if (racers.empty() && !parts.empty()) return reading.complain("racers: none is left; the default racers race instead");
    reading.document.experiment.racers = std::move(racers);
}

std::string write_racers(const Experiment& experiment) {
    std::vector<std::string> racers;
    for (const Racer& racer : experiment.racers) {
        std::string text = racer.optimizer;
        for (const Setting& setting : racer.settings) text += fmt::format(",{}:{}", setting.key, setting.text);
        if (racer.start) text += fmt::format(",x:{},y:{}", racer.start->x, racer.start->y);
        if (racer.hidden) text += ",show:off";
        racers.push_back(std::move(text));
    }
    return fmt::format("{}", fmt::join(racers, ";"));
}

}  // namespace ravine
