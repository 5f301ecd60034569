// ravine-cli: races, formulas, links, exports and listings without a window. See usage() in console.cpp.
#include "analysis/outcome.hpp"
#include "cli/console.hpp"
#include "cli/export.hpp"
#include "cli/list.hpp"
#include "cli/study.hpp"
#include "document/link/constants.hpp"
#include "document/link/link.hpp"
#include "export/csv.hpp"
#include "formula/derive.hpp"
#include "formula/number.hpp"
#include "formula/parse.hpp"
#include "formula/print.hpp"
#include "lessons/catalogue.hpp"
#include "loss/loss.hpp"
#include "loss/surfaces.hpp"
#include "simulation/race.hpp"
#include "text/nearest.hpp"
#include "text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <span>
#include <vector>

namespace {

using namespace ravine;

// Runs the race of a link, with --steps N if given, to its end. On failure prints the reason, sets the exit status and returns
// nothing.
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
    auto document = read_document(arguments[0]);
    if (!document) {
        status = bad_input;
        return std::nullopt;
    }
    document->experiment.steps = steps.value_or(document->experiment.steps);
    Race race(document->experiment, document->view.plane);
    race.advance_to(race.experiment().steps);
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

int run_outcomes(Arguments arguments) {
    int status = done;
    const auto race = run_to_end("verdicts", arguments, status);
    if (!race) return status;
    const std::vector<Outcome> outcomes = OutcomeClassifier(*race).outcomes(*race, race->computed());
    for (std::size_t racer = 0; racer < outcomes.size(); ++racer) {
        const Outcome& outcome = outcomes[racer];
        say("{} {} {}", racer, race->experiment().racers[racer].optimizer, outcome.sentence);
        if (outcome.reached) {
            const bool trains = race->training() != nullptr;
            say("; {} after {} steps, {} evaluations", trains ? "at a tenth of its first loss" : "within 0.1%",
                *outcome.reached, outcome.evaluations);
        }
        say("\n");
    }
    return done;
}

int run_hash(Arguments arguments) {
    if (arguments.size() != 1) return misused("hash needs a link");
    auto document = read_document(arguments[0]);
    if (!document) return bad_input;
    Race race(document->experiment, document->view.plane);
    race.advance_to(race.experiment().steps);
    say("{:016x} {}\n", trajectory_hash(race), encode_link(*document, lessons::find_lesson));
    return done;
}

int run_link(Arguments arguments) {
    if (arguments.empty()) return misused("link needs a link");
    for (const std::string_view argument : arguments) {
        const auto document = read_document(argument);
        if (!document) return bad_input;
        say("{}\n", encode_link(*document, lessons::find_lesson));
    }
    return done;
}

// Prints canonical texts of the formula and its first derivatives. Requires that Loss::compile accepts it.
void print_formula(std::string_view text, std::span<const formula::Constant> constants) {
    if (const Surface* surface = find_surface(text)) text = surface->formula;
    formula::Graph graph;
    const auto f = *formula::parse(text, loss_variables, graph, loss_columns, constants).expression;
    say("f {}\n", formula::print(f, loss_names));
    for (unsigned i = 0; i < 2; ++i) say("df/d{} {}\n", loss_names[i], formula::print(formula::derive(f, i), loss_names));
}

// Suggests values for missing letters, as the end of a sentence. Returns "" if these would not make the text a formula.
std::string letters_to_give(std::string_view text, std::vector<formula::Constant> given) {
    const std::vector<std::string> missing = Loss::missing_constants(text, given);
    for (const std::string& name : missing) given.push_back({name, 1});
    return missing.empty() ? std::string()
                           : fmt::format("; with values for its letters it is a formula: --let {}", write_constants(given));
}

int run_formula(Arguments arguments) {
    if (arguments.empty()) return misused("formula needs a text");
    const auto at = option(arguments, "--at");
    const auto let = option(arguments, "--let");
    if (arguments.size() != (at ? 3U : 1U) + (let ? 2 : 0))
        return misused("formula takes a text and perhaps --at X,Y and --let a:1,b:2");
    const ConstantsResult constants = read_constants(let.value_or(""));
    if (!constants.complaints.empty()) return misused(fmt::format("--let: {}", constants.complaints[0]));
    const auto point = at ? read_pair(*at) : std::nullopt;
    if (at && !point) return misused(fmt::format("a point is two numbers: --at X,Y{}", offer_of(pair_corrections(*at))));
    auto loss = Loss::compile(arguments[0], {}, constants.constants);
    if (!loss) return refused(loss.error().sentence() + letters_to_give(arguments[0], constants.constants));
    if (!point) {
        print_formula(arguments[0], loss->constants());
        return done;
    }
    double f = 0, fx = 0, fy = 0, fxx = 0, fxy = 0, fyy = 0;
    formula::Workspace workspace;
    loss->hessian(&point->first, &point->second, 1, &f, &fx, &fy, &fxx, &fxy, &fyy, workspace);
    say("value {:.17g}\ngradient {:.17g} {:.17g}\nhessian {:.17g} {:.17g} {:.17g}\n", f, fx, fy, fxx, fxy, fyy);
    return done;
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
        const std::string near(nearest(arguments[0], names));
        return refused(fmt::format("there is no lesson {}{}", quote(arguments[0]), offer_of({near})));
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

int run_help(Arguments) {
    say("{}", usage());
    return done;
}

struct Command {
    std::string_view name;
    int (*run)(Arguments);
};
constexpr Command commands[] = {{"race", run_race},       {"verdicts", run_outcomes}, {"hash", run_hash},
                                {"formula", run_formula}, {"link", run_link},         {"export", run_export},
                                {"list", run_list},       {"lesson", run_lesson},     {"study", run_study},
                                {"help", run_help},       {"--help", run_help},       {"-h", run_help}};

int run(Arguments arguments) {
    if (arguments.empty()) return misused("what shall it do?", usage());
    std::vector<std::string_view> names;
    for (const Command& command : commands) {
        if (command.name == arguments[0]) return command.run(arguments.subspan(1));
        if (!command.name.starts_with('-')) names.push_back(command.name);
    }
    return misused(fmt::format("there is no command {}; {}", quote(arguments[0]), offer(arguments[0], names)));
}

// Takes an option that all commands have out of the arguments. Returns false where it has no value.
bool take_option(std::string_view name, std::vector<std::string_view>& arguments, std::string_view& value) {
    const auto at = std::find(arguments.begin(), arguments.end(), name);
    if (at == arguments.end()) return true;
    if (at + 1 == arguments.end() || at[1].empty()) return false;
    value = at[1];
    arguments.erase(at, at + 2);
    return true;
}

}  // namespace

int main(int count, char** values) {
    std::vector<std::string_view> arguments(values + 1, values + count);
    if (!take_option("--data", arguments, data_file)) return misused("--data takes a file");
    if (!take_option("--columns", arguments, data_columns)) return misused("--columns takes names with commas between");
    if (!data_columns.empty() && data_file.empty()) return misused("--columns names columns of a file: --data FILE");
    const int status = run(arguments);
    if (std::fwrite(output.data(), 1, output.size(), stdout) != output.size() || std::fflush(stdout) != 0) {
        return refused("the standard output takes no more");
    }
    return status;
}
