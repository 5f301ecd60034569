#include "studies/study.hpp"

#include "formula/number.hpp"
#include "math/power.hpp"
#include "text/nearest.hpp"
#include "text/number_text.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <optional>
#include <span>

namespace ravine::studies {
namespace {

constexpr std::string_view kinds[] = {"basins", "swarm", "sweep", "seeds"};
constexpr std::string_view spreads[] = {"grid", "gauss", "ring", "uniform"};
constexpr std::string_view range_mark = "..";

struct SizeRange {
    int least, usual, most;
};

SizeRange size_range(Kind kind) {
    switch (kind) {
        case Kind::basins: return {2, 256, largest_basins};
        case Kind::swarm: return {1, 10'000, largest_swarm};
        case Kind::sweep: return {2, 64, largest_sweep};
        case Kind::seeds: break;
    }
    return {1, 1, 1};
}

int usual_seeds(Kind kind) { return kind == Kind::seeds ? 20 : 1; }

std::optional<int> index_of(std::string_view word, std::span<const std::string_view> words) {
    const auto found = std::find(words.begin(), words.end(), word);
    return found == words.end() ? std::nullopt : std::optional(static_cast<int>(found - words.begin()));
}

Failure unknown(std::string_view what, std::string_view word, std::span<const std::string_view> words) {
    const std::string near(nearest(word, words));
    std::string sentence = fmt::format("there is no {} {}; there are {}", what, quote(word), fmt::join(words, ", "));
    return {std::move(sentence), near.empty() ? std::vector<std::string>() : std::vector<std::string>{near}};
}

// Reads a whole number into `number`.
Result<> read_whole(std::string_view key, std::string_view text, int least, int most, int& number) {
    int value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || value < least || value > most) {
        return Failure{fmt::format("{} is a whole number from {} to {}, not {}", key, least, most, quote(text))};
    }
    number = value;
    return {};
}

// Reads "0.001..1"; "log" or "linear" may follow after a space.
Result<Swept> read_range(std::string_view key, std::string_view text) {
    Swept swept{std::string(key)};
    std::optional<bool> log;
    for (const auto& [word, is_log] : {std::pair{std::string_view("log"), true}, {"linear", false}}) {
        if (text.ends_with(word)) {
            log = is_log;
            text.remove_suffix(word.size());
        }
    }
    const std::size_t mark = text.find(range_mark);
    const auto low = mark == text.npos ? std::nullopt : read_number(trim(text.substr(0, mark)));
    const auto high = mark == text.npos ? std::nullopt : read_number(trim(text.substr(mark + range_mark.size())));
    if (!low || !high || !(*low < *high)) {
        return Failure{fmt::format("{} takes a range like 0.001..1, and perhaps log or linear after it", key)};
    }
    swept.low = *low;
    swept.high = *high;
    swept.log = log.value_or(*low > 0 && *high / *low >= 100);
    if (swept.log && !(*low > 0)) return Failure{fmt::format("{} begins above 0 where it is logarithmic", key)};
    return swept;
}

Result<> read_setting(Study& study, std::string_view key, std::string_view text) {
    const SizeRange size = size_range(study.kind);
    if (key == "size" && study.kind != Kind::seeds) return read_whole(key, text, size.least, size.most, study.size);
    if (key == "racer") return read_whole(key, text, 0, static_cast<int>(most_racers), study.racer);
    const bool many = study.kind == Kind::sweep || study.kind == Kind::seeds;
    if (key == "seeds" && many) return read_whole(key, text, 1, most_seeds, study.seeds);
    if (key == "spread" && study.kind == Kind::swarm) {
        const std::optional<int> spread = index_of(text, spreads);
        if (!spread) return unknown("spread", text, spreads);
        study.spread = static_cast<Spread>(*spread);
        return {};
    }
    if (study.kind != Kind::sweep) {
        return Failure{fmt::format("a study of {} has no {}", kinds[static_cast<std::size_t>(study.kind)], quote(key))};
    }
    if (study.swept.size() == 2) return Failure{"a sweep has one or two parameters"};
    Result<Swept> swept = read_range(key, text);
    if (!swept) return swept.error();
    study.swept.push_back(*std::move(swept));
    return {};
}

}  // namespace

double Swept::at(int i, int count) const {
    if (i == 0 || count < 2) return low;
    if (i == count - 1) return high;
    const double share = static_cast<double>(i) / (count - 1);
    return log ? low * power(high / low, share) : low * (1 - share) + high * share;
}

Result<Study> read_study(std::string_view text) {
    const std::vector<std::string_view> parts = split_outside_brackets(text, ',');
    const std::string_view name = trim(parts.front());
    const std::optional<int> kind = index_of(name, kinds);
    if (!kind) return unknown("study", name, kinds);
    Study study{static_cast<Kind>(*kind)};
    study.size = size_range(study.kind).usual;
    study.seeds = usual_seeds(study.kind);
    for (const std::string_view part : std::span(parts).subspan(1)) {
        const std::size_t colon = part.find(':');
        if (colon == part.npos) return Failure{fmt::format("{} has no value: write size:64", quote(trim(part)))};
        if (Result<> read = read_setting(study, trim(part.substr(0, colon)), trim(part.substr(colon + 1))); !read) {
            return read.error();
        }
    }
    if (study.kind == Kind::sweep && study.swept.empty()) {
        return Failure{"a sweep names the parameter, and the range of its values: sweep,lr:0.001..1"};
    }
    return study;
}

std::string write_study(const Study& study) {
    std::string text(kinds[static_cast<std::size_t>(study.kind)]);
    for (const Swept& swept : study.swept) {
        text += fmt::format(",{}:{}..{}", swept.key, swept.low, swept.high);
        const bool usual = swept.low > 0 && swept.high / swept.low >= 100;
        if (swept.log != usual) text += swept.log ? " log" : " linear";
    }
    if (study.kind != Kind::seeds && study.size != size_range(study.kind).usual) text += fmt::format(",size:{}", study.size);
    if (study.kind == Kind::swarm && study.spread != Spread::uniform) {
        text += fmt::format(",spread:{}", spreads[static_cast<std::size_t>(study.spread)]);
    }
    if (study.racer != 0) text += fmt::format(",racer:{}", study.racer);
    if (study.seeds != usual_seeds(study.kind)) text += fmt::format(",seeds:{}", study.seeds);
    return text;
}

std::string fault_of(const Study& study, const Experiment& experiment) {
    const std::size_t racers = experiment.racers.size();
    if (static_cast<std::size_t>(study.racer) > racers) {
        return fmt::format("there is no racer {}; the race has {}", study.racer, racers);
    }
    if (racers == 0) return "the race has no racers";
    const std::vector<formula::Constant> constants = constants_of(experiment);
    for (const Swept& swept : study.swept) {
        const bool constant =
            std::any_of(constants.begin(), constants.end(), [&](const auto& c) { return c.name == swept.key; });
        if (constant) continue;
        for (const std::size_t racer : racers_of(study, experiment)) {
            const Optimizer* const optimizer = optimizer_of(experiment, experiment.racers[racer]);
            if (!optimizer) return fmt::format("there is no optimizer {}", quote(experiment.racers[racer].optimizer));
            const auto found = std::find_if(optimizer->parameters.begin(), optimizer->parameters.end(),
                                            [&](const Parameter& p) { return p.key == swept.key && !p.is_choice(); });
            if (found == optimizer->parameters.end()) {
                return fmt::format("racer {}, {}, has no parameter {} that is a number", racer + 1, optimizer->title,
                                   quote(swept.key));
            }
            if (swept.low < found->low || swept.high > found->high || (found->has_open_end() && swept.high == found->high)) {
                return fmt::format("{} of {} goes from {} to {}", swept.key, optimizer->title, number_text(found->low),
                                   number_text(found->high));
            }
        }
    }
    return "";
}

std::vector<std::size_t> racers_of(const Study& study, const Experiment& experiment) {
    const bool all = study.racer == 0 && (study.kind == Kind::sweep || study.kind == Kind::seeds);
    if (!all) return {study.racer == 0 ? 0 : static_cast<std::size_t>(study.racer - 1)};
    std::vector<std::size_t> racers(experiment.racers.size());
    for (std::size_t i = 0; i < racers.size(); ++i) racers[i] = i;
    return racers;
}

}  // namespace ravine::studies
