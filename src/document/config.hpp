// Everything that defines a race, as plain data. A link holds a Config and nothing else.
#pragma once

#include "document/look.hpp"
#include "loss/loss.hpp"
#include "optimizers/catalogue.hpp"

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
    bool hidden = false;               // races, but is not drawn

    bool operator==(const Racer&) const = default;
};

// The camera, independent of the window: angles in degrees, zoom 1 for the whole domain, and the target in half widths of the
// domain from its centre (0, 0).
struct View {
    double azimuth = -60, elevation = 38, zoom = 1, x = 0, y = 0;

    bool operator==(const View&) const = default;
};

struct Config {
    std::string loss;  // the key of a surface or a formula in x and y
    Box domain;
    Vector start;
    std::vector<Racer> racers;
    std::vector<Row> data;                          // for the loss's sums; empty for the surface's own
    std::vector<formula::Constant> constants = {};  // of the formula; of a surface, all or none for its own
    int batch = 0;                                  // rows per gradient; 0 for all
    double noise = 0;                               // standard deviation of the normal noise added to every gradient
    std::uint64_t seed = 1;                         // of the noise
    int steps = 200;                                // length of the race
    int at = 0;                                     // the step shown
    int selected = -1;                              // the selected racer, or -1 for none
    View view;
    Look look;
    std::string lesson = {};                    // the card that it began as, "saddle.race" (link.hpp), or ""
    Catalogue catalogue = builtin_catalogue();  // the optimizers that its racers may have; no part of links

    bool operator==(const Config&) const = default;
};

// Returns true if two numbers can be the ends of a side of the domain, and the coordinates of a start.
inline constexpr double farthest_place = 1e9;  // from 0, of either coordinate
bool is_range(double low, double high);
bool is_place(double x, double y);

inline constexpr double lowest_elevation = 5, highest_elevation = 90;
inline constexpr double least_zoom = 0.4, most_zoom = 200;

// Returns the nearest valid view: elevation, zoom and target in their ranges, the azimuth in [-180, 180), and the default in
// place of numbers that are not finite.
View clamp_view(View view);

inline constexpr int most_steps = 100'000;
inline constexpr std::uint64_t largest_seed = std::uint64_t{1} << 53;  // a double holds whole numbers exactly up to it
inline constexpr std::size_t most_racers = 32;

// Returns the race that opens without a link.
Config default_config();

// Return the default domain and start of a loss: the surface's own, or [-2, 2]² for a formula.
Box default_domain(const std::string& loss);
Vector default_start(const std::string& loss, const Box& domain);

// Copies the settings that change no number of a race: camera, look, shown step and, if it exists, the selected racer.
void take_view(Config& config, const Config& from);

// Returns a number whose bit i is set if racer i is hidden.
std::uint32_t hidden_racers(const Config& config);

// Returns a racer's own start, or the race's. Requires a valid index.
Vector start_of(const Config& config, std::size_t racer);

// Returns the rows of the loss's sums: the config's, or else the surface's own.
std::span<const Row> data_of(const Config& config);

// Returns the constants of the loss: the config's, or else the surface's own.
std::vector<formula::Constant> constants_of(const Config& config);

// Sets the constants of the loss. Values that equal a surface's own are dropped.
void set_constants(Config& config, std::vector<formula::Constant> constants);

// Compiles the loss of a config with its data and constants. On failure returns nothing and sets the error.
std::optional<Loss> compile_loss(const Config& config, formula::ParseError& error);

// Returns the optimizer of a racer of the config, or nullptr. It lives as long as a copy of the config's catalogue.
const Optimizer* optimizer_of(const Config& config, const Racer& racer);

// Returns the learning rate of a racer's optimizer, or nullptr.
const Parameter* rate_of(const Config& config, const Racer& racer);

// Returns the default of a parameter as a user would write it: a number or the name of a choice.
std::string default_text(const Parameter& parameter);

// Returns the text of a racer's parameter: its setting, or the default.
std::string setting_text(const Racer& racer, const Parameter& parameter);

// Returns the parameter with its upper end closed if the racer's other settings close it.
Parameter parameter_of(const Racer& racer, const Parameter& parameter);

// Sets a parameter. A text that equals the default is dropped from the settings.
void set_parameter(Racer& racer, const Parameter& parameter, std::string text);

}  // namespace ravine
