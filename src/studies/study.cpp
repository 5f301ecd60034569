#include "studies/study.hpp"

#include "formula/number.hpp"
#include "math/power.hpp"
#include "text/nearest.hpp"
#include "text/number_text.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>
#include <iterator>
#include <numeric>
#include <optional>
#include <span>

namespace ravine::studies {
namespace {

constexpr std::string_view kinds[] = {"basins", "swarm", "sweep", "seeds", "tune"};
constexpr std::string_view spreads[] = {"grid", "gauss", "ring", "uniform"};
constexpr std::string_view shown[] = {"loss", "steps", "outcome"};
constexpr std::string_view range_mark = "..";

int usual_seeds(Kind kind) { return kind == Kind::seeds || kind == Kind::tune ? 20 : 1; }

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

// Returns true if a word without a value can be a parameter, whose range is that of the table.
bool takes_bare_name(Kind kind, std::string_view word) {
    constexpr std::string_view settings[] = {"size", "seeds", "racer", "spread", "starts", "shows", ""};
    return (kind == Kind::sweep || kind == Kind::tune) && !index_of(word, settings);
}

// Reads "0.001..1"; "log" or "linear" may follow after a space. An empty text is the range of the table.
Result<Swept> read_range(std::string_view key, std::string_view text) {
    Swept swept{std::string(key)};
    if (text.empty()) return swept;
    std::optional<bool> log;
    for (const auto& [word, is_log] : {std::pair{std::string_view("log"), true}, {"linear", false}}) {
        if (text.ends_with(word)) {
            log = is_log;
            text.remove_suffix(word.size());
        }
    }
    const std::size_t mark = text.find(range_mark);
    const auto low = mark == std::string_view::npos ? std::nullopt : read_number(trim(text.substr(0, mark)));
    const auto high = mark == std::string_view::npos ? std::nullopt : read_number(trim(text.substr(mark + range_mark.size())));
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
    if (key == "seeds" && !has_many_starts(study.kind)) return read_whole(key, text, 1, most_seeds, study.seeds);
    if (key == "starts" && study.kind == Kind::tune) return Failure{"tuned racers have a start for each seed: write seeds:30"};
    if (key == "starts" && study.kind == Kind::sweep) return read_whole(key, text, 1, most_starts, study.starts);
    if (key == "spread" && (study.kind == Kind::swarm || study.kind == Kind::sweep || study.kind == Kind::tune)) {
        const std::optional<int> spread = index_of(text, spreads);
        if (!spread) return unknown("spread", text, spreads);
        study.spread = static_cast<Spread>(*spread);
        return {};
    }
    if (key == "shows" && study.kind == Kind::sweep) {
        const std::optional<int> what = index_of(text, shown);
        if (!what) return unknown("value to show", text, shown);
        study.shown = static_cast<Shown>(*what);
        return {};
    }
    if (study.kind != Kind::sweep && study.kind != Kind::tune) {
        return Failure{fmt::format("a study of {} has no {}", kinds[static_cast<std::size_t>(study.kind)], quote(key))};
    }
    if (study.kind == Kind::sweep && study.swept.size() == 2) return Failure{"a sweep has one or two parameters"};
    Result<Swept> swept = read_range(key, text);
    if (!swept) return swept.error();
    if (std::any_of(study.swept.begin(), study.swept.end(), [&](const Swept& s) { return s.key == key; })) {
        return Failure{fmt::format("{} is there twice", quote(key))};
    }
    study.swept.push_back(*std::move(swept));
    return {};
}

// Returns why a parameter cannot be swept or tuned, or "".
std::string fault_of(const Swept& swept, const Study& study, const Experiment& experiment) {
    const std::vector<formula::Constant> constants = constants_of(experiment);
    const auto is_constant = [&](const auto& c) { return c.name == swept.key; };
    const bool tuned = study.kind == Kind::tune;
    if (!tuned && std::any_of(constants.begin(), constants.end(), is_constant)) {
        return swept.has_range() ? "" : fmt::format("{0} is a constant: give the range of its values, {0}:0..2", swept.key);
    }
    bool found = false;
    for (const std::size_t racer : racers_of(study, experiment)) {
        const Optimizer& optimizer = *optimizer_of(experiment, experiment.racers[racer]);
        const int index = find_parameter(optimizer, swept.key);
        if (index < 0 || optimizer.parameters[static_cast<std::size_t>(index)].is_choice()) {
            if (tuned) continue;
            return fmt::format("racer {}, {}, has no parameter {} that is a number", racer + 1, optimizer.title,
                               quote(swept.key));
        }
        const Parameter parameter =
            parameter_of(experiment.racers[racer], optimizer.parameters[static_cast<std::size_t>(index)]);
        found = true;
        if (!swept.has_range()) return fmt::format("the racers have no value of {} in common", swept.key);
        if (swept.low < parameter.low || swept.high > parameter.high ||
            (parameter.has_open_end() && swept.high == parameter.high)) {
            return fmt::format("{} of {} goes from {} to {}{}", swept.key, optimizer.title, number_text(parameter.low),
                               number_text(parameter.high), parameter.has_open_end() ? ", which itself is no value" : "");
        }
    }
    return found ? "" : fmt::format("no racer has a parameter {} that is a number", quote(swept.key));
}

// Returns the values that all racers can have who have the parameter.
Swept table_range(const std::string& key, const Experiment& experiment, std::span<const std::size_t> racers) {
    std::optional<Swept> range;
    for (const std::size_t racer : racers) {
        const Optimizer* const optimizer = optimizer_of(experiment, experiment.racers[racer]);
        const int index = optimizer ? find_parameter(*optimizer, key) : -1;
        if (index < 0) continue;
        const Swept own = range_of(experiment.racers[racer], optimizer->parameters[static_cast<std::size_t>(index)]);
        if (!range) range = own;
        range->low = std::max(range->low, own.low);
        range->high = std::min(range->high, own.high);
        range->log = range->log && own.log;
    }
    return range.value_or(Swept{key});
}

// Returns the number of rows, which size_t may not hold.
std::uint64_t count_rows(const Study& study, const Experiment& experiment) {
    const auto size = static_cast<std::uint64_t>(study.size), runs = static_cast<std::uint64_t>(runs_per_cell(study));
    const std::uint64_t racers = racers_of(study, experiment).size();
    switch (study.kind) {
        case Kind::basins: return size * size;
        case Kind::swarm: return size;
        case Kind::sweep: return racers * (study.swept.size() == 2 ? size * size : size) * runs;
        case Kind::seeds:
        case Kind::tune: break;
    }
    return racers * runs;
}

// Returns which size fits where there would be too many rows, or "".
std::string fault_of_rows(Study study, const Experiment& experiment, std::size_t most) {
    const std::uint64_t rows = count_rows(study, experiment);
    if (rows <= most) return "";
    const auto fits = [&](int& number, int candidate) {
        number = candidate;
        return count_rows(study, experiment) <= most;
    };
    for (int size = study.size, least = size_range(study.kind).least; size >= least; --size) {
        if (fits(study.size, size)) return fmt::format("{} rows are too many: size:{} fits", rows, size);
    }
    study.size = size_range(study.kind).least;
    int seeds = study.seeds;
    while (seeds > 1 && !fits(study.seeds, seeds)) --seeds;
    if (fits(study.seeds, seeds))
        return fmt::format("{} rows are too many: size:{} with seeds:{} fits", rows, study.size, seeds);
    int starts = study.starts;
    while (starts > 1 && !fits(study.starts, starts)) --starts;
    return fmt::format("{} rows are too many: size:{} with seeds:{} and starts:{} fits", rows, study.size, seeds, starts);
}

}  // namespace

SizeRange size_range(Kind kind) {
    switch (kind) {
        case Kind::basins: return {2, 256, largest_basins};
        case Kind::swarm: return {1, 10'000, largest_swarm};
        case Kind::sweep: return {2, 64, largest_sweep};
        case Kind::tune: return {2, 64, most_tried};
        case Kind::seeds: break;
    }
    return {1, 1, 1};
}

double Swept::at(int i, int count) const {
    if (i == 0 || count < 2) return low;
    if (i == count - 1) return high;
    const double share = static_cast<double>(i) / (count - 1);
    return log ? low * power(high / low, share) : low * (1 - share) + high * share;
}

Study usual_study(Kind kind) { return {.kind = kind, .size = size_range(kind).usual, .seeds = usual_seeds(kind)}; }

Result<Study> read_study(std::string_view text) {
    const std::vector<std::string_view> parts = split_outside_brackets(text, ',');
    const std::string_view name = trim(parts.front());
    const std::optional<int> kind = index_of(name, kinds);
    if (!kind) return unknown("study", name, kinds);
    Study study = usual_study(static_cast<Kind>(*kind));
    for (const std::string_view part : std::span(parts).subspan(1)) {
        const std::size_t colon = part.find(':');
        const std::string_view key = trim(part.substr(0, colon));
        if (colon == std::string_view::npos && !takes_bare_name(study.kind, key)) {
            return Failure{fmt::format("{} has no value: write size:64", quote(key))};
        }
        const std::string_view value = colon == std::string_view::npos ? std::string_view() : trim(part.substr(colon + 1));
        if (Result<> read = read_setting(study, key, value); !read) return read.error();
    }
    return study;
}

std::string write_study(const Study& study) {
    std::string text(kinds[static_cast<std::size_t>(study.kind)]);
    for (const Swept& swept : study.swept) {
        text += ',' + swept.key;
        if (!swept.has_range()) continue;
        text += fmt::format(":{}..{}", swept.low, swept.high);
        const bool usual = swept.low > 0 && swept.high / swept.low >= 100;
        if (swept.log != usual) text += swept.log ? " log" : " linear";
    }
    if (study.kind != Kind::seeds && study.size != size_range(study.kind).usual) text += fmt::format(",size:{}", study.size);
    if (study.spread != Spread::uniform) {
        text += fmt::format(",spread:{}", spreads[static_cast<std::size_t>(study.spread)]);
    }
    if (study.starts != 1) text += fmt::format(",starts:{}", study.starts);
    if (study.shown != Shown::loss) text += fmt::format(",shows:{}", shown[static_cast<std::size_t>(study.shown)]);
    if (study.racer != 0) text += fmt::format(",racer:{}", study.racer);
    if (study.seeds != usual_seeds(study.kind)) text += fmt::format(",seeds:{}", study.seeds);
    return text;
}

Swept range_of(const Racer& racer, const Parameter& parameter) {
    const Parameter own = parameter_of(racer, parameter);
    const bool log = own.scale == Scale::log && own.low > 0;
    return {own.key, own.low, own.has_open_end() ? own.below_open_end() : own.high, log};
}

Study complete(Study study, const Experiment& experiment) {
    const std::vector<std::size_t> racers = racers_of(study, experiment);
    if (study.kind == Kind::sweep && study.swept.empty() && !racers.empty()) {
        const Parameter* const rate = rate_of(experiment, experiment.racers[racers.front()]);
        study.swept.push_back({rate ? rate->key : "lr"});
    }
    for (Swept& swept : study.swept) {
        if (!swept.has_range()) swept = table_range(swept.key, experiment, racers);
    }
    return study;
}

std::string fault_of(const Study& study, const Experiment& experiment, std::size_t most) {
    const std::size_t racers = experiment.racers.size();
    if (static_cast<std::size_t>(study.racer) > racers) {
        return fmt::format("there is no racer {}; the race has {}", study.racer, racers);
    }
    if (racers == 0) return "the race has no racers";
    if (experiment.network && has_many_starts(study.kind))
        return "networks start at weights, and not at places: sweep, seeds and tune are studies of them";
    if (experiment.network && study.starts > 1) return "networks start at the weights of their seed: give seeds, and no starts";
    for (const std::size_t racer : racers_of(study, experiment)) {
        const std::string& optimizer = experiment.racers[racer].optimizer;
        if (!optimizer_of(experiment, experiment.racers[racer]))
            return fmt::format("there is no optimizer {}", quote(optimizer));
    }
    for (const Swept& swept : complete(study, experiment).swept) {
        if (std::string fault = fault_of(swept, study, experiment); !fault.empty()) return fault;
    }
    if (study.shown == Shown::outcome && study.swept.size() != 2)
        return "a sweep of one parameter shows loss or steps; outcomes need a second one";
    if (experiment.seed + static_cast<std::uint64_t>(study.seeds) > largest_seed) {
        return fmt::format("seeds go up to {}: begin with a smaller one", largest_seed);
    }
    return fault_of_rows(study, experiment, most);
}

std::vector<std::size_t> racers_of(const Study& study, const Experiment& experiment) {
    if (study.racer > 0) return {static_cast<std::size_t>(study.racer - 1)};
    std::vector<std::size_t> racers(has_many_starts(study.kind) ? 1 : experiment.racers.size());
    std::iota(racers.begin(), racers.end(), std::size_t{0});
    return racers;
}

std::size_t runs_per_cell(const Study& study) {
    const auto seeds = static_cast<std::size_t>(study.seeds), starts = static_cast<std::size_t>(study.starts);
    return has_many_starts(study.kind) ? 1 : seeds * starts;
}

std::size_t rows_of(const Study& study, const Experiment& experiment) {
    const std::uint64_t rows = count_rows(study, experiment);
    assert(rows <= most_rows);
    return static_cast<std::size_t>(rows);
}

}  // namespace ravine::studies
