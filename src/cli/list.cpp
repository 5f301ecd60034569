#include "cli/list.hpp"

#include "document/link/link.hpp"
#include "formula/parse.hpp"
#include "lessons/catalogue.hpp"
#include "loss/surfaces.hpp"
#include "optimizers/catalogue.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

namespace ravine {
namespace {

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
        for (const Choice& choice : parameter.choices) choices.push_back(json_string(choice.name));
        row.push_back({"default", json_string(default_text(parameter))});
        row.push_back({"choices", json_list(choices)});
    } else {
        row.push_back({"default", json_number(parameter.fallback)});
        row.push_back({"low", json_number(parameter.low)});
        row.push_back({"high", json_number(parameter.high)});
        if (parameter.open) row.push_back({"open", "true"});
        if (!parameter.closed_by.empty()) row.push_back({"closed_by", json_string(parameter.closed_by)});
        row.push_back({"scale", json_string(parameter.scale == Scale::log ? "log" : "linear")});
    }
    return json_object(row);
}

Members optimizer_row(const Optimizer& optimizer) {
    std::vector<std::string> parameters, state;
    for (const Parameter& parameter : optimizer.parameters) parameters.push_back(json_parameter(parameter));
    for (const std::string& name : optimizer.state) state.push_back(json_string(name));
    std::vector<std::string> names;
    for (const Alias& alias : optimizer.aliases) {
        names.push_back(json_string(fmt::format("{}{}{}", alias.library, alias.library.empty() ? "" : ".", alias.name)));
    }
    return {{"key", json_string(optimizer.key)},
            {"title", json_string(optimizer.title)},
            {"year", fmt::format("{}", optimizer.year)},
            {"source", json_string(optimizer.source)},
            {"checked", json_string(checked_against(optimizer))},
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
    Members constants;
    for (const SurfaceConstant& constant : surface.constants) constants.push_back({constant.name, json_number(constant.value)});
    return {{"key", json_string(surface.key)},
            {"title", json_string(surface.title)},
            {"formula", json_string(surface.formula)},
            {"constants", json_object(constants)},
            {"source", json_string(surface.source)},
            {"x", pair(box.low.x, box.high.x)},
            {"y", pair(box.low.y, box.high.y)},
            {"start", pair(surface.start.x, surface.start.y)},
            {"scale", json_string(scale_name(surface.scale))},
            {"minima", json_list(minima)},
            {"data", json_list(data)}};
}

// An entry of the list of functions: its text as typed, with a and b for the operands.
struct Word {
    std::string_view name, form;
    int arity;
    std::string text;
    std::string_view meaning = {};
};

std::vector<Word> formula_words() {
    std::vector<Word> words;
    for (const formula::OpInfo& op : formula::op_table) {
        const auto* const operands = op.arity == 1 ? "a" : op.arity == 2 ? "a, b" : "condition, a, b";
        switch (op.form) {
            case formula::Form::function:
            case formula::Form::reduction:
                words.push_back({op.text, op.form == formula::Form::function ? "function" : "reduction", op.arity,
                                 fmt::format("{}({})", op.text, operands), op.meaning});
                break;
            case formula::Form::infix: words.push_back({op.text, "infix", op.arity, fmt::format("a {} b", op.text)}); break;
            case formula::Form::prefix: words.push_back({op.text, "prefix", op.arity, fmt::format("{}a", op.text)}); break;
            case formula::Form::leaf:
            case formula::Form::internal: break;
        }
    }
    for (const formula::DerivedFunction& function : formula::derived_functions()) {
        words.push_back({function.name, "function", 1, fmt::format("{}(a)", function.name), function.definition});
    }
    // Operators of the grammar (formula/parse.hpp).
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
            {"text", json_string(word.text)},
            {"meaning", json_string(word.meaning)}};
}

Members card_row(lessons::Place place) {
    const lessons::FinishedCard card = lessons::finish(place);
    std::vector<std::string> choices;
    for (const auto& choice : card.choices) choices.push_back(json_string(choice.text));
    Members row{{"key", json_string(lessons::name_of(place))},
                {"title", json_string(place->title)},
                {"text", json_string(card.text)},
                {"link", json_string(encode_link(lessons::document_of(place)))}};
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

// Prints one line per entry, its first columns aligned, or everything as JSON.
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

// The entries of a list, as JSON and as a line each.
struct Listing {
    std::vector<Members> rows;
    std::vector<std::string> lines;
};

Listing list_of(const Catalogue::List& all) {
    Listing list;
    for (const auto& optimizer : all) {
        list.rows.push_back(optimizer_row(*optimizer));
        std::vector<std::string> settings;
        for (const Parameter& p : optimizer->parameters) settings.push_back(fmt::format("{}:{}", p.key, default_text(p)));
        const std::string line = fmt::format("{:<10} {:<28} {}", optimizer->key, optimizer->source, fmt::join(settings, " "));
        list.lines.emplace_back(trim(line));
    }
    return list;
}

Listing optimizers() { return list_of(builtin_catalogue().all()); }
Listing modifiers() { return list_of(builtin_catalogue().modifiers()); }

Listing all_surfaces() {
    Listing list;
    for (const Surface& surface : surfaces()) {
        list.rows.push_back(surface_row(surface));
        list.lines.push_back(fmt::format("{:<17} {}", surface.key, surface.formula));
    }
    return list;
}

Listing functions() {
    Listing list;
    for (const Word& word : formula_words()) {
        list.rows.push_back(word_row(word));
        list.lines.push_back(fmt::format("{:<9} {}", word.form, word.text));
    }
    return list;
}

Listing all_lessons() {
    Listing list;
    for (const lessons::Lesson* lesson : lessons::lessons()) {
        list.rows.push_back(lesson_row(*lesson));
        list.lines.push_back(fmt::format("{:<18} {}: {}", lesson->key, lesson->title, lesson->line));
    }
    return list;
}

Listing keys() {
    Listing list;
    const std::vector<LinkField> defaults = link_fields(default_document());  // in the order of the keys
    for (std::size_t i = 0; const LinkKey& key : link_keys()) {
        list.rows.push_back(key_row(key, defaults[i++].text));
        list.lines.push_back(fmt::format("{:<12} {}", key.key, key.help));
    }
    return list;
}

constexpr std::pair<std::string_view, Listing (*)()> lists[] = {
    {"optimizers", optimizers}, {"modifiers", modifiers}, {"surfaces", all_surfaces},
    {"functions", functions},   {"lessons", all_lessons}, {"keys", keys},
};

}  // namespace

int run_list(Arguments arguments) {
    const bool json = arguments.size() == 2 && arguments[1] == "--json";
    std::vector<std::string_view> names;
    for (const auto& [name, list] : lists) names.push_back(name);
    if (arguments.empty() || arguments.size() > (json ? 2 : 1))
        return misused(fmt::format("list takes one of {}", fmt::join(names, ", ")));
    const auto found = std::find(names.begin(), names.end(), arguments[0]);
    if (found == names.end())
        return misused(fmt::format("there is no list of {}; {}", quote(arguments[0]), offer(arguments[0], names)));
    const Listing list = lists[found - names.begin()].second();
    print_list(list.rows, list.lines, json);
    return done;
}

}  // namespace ravine
