// ravine-cli: races, formulas, links, exports and listings without a window. See usage in console.cpp.
#include "cli/console.hpp"
#include "cli/export.hpp"
#include "export/csv.hpp"
#include "formula/derive.hpp"
#include "formula/parse.hpp"
#include "formula/print.hpp"
#include "lessons/catalogue.hpp"
#include "loss/surfaces.hpp"
#include "optimizers/aliases.hpp"
#include "race/link.hpp"
#include "race/nearest.hpp"
#include "race/number.hpp"
#include "race/race.hpp"
#include "race/text.hpp"
#include "race/verdict.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <span>
#include <vector>

namespace {

using namespace ravine;

// The race of a link, perhaps with --steps N, run to its end. Nothing where there is none, with the status to end with; why has
// been told.
std::optional<Race> run_to_end(std::string_view command, Arguments arguments, int& status) {
    const auto misuse = [&](std::string_view reason) {
        status = misused(reason);
        return std::nullopt;
    };
    if (arguments.empty()) return misuse(fmt::format("{} needs a link", command));
    std::optional<int> steps;
    const auto text = option(arguments, "--steps");
    if (arguments.size() != (text ? 3 : 1)) return misuse(fmt::format("{} takes a link and perhaps --steps N", command));
    if (text) {
        int number = 0;
        const auto read = std::from_chars(text->data(), text->data() + text->size(), number);
        if (read.ec != std::errc{} || read.ptr != text->data() + text->size() || number < 0 || number > most_steps) {
            return misuse(fmt::format("--steps takes a whole number from 0 to {}", most_steps));
        }
        steps = number;
    }
    auto config = read_config(arguments[0]);
    if (!config) {
        status = bad_input;
        return std::nullopt;
    }
    config->steps = steps.value_or(config->steps);
    Race race(std::move(*config));
    race.advance_to(race.config().steps);
    return race;
}

int run_race(Arguments arguments) {
    int status = done;
    const auto race = run_to_end("race", arguments, status);
    if (!race) return status;
    output += race_csv(*race);
    tell_retirements(*race);
    return done;
}

int run_verdicts(Arguments arguments) {
    int status = done;
    const auto race = run_to_end("verdicts", arguments, status);
    if (!race) return status;
    const std::vector<Verdict> verdicts = Judge(*race).verdicts(*race, race->computed());
    for (std::size_t racer = 0; racer < verdicts.size(); ++racer) {
        const Verdict& verdict = verdicts[racer];
        say("{} {} {}", racer, race->config().racers[racer].optimizer, verdict.sentence);
        if (verdict.reached) {
            say("; within {:g}% after {} steps, {} evaluations", 100 * tolerance, *verdict.reached, verdict.evaluations);
        }
        say("\n");
    }
    return done;
}

int run_hash(Arguments arguments) {
    if (arguments.size() != 1) return misused("hash needs a link");
    auto config = read_config(arguments[0]);
    if (!config) return bad_input;
    Race race(std::move(*config));
    race.advance_to(race.config().steps);
    say("{:016x} {}\n", trajectory_hash(race), encode_link(race.config(), lessons::find_lesson));
    return done;
}

int run_link(Arguments arguments) {
    if (arguments.empty()) return misused("link needs a link");
    for (const std::string_view argument : arguments) {
        const auto config = read_config(argument);
        if (!config) return bad_input;
        say("{}\n", encode_link(*config, lessons::find_lesson));
    }
    return done;
}

// Canonical texts of the formula and its first derivatives. Loss::compile has accepted it.
void print_formula(std::string_view text) {
    constexpr std::string_view names[] = {"x", "y", "u", "v"};
    const std::span variables(names);
    if (const Surface* surface = find_surface(text)) text = surface->formula;
    formula::Graph graph;
    const auto f = *formula::parse(text, variables.first(2), graph, variables.last(2)).expression;
    say("f {}\n", formula::print(f, names));
    for (unsigned i = 0; i < 2; ++i) say("df/d{} {}\n", names[i], formula::print(formula::derive(f, i), names));
}

int run_formula(Arguments arguments) {
    if (arguments.empty()) return misused("formula needs a text");
    const auto at = option(arguments, "--at");
    if (arguments.size() != (at ? 3 : 1)) return misused("formula takes a text and perhaps --at X,Y");
    const auto point = at ? read_pair(*at) : std::nullopt;
    if (at && !point) return misused("a point is two numbers: --at X,Y");
    formula::ParseError error;
    auto loss = Loss::compile(arguments[0], error);
    if (!loss) return refused(error.sentence());
    if (!point) {
        print_formula(arguments[0]);
        return done;
    }
    double f = 0, fx = 0, fy = 0, fxx = 0, fxy = 0, fyy = 0;
    loss->hessian(&point->first, &point->second, 1, &f, &fx, &fy, &fxx, &fxy, &fyy);
    say("value {:.17g}\ngradient {:.17g} {:.17g}\nhessian {:.17g} {:.17g} {:.17g}\n", f, fx, fy, fxx, fxy, fyy);
    return done;
}

using Members = std::vector<std::pair<std::string_view, std::string>>;  // keys and JSON values

std::string json_list(std::span<const std::string> items) { return fmt::format("[{}]", fmt::join(items, ",")); }

std::string json_object(const Members& row) {
    std::vector<std::string> members;
    for (const auto& [key, value] : row) members.push_back(fmt::format("{}:{}", json_string(key), value));
    return fmt::format("{{{}}}", fmt::join(members, ","));
}

std::string json_parameter(const Parameter& parameter) {
    Members row{{"key", json_string(parameter.key)}, {"label", json_string(parameter.label)}};
    if (parameter.is_choice()) {
        std::vector<std::string> choices;
        for (const auto choice : parameter.choices) choices.push_back(json_string(choice));
        row.push_back({"default", json_string(default_text(parameter))});
        row.push_back({"choices", json_list(choices)});
    } else {
        row.push_back({"default", json_number(parameter.fallback)});
        row.push_back({"low", json_number(parameter.low)});
        row.push_back({"high", json_number(parameter.high)});
        row.push_back({"scale", json_string(parameter.scale == Scale::log ? "log" : "linear")});
    }
    return json_object(row);
}

Members optimizer_row(const Optimizer& optimizer) {
    std::vector<std::string> parameters, state;
    for (const Parameter& parameter : optimizer.parameters) parameters.push_back(json_parameter(parameter));
    for (const auto name : optimizer.state) state.push_back(json_string(name));
    std::vector<std::string> names;
    for (const Alias& alias : aliases()) {
        if (alias.key == optimizer.key) names.push_back(json_string(fmt::format("{}.{}", alias.library, alias.name)));
    }
    return {{"key", json_string(optimizer.key)},
            {"title", json_string(optimizer.title)},
            {"year", fmt::format("{}", optimizer.year)},
            {"source", json_string(optimizer.source)},
            {"pytorch", json_string(optimizer.pytorch)},
            {"names", json_list(names)},
            {"rule", json_string(trim(optimizer.rule))},
            {"parameters", json_list(parameters)},
            {"state", json_list(state)}};
}

std::string_view scale_name(HeightScale scale) {
    constexpr std::string_view names[] = {"auto", "linear", "log", "rank"};
    return names[static_cast<std::size_t>(scale)];
}

Members surface_row(const Surface& surface) {
    const auto pair = [](double a, double b) { return fmt::format("[{},{}]", json_number(a), json_number(b)); };
    const Box& box = surface.domain;
    std::vector<std::string> minima;
    for (const Minimum& minimum : surface.minima) {
        minima.push_back(json_object({{"at", pair(minimum.at.x, minimum.at.y)}, {"value", json_number(minimum.value)}}));
    }
    std::vector<std::string> data;
    for (const Row& row : surface.data) data.push_back(pair(row.u, row.v));
    return {{"key", json_string(surface.key)},
            {"title", json_string(surface.title)},
            {"formula", json_string(surface.formula)},
            {"source", json_string(surface.source)},
            {"x", pair(box.low.x, box.high.x)},
            {"y", pair(box.low.y, box.high.y)},
            {"start", pair(surface.start.x, surface.start.y)},
            {"scale", json_string(scale_name(surface.scale))},
            {"minima", json_list(minima)},
            {"data", json_list(data)}};
}

// What can be typed in a formula, as it is typed, with a and b for its operands.
struct Word {
    std::string_view name, form;
    int arity;
    std::string text;
};

std::vector<Word> formula_words() {
    std::vector<Word> words;
    for (const formula::OpInfo& op : formula::op_table) {
        const auto operands = op.arity == 1 ? "a" : op.arity == 2 ? "a, b" : "condition, a, b";
        switch (op.form) {
            case formula::Form::function:
            case formula::Form::reduction:
                words.push_back({op.text, op.form == formula::Form::function ? "function" : "reduction", op.arity,
                                 fmt::format("{}({})", op.text, operands)});
                break;
            case formula::Form::infix: words.push_back({op.text, "infix", op.arity, fmt::format("a {} b", op.text)}); break;
            case formula::Form::prefix: words.push_back({op.text, "prefix", op.arity, fmt::format("{}a", op.text)}); break;
            case formula::Form::leaf:
            case formula::Form::internal: break;
        }
    }
    for (const formula::DerivedFunction& function : formula::derived_functions()) {
        words.push_back({function.name, "function", 1, fmt::format("{}(a)", function.name)});
    }
    // The grammar's own (formula/parse.hpp).
    words.push_back({"^", "infix", 2, "a ^ b"});
    words.push_back({"|", "brackets", 1, "|a|"});
    for (const auto& constant : formula::named_constants) {
        words.push_back({constant.name, "constant", 0, std::string(constant.name)});
    }
    return words;
}

Members word_row(const Word& word) {
    return {{"name", json_string(word.name)},
            {"form", json_string(word.form)},
            {"arguments", fmt::format("{}", word.arity)},
            {"text", json_string(word.text)}};
}

Members card_row(lessons::Place place) {
    const lessons::FinishedCard card = lessons::finish(place);
    std::vector<std::string> choices;
    for (const auto& choice : card.choices) choices.push_back(json_string(choice.text));
    Members row{{"key", json_string(lessons::name_of(place))},
                {"title", json_string(place->title)},
                {"text", json_string(card.text)},
                {"link", json_string(encode_link(lessons::config_of(place)))}};
    if (!place->question.asked()) return row;
    row.push_back({"question", json_string(place->question.text)});
    row.push_back({"choices", json_list(choices)});
    row.push_back({"right", fmt::format("{}", card.right)});
    row.push_back({"answer", json_string(card.answer)});
    return row;
}

Members lesson_row(const lessons::Lesson& lesson) {
    std::vector<std::string> cards;
    for (std::size_t card = 0; card < lesson.cards.size(); ++card) cards.push_back(json_object(card_row({&lesson, card})));
    return {{"key", json_string(lesson.key)},       {"title", json_string(lesson.title)},
            {"line", json_string(lesson.line)},     {"chapter", json_string(lessons::chapter_title(lesson.chapter))},
            {"source", json_string(lesson.source)}, {"cards", json_list(cards)}};
}

void print_card(lessons::Place place) {
    const lessons::FinishedCard card = lessons::finish(place);
    say("{}\n{}\n", place->title, card.text);
    if (place->question.asked()) say("{}\n", place->question.text);
    for (std::size_t i = 0; i < card.choices.size(); ++i) say("  {} {}\n", i == card.right ? '*' : '-', card.choices[i].text);
    if (place->question.asked()) say("{}\n", card.answer);
    say("#v=1&lesson={}\n", lessons::name_of(place));
}

int run_lesson(Arguments arguments) {
    if (arguments.size() != 1) return misused("lesson needs a name: ravine-cli list lessons");
    const auto place = lessons::find_card(arguments[0]);
    if (!place) {
        std::vector<std::string_view> names;
        for (const lessons::Lesson* lesson : lessons::lessons()) names.push_back(lesson->key);
        const std::string_view near = nearest(arguments[0], names);
        return refused(fmt::format("there is no lesson {}{}", quote(arguments[0]),
                                   near.empty() ? "" : fmt::format("; did you mean {}?", near)));
    }
    if (arguments[0].find('.') != std::string_view::npos) {
        print_card(*place);
        return done;
    }
    say("{}\n{}\n", place->lesson->title, place->lesson->source);
    for (auto card = place; card; card = lessons::after(*card)) {
        say("\n");
        print_card(*card);
    }
    return done;
}

// One line per entry: its first columns, aligned; or all there is to know as JSON.
void print_list(std::span<const Members> rows, std::span<const std::string> lines, bool json) {
    if (!json) {
        for (const std::string& line : lines) say("{}\n", line);
        return;
    }
    std::vector<std::string> objects;
    for (const Members& row : rows) objects.push_back(json_object(row));
    say("[\n{}\n]\n", fmt::join(objects, ",\n"));
}

Members key_row(const LinkKey& key, const std::string& fallback) {
    Members row{{"key", json_string(key.key)},
                {"form", json_string(key.form)},
                {"help", json_string(key.help)},
                {"default", json_string(fallback)},
                {"example", json_string(key.example)}};
    if (key.low < key.high) {
        row.push_back({"low", json_number(key.low)});
        row.push_back({"high", json_number(key.high)});
    }
    std::vector<std::string> choices;
    for (const auto choice : key.choices) choices.push_back(json_string(choice));
    if (!choices.empty()) row.push_back({"choices", json_list(choices)});
    return row;
}

int run_list(Arguments arguments) {
    const bool json = arguments.size() == 2 && arguments[1] == "--json";
    if (arguments.empty() || arguments.size() > (json ? 2 : 1))
        return misused("list takes optimizers, surfaces, functions, lessons or keys");
    std::vector<Members> rows;
    std::vector<std::string> lines;
    if (arguments[0] == "optimizers") {
        for (const Optimizer* optimizer : optimizers()) {
            rows.push_back(optimizer_row(*optimizer));
            std::vector<std::string> settings;
            for (const Parameter& p : optimizer->parameters) settings.push_back(fmt::format("{}:{}", p.key, default_text(p)));
            lines.push_back(fmt::format("{:<10} {:<28} {}", optimizer->key, optimizer->source, fmt::join(settings, " ")));
        }
    } else if (arguments[0] == "surfaces") {
        for (const Surface& surface : surfaces()) {
            rows.push_back(surface_row(surface));
            lines.push_back(fmt::format("{:<17} {}", surface.key, surface.formula));
        }
    } else if (arguments[0] == "lessons") {
        for (const lessons::Lesson* lesson : lessons::lessons()) {
            if (json) rows.push_back(lesson_row(*lesson));
            lines.push_back(fmt::format("{:<18} {}: {}", lesson->key, lesson->title, lesson->line));
        }
    } else if (arguments[0] == "keys") {
        const std::vector<LinkField> defaults = link_fields(default_config());  // in the order of the keys
        for (std::size_t i = 0; const LinkKey& key : link_keys()) {
            rows.push_back(key_row(key, defaults[i++].text));
            lines.push_back(fmt::format("{:<12} {}", key.key, key.help));
        }
    } else if (arguments[0] == "functions") {
        for (const Word& word : formula_words()) {
            rows.push_back(word_row(word));
            lines.push_back(fmt::format("{:<9} {}", word.form, word.text));
        }
    } else {
        constexpr std::string_view names[] = {"optimizers", "surfaces", "functions", "lessons", "keys"};
        return misused(fmt::format("there is no list of {}; {}", quote(arguments[0]), offer(arguments[0], names)));
    }
    print_list(rows, lines, json);
    return done;
}

int run_help(Arguments) {
    say("{}", usage);
    return done;
}

struct Command {
    std::string_view name;
    int (*run)(Arguments);
};
constexpr Command commands[] = {{"race", run_race}, {"verdicts", run_verdicts}, {"hash", run_hash}, {"formula", run_formula},
                                {"link", run_link}, {"export", run_export},     {"list", run_list}, {"lesson", run_lesson},
                                {"help", run_help}, {"--help", run_help},       {"-h", run_help}};

int run(Arguments arguments) {
    if (arguments.empty()) return misused("what shall it do?", usage);
    std::vector<std::string_view> names;
    for (const Command& command : commands) {
        if (command.name == arguments[0]) return command.run(arguments.subspan(1));
        if (!command.name.starts_with('-')) names.push_back(command.name);
    }
    return misused(fmt::format("there is no command {}; {}", quote(arguments[0]), offer(arguments[0], names)));
}

}  // namespace

int main(int count, char** values) {
    std::vector<std::string_view> arguments(values + 1, values + count);
    if (const auto at = std::find(arguments.begin(), arguments.end(), "--data"); at != arguments.end()) {
        if (at + 1 == arguments.end() || at[1].empty()) return misused("--data takes a file");
        data_file = at[1];
        arguments.erase(at, at + 2);
    }
    const int status = run(arguments);
    if (std::fwrite(output.data(), 1, output.size(), stdout) != output.size() || std::fflush(stdout) != 0) {
        return refused("the standard output takes no more");
    }
    return status;
}
