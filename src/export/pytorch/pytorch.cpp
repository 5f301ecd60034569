#include "export/pytorch/pytorch.hpp"

#include "analysis/standings.hpp"
#include "document/link/link.hpp"
#include "export/pytorch/python.hpp"
#include "export/pytorch/python_rule.hpp"
#include "export/pytorch/pytorch_matrices.hpp"
#include "export/pytorch/pytorch_methods.hpp"
#include "export/pytorch/pytorch_network.hpp"
#include "export/pytorch/pytorch_script.hpp"
#include "formula/lexer.hpp"
#include "loss/surfaces.hpp"
#include "rules/rule.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdlib>
#include <map>

namespace ravine {
namespace {

// The parameters of a racer: as schedules, and as Python over t.
struct Settings {
    std::vector<Schedule> schedules;
    std::vector<std::string> texts;

    std::vector<double> at_start() {
        std::vector<double> values;
        for (Schedule& schedule : schedules) values.push_back(schedule.at(1));
        return values;
    }
};

// A formula that Ravine does not read is the default there, and so it is here.
Settings read_settings(const Optimizer& optimizer, const Racer& racer, std::span<const formula::Constant> constants) {
    constexpr std::string_view time[] = {"t"};
    Settings settings;
    for (const Parameter& listed : optimizer.parameters) {
        const Parameter parameter = parameter_of(racer, listed);
        const std::string text = setting_text(racer, parameter);
        Schedule schedule = Schedule::read(parameter, text, constants).schedule;
        if (parameter.is_choice()) {
            const bool on = parameter.choices[static_cast<std::size_t>(schedule.at(1))].name == "on";
            settings.texts.emplace_back(on ? "True" : "False");
        } else if (schedule.is_constant()) {
            settings.texts.push_back(python_number(schedule.at(1)));
        } else {
            const double high = parameter.open ? parameter.below_open_end() : parameter.high;
            settings.texts.push_back(fmt::format("torch.clamp({}, {}, {})", *python_formula(text, time, {}, constants),
                                                 python_number(parameter.low), python_number(high)));
        }
        settings.schedules.push_back(std::move(schedule));
    }
    return settings;
}

// "0.1", or "number(...)" where it is a formula of t.
std::string as_number(const Settings& settings, std::size_t i) {
    return settings.schedules[i].is_constant() ? settings.texts[i] : fmt::format("number({})", settings.texts[i]);
}

// The body of a racer that is an optimizer of torch's kind, over a list of tensors.
std::string stepped(std::string_view name, std::string_view places, std::span<const std::string> arguments,
                    std::string_view step, std::string_view before = "") {
    const std::string given = fmt::format("{}", fmt::join(arguments, ", "));
    const bool varies = given.find("number(") != std::string::npos;
    std::string text;
    if (varies) text += fmt::format("    def settings(t):\n        return dict({})\n\n", given);
    const std::string_view separator = arguments.empty() ? "" : ", ";
    text += fmt::format("{}    optimizer = {}({}{}{})\n    for t in steps():\n", before, name, places, separator,
                        varies ? "**settings(torch.tensor(1.0))" : given);
    if (varies) text += "        optimizer.param_groups[0].update(settings(t))\n";
    return text.append(step);
}

// ---- racers that torch.optim has

// "betas=(beta1, beta2)" or "amsgrad", with what the parameters stand for in place of their names.
std::string torch_argument(const Optimizer& optimizer, const Settings& settings, std::string_view argument) {
    const auto equals = argument.find('=');
    std::string text;
    std::string_view value = equals == std::string_view::npos ? argument : argument.substr(equals + 1);
    formula::Lexer lexer(value);
    for (auto token = lexer.next(); token.kind != formula::Token::Kind::end; token = lexer.next()) {
        const int index = find_parameter(optimizer, token.text);
        const auto i = static_cast<std::size_t>(index);
        if (index < 0) {
            text += token.text == "," ? ", " : token.text;
        } else {
            text += as_number(settings, i);
        }
    }
    return fmt::format("{}={}", argument.substr(0, equals), text);
}

std::string torch_racer(const Optimizer& optimizer, const TorchEquivalent& equivalent, const Settings& settings) {
    const std::string_view call = optimizer.pytorch;  // "torch.optim.SGD(lr, momentum=mu)"
    const auto bracket = call.find('(');
    std::vector<std::string> arguments;
    for (const auto argument : split_outside_brackets(call.substr(bracket + 1, call.size() - bracket - 2), ',')) {
        arguments.push_back(torch_argument(optimizer, settings, trim(argument)));
    }
    if (!equivalent.extra.empty()) arguments.emplace_back(equivalent.extra);
    return stepped(call.substr(0, bracket), "[x]", arguments,
                   "        x.grad = gradient(x, t)\n        optimizer.step()\n        yield x\n");
}

// ---- racers whose rules are classes

// "adam+clip" gives AdamClipRule.
std::string class_name(std::string_view key) {
    std::string name;
    bool begins = true;
    for (const char c : key) {
        const bool between = c == '_' || c == '+';
        if (!between) name += begins && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        begins = between;
    }
    return name + "Rule";
}

// The classes of a script, each once.
class RuleClasses {
  public:
    // Returns the name of a class with that body. `key` is the optimizer's.
    std::string name_of(std::string_view key, const std::string& head, const std::string& body) {
        const std::string stem = class_name(key);
        std::string name = stem;
        for (int number = 2;; ++number) {
            const auto [at, is_new] = bodies_.try_emplace(name, body);
            if (is_new) text_ += fmt::format("\n\nclass {}(RuleOptimizer):\n    \"\"\"{}.\"\"\"\n\n{}", name, head, body);
            if (at->second == body) return name;
            name = fmt::format("{}{}", stem, number);
        }
    }

    std::string text() const { return text_.empty() ? text_ : shared_class(text_) + text_; }

  private:
    std::map<std::string, std::string> bodies_;
    std::string text_;
};

// The numbers that racers step: two coordinates, or the weights of a network.
struct Weights {
    explicit Weights(const Experiment& experiment) : of_network(experiment.network.has_value()) {
        if (!of_network) return;
        const std::vector<int>& units = experiment.network->architecture.units;
        const auto is_matrix = [](int inputs, int outputs) { return inputs > 1 && outputs > 1; };
        has_matrices = std::adjacent_find(units.begin(), units.end(), is_matrix) != units.end();
        const auto is_wide = [](int inputs, int outputs) { return outputs > 2 || std::abs(inputs - outputs) > 1; };
        has_equal_eigenvalues = std::adjacent_find(units.begin(), units.end(), is_wide) != units.end();
    }

    bool of_network, has_matrices = false;
    bool has_equal_eigenvalues = false;  // of a product of one gradient with itself: several are 0
};

// A class, and whether its racers give it the tensors of a network apart.
struct RacerClass {
    std::string body;
    bool apart = false;
};

Result<RacerClass> class_of(const Optimizer& optimizer, std::span<const double> values, const Weights& weights) {
    const MatrixMethod* const method = matrix_method(optimizer);
    if (method && (weights.has_matrices || !method->rule_runs))
        return RacerClass{matrix_class(optimizer, values, *method), weights.of_network};
    if (optimizer.matrix_step && weights.has_matrices)
        return Failure{"it treats matrices, and modifiers cannot go around that"};
    const bool apart = optimizer.per_tensor && weights.of_network;
    Result<std::string> body = apart ? tensor_rule_class(optimizer, values) : rule_class(optimizer, values);
    if (!body) return body.error();
    return RacerClass{*std::move(body), apart};
}

Result<std::string> class_racer(const Optimizer& optimizer, Settings& settings, const std::string& head, const Weights& weights,
                                RuleClasses& classes) {
    const Result<RacerClass> made = class_of(optimizer, settings.at_start(), weights);
    if (!made) return made.error();
    std::vector<std::string> arguments;
    for (std::size_t i = 0; i < settings.schedules.size(); ++i) {
        const Parameter& parameter = optimizer.parameters[i];
        if (parameter.is_choice()) continue;
        arguments.push_back(fmt::format("{}={}", python_name(parameter.name()), as_number(settings, i)));
    }
    const std::string name = classes.name_of(optimizer.key, head, made->body);
    const auto step = [](std::string_view place) {
        return fmt::format(
            "        start = x.detach().clone()\n        optimizer.step(lambda: value({}, t, start))\n        yield x\n",
            place);
    };
    return made->apart ? stepped(name, "weights", arguments, step("joined(weights)"), "    weights = tensors(x)\n")
                       : stepped(name, "[x.requires_grad_()]", arguments, step("x"));
}

// ---- racers that are written out

// "lr, mu = numbers(0.1, 0.9)", for the parameters that are constant or for those that are not.
std::string assignments(const Optimizer& optimizer, const Settings& settings, bool constant) {
    std::vector<std::string> names, values;
    for (std::size_t i = 0; i < settings.schedules.size(); ++i) {
        if (optimizer.parameters[i].is_choice() || settings.schedules[i].is_constant() != constant) continue;
        names.push_back(python_name(optimizer.parameters[i].name()));
        values.push_back(settings.texts[i]);
    }
    std::string text;
    if (constant && !names.empty()) {
        const bool one = names.size() == 1;
        text = fmt::format("    {}{} = numbers({})\n", fmt::join(names, ", "), one ? "," : "", fmt::join(values, ", "));
    }
    for (std::size_t i = 0; !constant && i < names.size(); ++i) text += fmt::format("        {} = {}\n", names[i], values[i]);
    return text;
}

std::string written_lines(const Optimizer& optimizer, const WrittenMethod& method, std::span<const double> values) {
    Optimizer written = optimizer;
    written.rule = method.lines;
    std::string text = optimizer.needs == Needs::values ? "" : "        g = gradient(x, t)\n";
    for (const RuleLine& line : rule_lines(written, values)) text += fmt::format("        {}\n", line.text);
    return text;
}

std::string written_racer(const Optimizer& optimizer, const WrittenMethod& method, Settings& settings) {
    std::string text = assignments(optimizer, settings, true);
    for (const std::string_view line : split(method.start, '\n')) {
        if (!line.empty()) text += fmt::format("    {}\n", line);
    }
    return text + "    for t in steps():\n" + assignments(optimizer, settings, false) +
           written_lines(optimizer, method, settings.at_start()) + "        yield x\n";
}

// ---- the script

// "form=velocity, eps_at=inside": the conventions chosen.
std::string conventions(const Optimizer& optimizer, const Racer& racer) {
    std::vector<std::string> chosen;
    for (const Parameter& parameter : optimizer.parameters) {
        if (parameter.is_choice()) chosen.push_back(fmt::format("{}={}", parameter.key, setting_text(racer, parameter)));
    }
    return chosen.empty() ? "" : fmt::format(" ({})", fmt::join(chosen, ", "));
}

struct Racers {
    RuleClasses classes;
    std::vector<std::string> functions, table, notes;
};

// Returns the body of a racer's function: by the equivalent in torch.optim if there is one.
Result<std::string> body_of(const Optimizer& optimizer, const TorchEquivalent* equivalent, const std::string& head,
                            Settings& settings, const Weights& weights, RuleClasses& classes) {
    const WrittenMethod* const method = written_method(optimizer);
    if (weights.of_network && method && !holds_in_any_dimension(*method))
        return Failure{"this script has it in two dimensions alone"};
    if (equivalent) return torch_racer(optimizer, *equivalent, settings);
    if (method) return written_racer(optimizer, *method, settings);
    return class_racer(optimizer, settings, head, weights, classes);
}

void add_racer(Racers& racers, const Experiment& experiment, std::size_t i) {
    const Racer& racer = experiment.racers[i];
    const Optimizer* const optimizer = optimizer_of(experiment, racer);
    if (!optimizer) {
        return racers.notes.push_back(fmt::format("racer {} is left out: there is no optimizer {}", i, quote(racer.optimizer)));
    }
    Settings settings = read_settings(*optimizer, racer, constants_of(experiment));
    const TorchEquivalent* const equivalent = torch_equivalent(*optimizer, settings.schedules);
    const std::string_view call = optimizer->pytorch;
    const std::string_view by = equivalent ? call.substr(0, call.find('(')) : optimizer->source;
    const std::string head = fmt::format("{}{}: {}", optimizer->title, conventions(*optimizer, racer), by);
    const Weights weights(experiment);
    const Result<std::string> body = body_of(*optimizer, equivalent, head, settings, weights, racers.classes);
    if (!body) {
        return racers.notes.push_back(fmt::format("racer {} is left out: {}: {}", i, optimizer->title, body.error().sentence));
    }
    const MatrixMethod* const method = matrix_method(*optimizer);
    if (method && method->has_axes && weights.has_equal_eigenvalues) {
        racers.notes.push_back(
            fmt::format("racer {} agrees to fewer digits: {}: several eigenvalues are 0 after one gradient, and "
                        "their eigenvectors are arbitrary",
                        i, optimizer->title));
    }
    racers.functions.push_back(fmt::format("\n\ndef racer_{}(x):\n    \"\"\"{}.\"\"\"\n{}", i, head, *body));
    const Vector at = start_of(experiment, i);
    const std::string start = experiment.network ? "START" : fmt::format("({}, {})", python_number(at.x), python_number(at.y));
    racers.table.push_back(fmt::format("    ({}, racer_{}, {}),\n", i, i, start));
}

std::string constants(const Experiment& experiment, std::size_t rows, bool batches, bool draws) {
    std::string text = fmt::format("STEPS = {}\n", experiment.steps);
    if (!experiment.network) {
        const Box box = measuring_box(experiment);
        const Vector centre = box.centre();
        text +=
            fmt::format("CENTRE, SIZE = ({}, {}), ({}, {})  # of the domain\n", centre.x, centre.y, box.width(), box.height());
    }
    if (experiment.noise > 0) text += fmt::format("NOISE = {}  # standard deviation, in every gradient\n", experiment.noise);
    if (experiment.noise > 0 || batches || draws) text += fmt::format("SEED = {}\n", experiment.seed);
    if (batches) text += fmt::format("BATCH = {}  # rows that a gradient is taken over\n", experiment.batch);
    if (rows == 0) return text;
    std::vector<std::string> pairs;
    for (const Row& row : data_of(experiment)) pairs.push_back(fmt::format("    [{}, {}],\n", row.u, row.v));
    const auto& [u, v] = experiment.columns;
    const std::string named = u.empty() && v.empty() ? "" : fmt::format("# the columns of the data: u is {}, v is {}\n", u, v);
    return text + named + fmt::format("ROWS = torch.tensor([\n{}], dtype=torch.float64)\n", fmt::join(pairs, ""));
}

std::string loss_function(const std::string& expression, std::size_t rows) {
    if (rows == 0) return fmt::format("\n\ndef loss(p):\n    x, y = p\n    return {}\n", expression);
    return fmt::format("\n\ndef loss(p, rows=ROWS):\n    (x, y), (u, v) = p, rows.T\n{}    return {}\n", reductions,
                       expression);
}

}  // namespace

namespace {

// The loss of a script.
struct ScriptLoss {
    std::string constants, definitions;
    std::size_t rows;  // that it adds up over
};

Result<ScriptLoss> loss_of(const Experiment& experiment) {
    constexpr std::string_view variables[] = {"x", "y"}, columns[] = {"u", "v"};
    if (experiment.network) {
        const auto training = network::make_training(*experiment.network, experiment.seed);
        return ScriptLoss{network_constants(*training), network_loss(training->problem, training->network.criterion()),
                          training->network.rows()};
    }
    const auto loss = compile_loss(experiment);
    if (!loss) return Failure{"the loss is no formula: " + loss.error().sentence()};
    const Surface* const surface = find_surface(experiment.loss);
    const auto expression = python_formula(surface ? surface->formula : experiment.loss, variables, columns, loss->constants());
    return ScriptLoss{"", loss_function(*expression, loss->rows()), loss->rows()};
}

}  // namespace

PyTorchScript pytorch_script(const Document& document) {
    const Experiment& experiment = document.experiment;
    const Result<ScriptLoss> loss = loss_of(experiment);
    if (!loss) return {{}, {loss.error().sentence}};
    const bool trains = experiment.network.has_value();
    const ScriptKind kind{experiment.batch > 0 && static_cast<std::size_t>(experiment.batch) < loss->rows, experiment.noise > 0,
                          trains};
    Racers racers;
    for (std::size_t i = 0; i < experiment.racers.size(); ++i) add_racer(racers, experiment, i);
    const std::string functions = racers.classes.text() + fmt::format("{}", fmt::join(racers.functions, ""));
    const std::string table = fmt::format("\n\nRACERS = [\n{}]\n", fmt::join(racers.table, ""));
    const std::string definitions = script_definitions(functions, kind);
    const std::string formulas = python_definitions(formula_pieces(), loss->definitions + definitions + functions);
    const auto draws_in = [](const std::string& text) { return text.find("normal(") != std::string::npos; };
    std::string notes;
    for (const std::string& note : racers.notes) notes += fmt::format("# {}.\n", note);
    return {fmt::format(script_begin, trains ? "step,racer,loss" : "step,racer,x,y,loss", encode_link(document), notes,
                        kind.batches ? "import functools\n" : "", trains ? "from torch.nn import functional\n" : "") +
                constants(experiment, trains ? 0 : loss->rows, kind.batches, draws_in(definitions) || draws_in(functions)) +
                loss->constants + (formulas.empty() ? "" : "\n" + formulas.substr(0, formulas.size() - 1)) + loss->definitions +
                definitions + functions + table + script_end(kind),
            std::move(racers.notes)};
}

}  // namespace ravine
