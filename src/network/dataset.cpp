#include "network/dataset.hpp"

#include "formula/number.hpp"
#include "math/elementary.hpp"
#include "math/random.hpp"
#include "math/vector.hpp"
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

constexpr std::string_view names[] = {"moons", "circles", "spirals", "xor", "gaussians", "checkerboard", "curve"};
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
        case Kind::curve: assert(false);
    }
    constexpr double spread = 0.4;
    const double centre = second ? 0.6 : -0.6;
    return {{centre + spread * normal(seed, row, 2), centre + spread * normal(seed, row, 3)}, second};
}

// The curve that is fitted: sin(pi x) + sin(3 pi x) / 3, two steps.
double curve_at(double x) { return sine(pi * x) + sine(3 * pi * x) / 3; }

Samples all_samples(const Dataset& dataset, std::uint64_t seed) {
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
constexpr Setting settings[] = {
    {"rows", fewest_rows, static_cast<double>(most_samples)}, {"noise", 0, most_noise}, {"validation", 0, most_validation}};

// Sets a number of the data set. Returns a sentence if it cannot be set.
std::string set_number(Dataset& dataset, std::string_view part) {
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

Result<Dataset> read_dataset(std::string_view text) {
    const std::vector<std::string_view> parts = split(text, ',');
    const std::string_view name = trim(parts[0]);
    const auto found = std::find(std::begin(names), std::end(names), name);
    if (found == std::end(names)) {
        const std::string meant = nearest_choice(name, names);
        return Failure{fmt::format("{} is no data set; there are {}", quote(name), fmt::join(names, ", ")),
                       meant.empty() ? std::vector<std::string>{} : std::vector{meant}};
    }
    Dataset dataset;
    dataset.kind = static_cast<Kind>(found - std::begin(names));
    for (std::size_t i = 1; i < parts.size(); ++i) {
        if (std::string complaint = set_number(dataset, parts[i]); !complaint.empty()) return Failure{std::move(complaint)};
    }
    return dataset;
}

std::string write_dataset(const Dataset& dataset) {
    std::string text(names[static_cast<std::size_t>(dataset.kind)]);
    const Dataset usual;
    if (dataset.rows != usual.rows) text += fmt::format(",rows:{}", dataset.rows);
    if (dataset.noise != usual.noise) text += fmt::format(",noise:{}", dataset.noise);
    if (dataset.validation != usual.validation) text += fmt::format(",validation:{}", dataset.validation);
    return text;
}

std::size_t inputs_of(const Dataset& dataset) { return dataset.kind == Kind::curve ? 1 : 2; }
std::size_t classes_of(const Dataset& dataset) { return dataset.kind == Kind::curve ? 0 : 2; }

Split make_samples(const Dataset& dataset, std::uint64_t seed) {
    assert(dataset.rows >= fewest_rows && dataset.rows <= static_cast<int>(most_samples));
    const Samples all = all_samples(dataset, seed);
    const auto kept = static_cast<std::size_t>(std::floor(dataset.validation * static_cast<double>(all.rows())));
    Split split;
    for (Samples* part : {&split.training, &split.validation}) {
        part->inputs = all.inputs;
        part->classes = all.classes;
        part->names = all.names;
    }
    const std::vector<std::size_t> order = shuffled(all.rows(), seed);
    for (std::size_t i = 0; i < order.size(); ++i) append(all, order[i], i < kept ? split.validation : split.training);
    return split;
}

}  // namespace ravine::network
