#include "network/data/dataset.hpp"

#include "formula/number.hpp"
#include "math/elementary.hpp"
#include "math/random.hpp"
#include "math/vector.hpp"
#include "network/data/associations.hpp"
#include "network/data/iris.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <iterator>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

namespace ravine::network {
namespace {

using Kind = Dataset::Kind;

constexpr std::string_view names[] = {"moons",        "circles", "spirals", "xor",  "gaussians",
                                      "checkerboard", "curve",   "memory",  "iris", "own"};
static_assert(std::size(names) == static_cast<std::size_t>(Kind::own) + 1);
constexpr double pi = 3.141592653589793;

// ---- Draws ----

// Step 0 of the counters is free: steps of a race count from 1.
double uniform(std::uint64_t seed, std::size_t row, std::size_t draw) {
    return random_uniform(random_bits(seed, 0, 4 * row + draw));
}
double normal(std::uint64_t seed, std::size_t row, std::size_t draw) {
    constexpr std::uint64_t apart = 1U << 20;
    return random_normal(seed, 0, apart + 4 * row + draw);
}

std::vector<std::size_t> shuffled(std::size_t count, std::uint64_t seed) {
    constexpr std::uint64_t apart = 1U << 21;
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = count; i > 1; --i) std::swap(order[i - 1], order[random_bits(seed, 0, apart + i) % i]);
    return order;
}

double sine(double angle) { return on_scalar(ravine::sine, angle); }
double cosine(double angle) { return on_scalar(ravine::cosine, angle); }

// ---- Shapes ----

// A row of a class: its place among the rows of the class, from 0 to 1.
Vector moon(bool second, double part) {
    const double x = cosine(pi * part), y = sine(pi * part);
    return second ? Vector{1 - x, 0.5 - y} : Vector{x, y};
}

Vector circle(bool second, double part) {
    const double radius = second ? 0.5 : 1;
    return {radius * cosine(2 * pi * part), radius * sine(2 * pi * part)};
}

Vector spiral(bool second, double part) {
    const double angle = 3.5 * pi * part + (second ? pi : 0);
    return {part * sine(angle), part * cosine(angle)};
}

struct Place {
    Vector at;
    bool second;  // of the two classes
};

// Uniform in the square from -1 to 1, without a strip along the axes.
Place xor_place(Vector at) {
    constexpr double strip = 0.06;
    const auto apart = [](double value) { return value + (value > 0 ? strip : -strip); };
    return {{apart(at.x), apart(at.y)}, at.x * at.y < 0};
}

Place checkerboard_place(Vector at) {
    const int column = static_cast<int>(2 * (at.x + 1)), row = static_cast<int>(2 * (at.y + 1));
    return {at, (column + row) % 2 != 0};
}

// Returns a row without its noise. Rows take turns in the two classes where these are shapes.
Place place_of(Kind kind, std::uint64_t seed, std::size_t row, std::size_t rows) {
    const bool second = row % 2 != 0;
    const double of_class = static_cast<double>((rows + (second ? 0 : 1)) / 2), number = static_cast<double>(row / 2);
    const Vector anywhere{2 * uniform(seed, row, 0) - 1, 2 * uniform(seed, row, 1) - 1};
    switch (kind) {
        case Kind::moons: return {moon(second, number / (of_class - 1)), second};
        case Kind::circles: return {circle(second, number / of_class), second};
        case Kind::spirals: return {spiral(second, (number + 1) / of_class), second};
        case Kind::xor_quadrants: return xor_place(anywhere);
        case Kind::checkerboard: return checkerboard_place(anywhere);
        case Kind::gaussians: break;
        case Kind::curve:
        case Kind::memory:
        case Kind::iris:
        case Kind::own: assert(false);
    }
    constexpr double spread = 0.4;
    const double centre = second ? 0.6 : -0.6;
    return {{centre + spread * normal(seed, row, 2), centre + spread * normal(seed, row, 3)}, second};
}

// The curve that is fitted: sin(pi x) + sin(3 pi x) / 3, two steps.
double curve_at(double x) { return sine(pi * x) + sine(3 * pi * x) / 3; }

Samples made_samples(const Dataset& dataset, std::uint64_t seed) {
    Samples samples;
    const auto rows = static_cast<std::size_t>(dataset.rows);
    const bool is_curve = dataset.kind == Kind::curve;
    samples.inputs = inputs_of(dataset);
    samples.classes = classes_of(dataset);
    samples.names = is_curve ? std::vector<std::string>{"x", "y"} : std::vector<std::string>{"x1", "x2", "class"};
    for (std::size_t row = 0; row < rows; ++row) {
        if (is_curve) {
            const double x = 2 * static_cast<double>(row) / static_cast<double>(rows - 1) - 1;
            samples.values.push_back(x);
            samples.targets.push_back(curve_at(x) + dataset.noise * normal(seed, row, 0));
        } else {
            const Place place = place_of(dataset.kind, seed, row, rows);
            samples.values.push_back(place.at.x + dataset.noise * normal(seed, row, 0));
            samples.values.push_back(place.at.y + dataset.noise * normal(seed, row, 1));
            samples.targets.push_back(place.second ? 1 : 0);
        }
    }
    return samples;
}

// ---- Tables ----

// Returns the table that the rows of a data set are from, or nullptr.
const Samples* table_of(const Dataset& dataset) {
    if (dataset.kind == Kind::iris) return &iris();
    return dataset.kind == Kind::own ? dataset.table.samples.get() : nullptr;
}

// Gives numbers mean 0 and, where they differ, standard deviation 1 over those of training. No number is then larger than 1e6.
void standardise(std::span<double* const> training, std::span<double* const> validation) {
    double mean = 0, variance = 0;
    const auto count = static_cast<double>(training.size());
    for (const double* const number : training) mean += *number / count;
    for (const double* const number : training) variance += (*number - mean) * (*number - mean) / count;
    constexpr double rounding = 1e-12;  // of the mean of numbers that are all equal
    const double scale = variance > rounding * rounding * mean * mean ? 1 / std::sqrt(variance) : 1;
    constexpr double largest = 1e6;
    for (const std::span<double* const> part : {training, validation}) {
        for (double* const number : part) *number = std::clamp((*number - mean) * scale, -largest, largest);
    }
}

// Returns the places of a column, which is the target after the inputs.
std::vector<double*> column_of(Samples& samples, std::size_t column) {
    std::vector<double*> places;
    for (std::size_t row = 0; row < samples.rows(); ++row)
        places.push_back(column == samples.inputs ? &samples.targets[row] : &samples.values[row * samples.inputs + column]);
    return places;
}

void standardise(Split& split) {
    const std::size_t columns = split.training.inputs + (split.training.classes == 0 ? 1 : 0);
    for (std::size_t column = 0; column < columns; ++column)
        standardise(column_of(split.training, column), column_of(split.validation, column));
}

// Adds noise to the inputs. `first` is the number of the first row among all.
void add_noise(double deviation, std::uint64_t seed, std::size_t first, Samples& samples) {
    constexpr std::uint64_t apart = 1U << 24;  // from the draws of weights, too
    for (std::size_t i = 0; i < samples.values.size(); ++i)
        samples.values[i] += deviation * random_normal(seed, 0, apart + first * samples.inputs + i);
}

void append(const Samples& from, std::size_t row, Samples& to) {
    const auto first = from.values.begin() + static_cast<std::ptrdiff_t>(row * from.inputs);
    to.values.insert(to.values.end(), first, first + static_cast<std::ptrdiff_t>(from.inputs));
    to.targets.push_back(from.targets[row]);
}

// ---- Texts ----

// A setting of the text, and its range.
struct Setting {
    std::string_view key;
    double low, high;
};

// Sets a number of the data set. Returns a sentence if it cannot be set.
std::string set_number(Dataset& dataset, std::string_view part) {
    const Setting settings[] = {{"rows", fewest_samples, static_cast<double>(most_rows_of(dataset))},
                                {"noise", 0, most_noise},
                                {"validation", 0, most_validation}};
    const std::size_t colon = std::min(part.find(':'), part.size());
    const std::string_view key = trim(part.substr(0, colon));
    const std::string_view text = trim(part.substr(std::min(colon + 1, part.size())));
    const auto setting = std::find_if(std::begin(settings), std::end(settings), [&](const Setting& s) { return s.key == key; });
    if (setting == std::end(settings))
        return fmt::format("a data set has no {}; it has rows, noise and validation", quote(key));
    const std::optional<double> value = read_number(text);
    const bool whole = setting != std::begin(settings) || (value && std::floor(*value) == *value);
    if (!value || !(*value >= setting->low && *value <= setting->high) || !whole)
        return fmt::format("{} goes from {} to {}, not {}", key, setting->low, setting->high, quote(text));
    if (setting == std::begin(settings)) dataset.rows = static_cast<int>(*value);
    if (key == "noise") dataset.noise = *value;
    if (key == "validation") dataset.validation = *value;
    return "";
}

}  // namespace

std::span<const std::string_view> dataset_names() { return names; }

int most_rows_of(const Dataset& dataset) {
    const Samples* const table = table_of(dataset);
    return static_cast<int>(table ? table->rows() : most_samples);
}

Dataset usual_dataset(Dataset::Kind kind, Table table) {
    Dataset dataset;
    dataset.kind = kind;
    if (kind == Kind::own) dataset.table = std::move(table);
    const Samples* const rows = table_of(dataset);
    assert(rows || kind != Kind::own);
    if (rows) dataset.rows = static_cast<int>(rows->rows());
    if (rows || kind == Kind::memory) dataset.noise = 0;
    if (kind == Kind::memory) dataset.validation = 0;
    return dataset;
}

Result<Dataset> read_dataset(std::string_view text, const Table& table) {
    const std::vector<std::string_view> parts = split(text, ',');
    const std::string_view name = trim(parts[0]);
    const auto found = std::find(std::begin(names), std::end(names), name);
    if (found == std::end(names)) {
        const std::string meant = nearest_choice(name, names);
        return Failure{fmt::format("{} is no data set; there are {}", quote(name), fmt::join(names, ", ")),
                       meant.empty() ? std::vector<std::string>{} : std::vector{meant}};
    }
    const auto kind = static_cast<Kind>(found - std::begin(names));
    if (kind == Kind::own && !table.samples) return Failure{"there is no table of your own"};
    Dataset dataset = usual_dataset(kind, table);
    for (std::size_t i = 1; i < parts.size(); ++i) {
        if (std::string complaint = set_number(dataset, parts[i]); !complaint.empty()) return Failure{std::move(complaint)};
    }
    return dataset;
}

std::string write_dataset(const Dataset& dataset) {
    std::string text(names[static_cast<std::size_t>(dataset.kind)]);
    const Dataset usual = usual_dataset(dataset.kind, dataset.table);
    if (dataset.rows != usual.rows) text += fmt::format(",rows:{}", dataset.rows);
    if (dataset.noise != usual.noise) text += fmt::format(",noise:{}", dataset.noise);
    if (dataset.validation != usual.validation) text += fmt::format(",validation:{}", dataset.validation);
    return text;
}

std::string title_of(const Dataset& dataset) {
    if (dataset.kind == Kind::own) return dataset.table.samples->names.back();
    return std::string(names[static_cast<std::size_t>(dataset.kind)]);
}

std::size_t inputs_of(const Dataset& dataset) {
    if (const Samples* const table = table_of(dataset)) return table->inputs;
    if (dataset.kind == Kind::memory) return associations;
    return dataset.kind == Kind::curve ? 1 : 2;
}

std::size_t classes_of(const Dataset& dataset) {
    if (const Samples* const table = table_of(dataset)) return table->classes;
    if (dataset.kind == Kind::memory) return associations;
    return dataset.kind == Kind::curve ? 0 : 2;
}

Split make_samples(const Dataset& dataset, std::uint64_t seed) {
    assert(dataset.rows >= static_cast<int>(fewest_samples) && dataset.rows <= most_rows_of(dataset));
    const Samples* const table = table_of(dataset);
    const bool remembers = dataset.kind == Kind::memory;
    const Samples all = table       ? *table
                        : remembers ? make_associations(static_cast<std::size_t>(dataset.rows), seed)
                                    : made_samples(dataset, seed);
    std::vector<std::size_t> order = shuffled(all.rows(), seed);
    order.resize(static_cast<std::size_t>(dataset.rows));
    const auto kept = static_cast<std::size_t>(std::floor(dataset.validation * static_cast<double>(order.size())));
    Split split;
    for (Samples* part : {&split.training, &split.validation}) {
        part->inputs = all.inputs;
        part->classes = all.classes;
        part->names = all.names;
        part->class_names = all.class_names;
    }
    for (std::size_t i = 0; i < order.size(); ++i) append(all, order[i], i < kept ? split.validation : split.training);
    if (table) standardise(split);
    if (table || remembers) {
        add_noise(dataset.noise, seed, 0, split.training);
        add_noise(dataset.noise, seed, split.training.rows(), split.validation);
    }
    return split;
}

}  // namespace ravine::network
