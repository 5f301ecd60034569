// Everything that decides the numbers of a race, as plain data.
#pragma once

#include "loss/loss.hpp"
#include "network/problem.hpp"
#include "optimizers/catalogue.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ravine {

// A parameter as the user wrote it: a number or formula of t, or the name of a choice.
struct Setting {
    std::string key, text;

    bool operator==(const Setting&) const = default;
};

struct Racer {
    std::string optimizer;             // a key of the catalogue
    std::vector<Setting> settings;     // those that differ from the parameter's default
    std::optional<Vector> start = {};  // instead of the race's
    // Races, but is not drawn. It decides no number, and yet is here and not in ViewOptions: it moves with its racer through
    // every edit of the list, and undo takes it back with them.
    bool hidden = false;

    bool operator==(const Racer&) const = default;
};

struct Experiment {
    std::string loss;  // the key of a surface or a formula in x and y
    // Trained by the racers instead of descending the loss. Loss, data and start then decide nothing, and the domain is a part
    // of the plane on which the race is looked at.
    std::optional<network::Problem> network = {};
    Box domain;
    Vector start;
    std::vector<Racer> racers;
    std::vector<Row> data;                          // for the loss's sums; empty for the surface's own
    std::array<std::string, 2> columns = {};        // the user's names of the data's u and v, which decide no number; or ""
    std::vector<formula::Constant> constants = {};  // of the formula, or all or none of a surface's; and those of racers alone
    int batch = 0;                                  // rows per gradient; 0 for all
    double noise = 0;                               // standard deviation of the normal noise added to every gradient
    std::uint64_t seed = 1;                         // of the noise
    int steps = 200;                                // length of the race
    Catalogue catalogue = builtin_catalogue();      // the optimizers that its racers may have; links hold the typed ones

    bool operator==(const Experiment&) const = default;
};

// Returns what racers descend, for the user: the title of a surface, a formula, or "2-8-8-1 on moons".
std::string title_of(const Experiment& experiment);

// Returns true if two numbers can be the ends of a side of the domain, and the coordinates of a start.
inline constexpr double farthest_place = 1e9;  // from 0, of either coordinate
bool is_range(double low, double high);
bool is_place(double x, double y);

inline constexpr int most_steps = 100'000;
inline constexpr std::uint64_t largest_seed = std::uint64_t{1} << 53;  // a double holds whole numbers exactly up to it
inline constexpr std::size_t most_racers = 32;

// Returns the experiment of a page that is opened without a link.
Experiment default_experiment();

// Returns true if two experiments have the same numbers: they differ in hidden racers, in names of columns and, of networks, in
// loss, data, domain and start at most.
bool same_numbers(Experiment a, const Experiment& b);

// Makes the racers train a network, or descend the loss again, with the default domain and start of that.
void set_network(Experiment& experiment, std::optional<network::Problem> network);

// Returns the domain of an experiment that tells none: of its loss, or the part of a plane that all paths of networks lie in.
Box default_domain(const Experiment& experiment);

// Return the default domain and start of a loss: the surface's own, or [-2, 2]² for a formula.
Box default_domain(const std::string& loss);
Vector default_start(const std::string& loss, const Box& domain);

// Returns the box in which the lengths of a race are measured: the domain, but no side shorter than 1e-5 of the loss's default
// domain; a longer one has the same centre. Balls that start in a tiny part of a surface come to minima far outside of it.
Box measuring_box(const Experiment& experiment);

// Returns a number whose bit i is set if racer i is hidden.
std::uint32_t hidden_racers(const Experiment& experiment);

// Returns a racer's own start, or the race's. Requires a valid index.
Vector start_of(const Experiment& experiment, std::size_t racer);

// Returns the rows of the loss's sums: the experiment's, or else the surface's own.
std::span<const Row> data_of(const Experiment& experiment);

// Sets the names of the data's columns. The names u and v need not be told.
void name_columns(Experiment& experiment, std::string_view u, std::string_view v);

// Returns the constants of the loss, the experiment's or else the surface's own, and then those that racers alone use.
std::vector<formula::Constant> constants_of(const Experiment& experiment);

// Sets the constants. Values that equal a surface's own are dropped.
void set_constants(Experiment& experiment, std::vector<formula::Constant> constants);

// Compiles the loss of an experiment with its data and constants.
Result<Loss, formula::ParseError> compile_loss(const Experiment& experiment);

// Returns the optimizer of a racer of the experiment, or nullptr. It lives as long as a copy of the experiment's catalogue.
const Optimizer* optimizer_of(const Experiment& experiment, const Racer& racer);

// Adds to the catalogue what racers with modifiers need, as "adam+clip". Requires a call where the catalogue has changed.
void compose_racers(Experiment& experiment);

// Returns the learning rate of a racer's optimizer, or nullptr.
const Parameter* rate_of(const Experiment& experiment, const Racer& racer);

// Returns the default of a parameter as a user would write it: a number or the name of a choice.
std::string default_text(const Parameter& parameter);

// Returns the text of a racer's parameter: its setting, or the default.
std::string setting_text(const Racer& racer, const Parameter& parameter);

// Returns the parameter with its upper end closed if the racer's other settings close it.
Parameter parameter_of(const Racer& racer, const Parameter& parameter);

// Sets a parameter. A text that equals the default is dropped from the settings.
void set_parameter(Racer& racer, const Parameter& parameter, std::string text);

}  // namespace ravine
