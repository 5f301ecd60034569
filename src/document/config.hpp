// Everything that defines a race, as plain data. A Config and nothing else goes into a link.
#pragma once

#include "document/look.hpp"
#include "loss/loss.hpp"
#include "optimizers/optimizer.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ravine {

// A parameter as the user gave it: the number or formula of t, or the name of a choice.
struct Setting {
    std::string key, text;

    bool operator==(const Setting&) const = default;
};

struct Racer {
    std::string optimizer;             // a key of the catalogue
    std::vector<Setting> settings;     // only what differs from the parameter's default
    std::optional<Vector> start = {};  // a start of its own, or the race's
    bool hidden = false;               // races on, but is not drawn

    bool operator==(const Racer&) const = default;
};

// The camera, in terms that do not depend on the window: angles in degrees, zoom 1 shows the whole domain, and the
// point looked at in units of the domain's half width, (0, 0) being its centre.
struct View {
    double azimuth = -60, elevation = 38, zoom = 1, x = 0, y = 0;

    bool operator==(const View&) const = default;
};

struct Config {
    std::string loss;  // the key of a surface or a formula in x and y
    Box domain;
    Vector start;
    std::vector<Racer> racers;
    std::vector<Row> data;                          // that the loss's sums run over; none means the surface's own
    std::vector<formula::Constant> constants = {};  // of the formula; of a surface, all of them or none for its own
    int batch = 0;                                  // rows that a gradient is taken over; 0 means all
    double noise = 0;                               // standard deviation of the normal noise added to every gradient
    std::uint64_t seed = 1;                         // of the noise
    int steps = 200;                                // length of the race
    int at = 0;                                     // the step shown
    int selected = -1;                              // the racer that is looked at, or -1 for none
    View view;
    Look look;
    std::string lesson = {};  // "saddle.race": the card that it began as (link.hpp), or nothing

    bool operator==(const Config&) const = default;
};

// Whether two numbers do as a side of the domain, in ascending order, and as a start.
inline constexpr double farthest_place = 1e9;  // from 0, of either coordinate
bool is_range(double low, double high);
bool is_place(double x, double y);

inline constexpr double lowest_elevation = 5, highest_elevation = 90;
inline constexpr double least_zoom = 0.4, most_zoom = 200;

// The nearest view that the camera can take: elevation, zoom and target in their ranges, the azimuth in [-180, 180), and
// the default's number for one that is not finite.
View clamp_view(View view);

inline constexpr int most_steps = 100'000;
inline constexpr std::uint64_t largest_seed = std::uint64_t{1} << 53;  // a double holds whole numbers exactly up to it
inline constexpr std::size_t most_racers = 32;

// The race that opens without a link.
Config default_config();

// Domain and start that go with a loss where the link names none: the surface's own, or [-2, 2]² for a formula.
Box default_domain(const std::string& loss);
Vector default_start(const std::string& loss, const Box& domain);

// Takes over what changes no number of a race: camera, look, the step shown and the racer looked at, where there is one.
void take_view(Config& config, const Config& from);

// Bit i is set where racer i is hidden.
std::uint32_t hidden_racers(const Config& config);

// Where a racer starts.
Vector start_of(const Config& config, std::size_t racer);

// The rows that the loss's sums run over: the config's, or else the surface's own.
std::span<const Row> data_of(const Config& config);

// The constants of the loss: the config's, or else the surface's own.
std::vector<formula::Constant> constants_of(const Config& config);

// Sets the constants of the loss. A surface's own values leave the config without any.
void set_constants(Config& config, std::vector<formula::Constant> constants);

// Compiles the loss of a config, with its data and constants. Returns nothing on failure, and the error.
std::optional<Loss> compile_loss(const Config& config, formula::ParseError& error);

// The default of a parameter as a user would write it: a number or the name of a choice.
std::string default_text(const Parameter& parameter);

// The text of a racer's parameter: its setting, or the default written out.
std::string setting_text(const Racer& racer, const Parameter& parameter);

// The parameter with its end open or closed, as the racer's other settings have it.
Parameter parameter_of(const Racer& racer, const Parameter& parameter);

// Sets it. What equals the default is dropped from the settings.
void set_parameter(Racer& racer, const Parameter& parameter, std::string text);

}  // namespace ravine
