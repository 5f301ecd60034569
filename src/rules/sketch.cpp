#include "rules/sketch.hpp"

#include "formula/corrections/corrections.hpp"
#include "formula/lexer.hpp"
#include "rules/own_parameter.hpp"
#include "rules/own_role.hpp"
#include "rules/rule_calls.hpp"
#include "rules/rule_text.hpp"
#include "text/text.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ravine {
namespace {

using formula::Token;

bool has(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

// A part of a typed line that is a line of the rule.
struct Part {
    std::string_view text;
    std::size_t line, column;  // where it begins
};

std::vector<Part> parts_of(std::string_view rule) {
    std::vector<Part> parts;
    std::size_t number = 0;
    for (const std::string_view typed : split(rule, '\n')) {
        ++number;
        for (const std::string_view part : split(typed.substr(0, typed.find('#')), ';')) {
            const auto before = static_cast<std::size_t>(part.data() - typed.data());
            parts.push_back({part, number, 1 + formula::characters(typed.substr(0, before))});
        }
    }
    return parts;
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

// Returns the column of a text as typed for one of the same text as it is laid out, which differs in blanks.
std::size_t column_as_typed(std::string_view typed, std::size_t column) {
    const std::string laid = laid_out(typed);
    std::size_t skipped = 0;
    std::string_view rest = laid;
    for (std::size_t i = 1; i < column && !rest.empty(); ++i) {
        if (!is_blank(rest[0])) ++skipped;
        rest.remove_prefix(std::max<std::size_t>(1, character_length(rest)));
    }
    std::size_t result = 1;
    for (rest = typed; !rest.empty(); ++result) {
        if (!is_blank(rest[0]) && skipped-- == 0) break;
        rest.remove_prefix(std::max<std::size_t>(1, character_length(rest)));
    }
    return result;
}

// Finds the names in a rule that are parameters.
class Mentions {
  public:
    explicit Mentions(std::string_view rule, bool around) : around_(around), lines_(conditional_lines(rule)) {
        for (const ConditionalLine& each : lines_) targets_.emplace_back(without_comment(each.line).target);
        for (const ConditionalLine& each : lines_) {
            for (const std::string_view condition : each.conditions) note_condition(each.line, condition);
            note_formula(without_comment(each.line).formula);
        }
    }

    std::vector<std::string> numbers;
    std::vector<Parameter> choices;

  private:
    void note_condition(const RuleLine& line, std::string_view condition) {
        const auto from = static_cast<std::size_t>(condition.data() - line.whole.data());
        const auto equals = condition.find('=');
        const bool closed = line.whole.find(']', from) != std::string_view::npos;
        if (!closed || equals == std::string_view::npos) return;
        const std::string key(condition.substr(0, equals)), word(condition.substr(equals + 1));
        if (!is_one_name(key) || word.empty()) return;
        auto at = std::find_if(choices.begin(), choices.end(), [&](const Parameter& each) { return each.key == key; });
        if (at == choices.end()) at = choices.insert(at, Parameter{key, key, 0, 0, 0});
        if (at->find_choice(word) < 0) at->choices.push_back({word});
    }

    void note_formula(std::string_view formula) {
        const std::vector<Token> tokens = formula::tokens_of(formula);
        for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
            const std::string_view name = tokens[i].text;
            const bool foreign = tokens[i + 1].plain == "." || (i > 0 && tokens[i - 1].plain == ".");
            const bool calls = tokens[i + 1].plain == "(" && !tokens[i + 1].spaced;
            if (tokens[i].kind != Token::Kind::name || foreign || calls || !is_one_name(name)) continue;
            if (!is_taken(name) && !has(numbers, name)) numbers.emplace_back(name);
        }
    }

    bool is_taken(std::string_view name) const {
        const bool of_optimizer = around_ && (name == "u" || name == "lr");
        return of_optimizer || !fault_of_own_name(name).empty() || has(targets_, name);
    }

    bool around_;
    std::vector<ConditionalLine> lines_;
    std::vector<std::string> targets_;
};

const Parameter* find_known(const Sketch& sketch, std::string_view key, bool choice) {
    const auto is_it = [&](const Parameter& each) { return each.key == key && each.is_choice() == choice; };
    const auto at = std::find_if(sketch.parameters.begin(), sketch.parameters.end(), is_it);
    return at == sketch.parameters.end() ? nullptr : &*at;
}

// A prefix that names one choice alone has the contrary as the default.
Parameter completed(Parameter choice) {
    if (choice.choices.size() == 1) {
        const bool on = choice.choices[0].name != "off";
        choice.choices.insert(on ? choice.choices.begin() : choice.choices.end(), Choice{on ? "off" : "on"});
    }
    choice.high = static_cast<double>(choice.choices.size()) - 1;
    return choice;
}

Parameter choice_as_known(const Sketch& sketch, const Parameter& mentioned) {
    const Parameter* const known = find_known(sketch, mentioned.key, true);
    const auto has_choice = [&](const Choice& each) { return known->find_choice(each.name) >= 0; };
    const bool fits = known && std::all_of(mentioned.choices.begin(), mentioned.choices.end(), has_choice);
    return fits ? *known : completed(mentioned);
}

std::vector<Parameter> parameters_of(const Sketch& sketch, std::string_view rule) {
    const Mentions mentions(rule, sketch.around);
    std::vector<Parameter> parameters;
    for (const std::string& name : mentions.numbers) {
        const Parameter* const known = find_known(sketch, name, false);
        parameters.push_back(known ? *known : usual_parameter(name));
    }
    for (const Parameter& choice : mentions.choices) parameters.push_back(choice_as_known(sketch, choice));
    const auto place = [&](const Parameter& parameter) {
        const Parameter* const known = find_known(sketch, parameter.key, parameter.is_choice());
        return known ? known - sketch.parameters.data() : static_cast<std::ptrdiff_t>(sketch.parameters.size());
    };
    std::stable_sort(parameters.begin(), parameters.end(),
                     [&](const Parameter& p, const Parameter& q) { return place(p) < place(q); });
    return parameters;
}

std::string own_name_of(std::string_view key) { return fmt::format("own_{}", key); }

// Returns a rule in which a name that belongs to a function is another, but for the function's calls.
std::string renamed(std::string_view rule, std::string_view key) {
    std::string result;
    const char* end = rule.data();
    const std::vector<Token> tokens = formula::tokens_of(rule);
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        if (tokens[i].text != key || tokens[i + 1].plain == "(") continue;
        result.append(end, tokens[i].text.data()).append(own_name_of(key));
        end = tokens[i].text.data() + tokens[i].text.size();
    }
    return result.append(end, rule.data() + rule.size());
}

// Returns a parameter of a built-in optimizer as a definition can have it: with a closed range, the default choice first, and
// no sentences.
Parameter as_typed(const Parameter& known) {
    Parameter parameter = known;
    if (!fault_of_own_name(known.key).empty()) parameter.key = own_name_of(known.key);
    const Parameter usual = usual_number(parameter.key, known.fallback);
    parameter.open = false;
    parameter.closed_by.clear();
    parameter.role = known.is_choice() ? ParameterRole::other : usual.role;
    parameter.label = known.is_choice() ? parameter.key : usual.label;
    for (Choice& choice : parameter.choices) choice.convention.clear();
    if (known.is_choice()) {
        const auto first = parameter.choices.begin(), fallback = first + static_cast<std::ptrdiff_t>(known.fallback);
        std::rotate(first, fallback, fallback + 1);
        parameter.fallback = parameter.low = 0;
    }
    return parameter;
}

}  // namespace

Sketch sketch_of(const Optimizer& optimizer) {
    Sketch sketch{.key = optimizer.key, .around = optimizer.around, .rule = std::string(trim(optimizer.rule))};
    for (const Parameter& parameter : optimizer.parameters) {
        if (!fault_of_own_name(parameter.key).empty()) sketch.rule = renamed(sketch.rule, parameter.key);
        sketch.parameters.push_back(optimizer.typed ? parameter : as_typed(parameter));
    }
    for (const Meaning& meaning : optimizer.meanings) {
        for (const OwnRole& role : own_roles()) {
            const bool is_own = optimizer.typed ? role.word == own_role_word(optimizer, meaning.name)
                                                : role.role == meaning.role && role.word != "step";
            const bool is_state = has(optimizer.state, meaning.name);
            if (is_own && is_state) sketch.roles.emplace_back(meaning.name, role.word);
        }
    }
    return sketch;
}

Result<Optimizer, RuleFault> finish(const Sketch& sketch) {
    const std::vector<Part> parts = parts_of(sketch.rule);
    std::string lines, laid;
    for (const Part& part : parts) {
        lines += fmt::format("{}{}", &part == parts.data() ? "" : "\n", part.text);
        laid += laid_out(part.text) + '\n';
    }
    Optimizer head;
    head.key = sketch.key;
    head.parameters = parameters_of(sketch, laid);
    head.around = sketch.around;
    Result<Defined, RuleFault> read = read_rule(std::move(head), lines);
    if (!read) {
        RuleFault fault = read.error();
        if (fault.line == 0 || fault.line > parts.size()) return fault;
        const Part& part = parts[fault.line - 1];
        fault.line = part.line;
        fault.column = part.column + column_as_typed(part.text, fault.column) - 1;
        return fault;
    }
    for (const auto& [state, word] : sketch.roles) {
        if (has(read->optimizer.state, state)) give_role(read->optimizer, state, word);
    }
    if (read->optimizer.parameters.size() + read->optimizer.meanings.size() > most_own_parameters) {
        return RuleFault{{fmt::format("there are more than {} parameters", most_own_parameters)}};
    }
    const std::size_t bytes = write_definition(read->optimizer).size();
    if (bytes > longest_definition) {
        return RuleFault{{fmt::format("the definition has {} bytes; at most {} are read", bytes, longest_definition)}};
    }
    return std::move(read->optimizer);
}

void set_known(Sketch& sketch, const Parameter& parameter) {
    const auto is_it = [&](const Parameter& each) { return each.key == parameter.key; };
    const auto at = std::find_if(sketch.parameters.begin(), sketch.parameters.end(), is_it);
    if (at == sketch.parameters.end()) {
        sketch.parameters.push_back(parameter);
    } else {
        *at = parameter;
    }
}

}  // namespace ravine
