// The definition of an optimizer: a table of parameters, the text of its rule, which is what runs, and all that is said of
// both.
//
// A definition owns its texts and may be made while the program runs. One function under methods/ makes one that is built in.
// Its parameter table alone drives sliders, link keys, command-line listings and documentation; its rule is the text that
// learners read.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace ravine {

enum class Scale : std::uint8_t { linear, log };

// The parameters that have a part outside of the rule.
enum class ParameterRole : std::uint8_t {
    other,
    learning_rate,
    plain_rate,  // of a step along the gradient, where that is not the learning rate
    damping,     // is added to the Hessian in every direction
};

// A convention of the literature. `convention` tells who uses it, in a short sentence, or is empty.
struct Choice {
    std::string name, convention = {};

    bool operator==(const Choice&) const = default;
};

// One hyperparameter. A number lies in [low, high] and may be given as a formula of t; where choices are listed it is
// one of them instead, and numbers are their indices.
struct Parameter {
    std::string key, label;
    double fallback = 0, low = 0, high = 1;
    Scale scale = Scale::linear;
    std::vector<Choice> choices = {};
    ParameterRole role = ParameterRole::other;
    bool open = false;           // high itself is no value, for there the method would divide by nothing
    std::string closed_by = {};  // but is one with this setting of another parameter, "correct:off", where that is given

    bool is_choice() const { return !choices.empty(); }
    bool is_switch() const { return choices.size() == 2 && choices[0].name == "off" && choices[1].name == "on"; }

    // Returns the name in rules. The key of a modifier's parameter has a point in it, for the modifier's name stands before.
    std::string name() const;

    bool has_open_end() const { return open && closed_by.empty(); }

    // Stands for an open end where a formula of t reaches it: so far below that the rounding of 1 - beta^t is nothing.
    double below_open_end() const { return high - 1e-9 * (high - low); }

    // Returns the index of a choice, or -1.
    int find_choice(std::string_view name) const;

    // Returns the names of all choices, which live as long as the parameter.
    std::vector<std::string_view> choice_names() const;

    // Returns who uses the convention of that name, or "".
    std::string_view convention(std::string_view choice) const;

    bool operator==(const Parameter&) const = default;
};

// The parts of a name in a step that have a picture.
enum class Role : std::uint8_t {
    other,
    gradient,
    momentum,  // of gradients past: a direction
    squares,   // of gradients past, squared: a size per coordinate
    step,
    hessian,
};

// The meaning of a name in rules: a sentence without a full stop.
struct Meaning {
    std::string name, text;
    Role role = Role::other;
    bool scalar = false;  // one number for both coordinates

    bool operator==(const Meaning&) const = default;
};

// A state that is added to x as it is (sign 1) or taken from it (-1), with no rate before it, under that choice of a parameter.
struct Displacement {
    std::string state;
    double sign;
    std::string parameter, choice;
};

// A place that a method has beside x, as the mean of its path: a state, or what lies a share of the way from it to x, the share
// being a parameter.
struct Beside {
    std::string state = {}, share = {};
};

// A parameter under another name. "beta1,beta2" takes the members of a tuple apart.
struct ParameterAlias {
    std::string theirs, ours;
};

// A class or function of a library, or a name of textbooks, whose library is empty. Of several optimizers with the same name,
// one has a parameter `when` that makes it so: SGD is momentum when its momentum is not zero. In the order of the catalogue,
// the last one whose parameter is given so counts.
struct Alias {
    std::string library = {}, name = {};
    std::vector<ParameterAlias> parameters = {};  // those that only this one has; names_of_parameters() has the others
    std::string when = {};
    std::string implied = {};     // settings that make it the same, as "eps_at:inside"
    std::string defaults = {};    // of the library where they are not those here, rates apart, as "eps:1e-07"
    std::string note = {};        // a difference that settings cannot make up for, as the end of a sentence
    std::string decay_note = {};  // one that matters where a weight decay is given
};

// The questions of a method: one gradient per step, values and gradients along a line, Hessians, or values alone.
enum class Needs : std::uint8_t { gradient, line, hessian, values };

struct Ball;    // ball.hpp
struct Tensor;  // math/tensor.hpp

struct Optimizer {
    std::string key, title;
    int year = 0;             // of publication; a catalogue is in this order
    std::string source = {};  // paper or book
    std::string checked =
        {};  // the texts that its second reading follows, where they are not the paper alone and PyTorch's code
    std::string pytorch = {};  // the equivalent in torch.optim, or empty
    Needs needs = Needs::gradient;
    std::vector<Parameter> parameters = {};
    std::vector<std::string> state = {};
    // One assignment per line over g, t, x, the parameters, the state and what earlier lines assigned. A line that starts
    // with [parameter=choice] belongs to that choice only. g is the gradient at x, unless a line g = gradient(...) says
    // where it is taken instead.
    std::string rule = {};
    std::vector<Meaning> meanings = {};  // of names that mean something else than usual (glossary.hpp)
    std::vector<Displacement> displacements = {};
    std::vector<Alias> aliases = {};
    // Of methods that no rule text can tell: takes a step with one ball. Without it the rule is what runs.
    void (*step)(const Ball&) = nullptr;
    // Of methods with a rule that treat matrices otherwise: takes a step where the objective has some, in place of the rule.
    void (*matrix_step)(const Ball&) = nullptr;
    // Of both, the arrays of state that a ball needs, each as long as all tensors together; those of `state` without it.
    std::size_t (*arrays)(std::span<const Tensor> tensors) = nullptr;
    // The rule is of one tensor: sums, norms and numbers that are the same for all coordinates are of each by itself. Requires
    // a rule that asks for no values and gradients itself.
    bool per_tensor = false;
    // Goes around other optimizers: its lines run before theirs, or behind them with the prefix [after] (rules/around.hpp).
    bool around = false;
    Beside beside = {};
    bool typed = false;  // belongs to a document, whose link has its text (rules/define.hpp)

    // Compares what runs and how it is called, and the meanings that a document gives to names, but no other texts about it.
    bool operator==(const Optimizer& other) const {
        return std::tie(key, title, parameters, state, rule, around) ==
                   std::tie(other.key, other.title, other.parameters, other.state, other.rule, other.around) &&
               (!typed || meanings == other.meanings);
    }
};

// Return the index of a parameter in the optimizer's table, or -1.
int find_parameter(const Optimizer& optimizer, std::string_view key);
int find_parameter(const Optimizer& optimizer, ParameterRole role);

// Tells, as the end of a sentence, the numbers that tests hold a built-in method to; empty for others.
std::string checked_against(const Optimizer& optimizer);

// Returns the learning rate, or nullptr.
const Parameter* find_learning_rate(const Optimizer& optimizer);

}  // namespace ravine
