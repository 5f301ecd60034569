#include "network/problem.hpp"

#include "formula/number.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cassert>
#include <iterator>

namespace ravine::network {
namespace {

constexpr std::string_view initialisations[] = {"torch", "glorot", "he"};

// Sets l1 or l2. Returns a sentence if the text is another one.
std::string set_penalty(std::string_view part, Penalty& penalty) {
    const std::size_t colon = part.find(':');
    const std::string_view key = trim(part.substr(0, colon)), text = trim(part.substr(colon + 1));
    if (key != "l1" && key != "l2") return fmt::format("a network has no {}; its penalties are l1 and l2", quote(key));
    const std::optional<double> value = read_number(text);
    if (!value || !(*value >= 0 && *value <= most_penalty))
        return fmt::format("{} goes from 0 to {}, not {}", key, most_penalty, quote(text));
    (key == "l1" ? penalty.l1 : penalty.l2) = *value;
    return "";
}

std::size_t outputs_of(const Dataset& dataset) { return classes_of(dataset) > 2 ? classes_of(dataset) : 1; }

}  // namespace

Result<> read_net(std::string_view text, Problem& problem) {
    std::vector<std::string_view> layers;
    Penalty penalty;
    for (const std::string_view part : split(text, ',')) {
        if (part.find(':') == std::string_view::npos) {
            layers.push_back(part);
        } else if (std::string fault = set_penalty(part, penalty); !fault.empty()) {
            return Failure{std::move(fault)};
        }
    }
    Result<Architecture> architecture = read_architecture(fmt::format("{}", fmt::join(layers, ",")));
    if (!architecture) return architecture.error();
    problem.architecture = *std::move(architecture);
    problem.penalty = penalty;
    return {};
}

Result<Initialisation> read_initialisation(std::string_view text) {
    const auto found = std::find(std::begin(initialisations), std::end(initialisations), text);
    if (found != std::end(initialisations)) return static_cast<Initialisation>(found - std::begin(initialisations));
    const std::string meant = nearest_choice(text, initialisations);
    return Failure{fmt::format("{} is no initialisation; there are {}", quote(text), fmt::join(initialisations, ", ")),
                   meant.empty() ? std::vector<std::string>{} : std::vector{meant}};
}

std::string write_net(const Problem& problem) {
    std::string text = write_architecture(problem.architecture);
    if (problem.penalty.l1 != 0) text += fmt::format(",l1:{}", problem.penalty.l1);
    if (problem.penalty.l2 != 0) text += fmt::format(",l2:{}", problem.penalty.l2);
    return text;
}

std::string write_initialisation(Initialisation initialisation) {
    return std::string(initialisations[static_cast<std::size_t>(initialisation)]);
}

std::span<const std::string_view> initialisation_names() { return initialisations; }

std::string fit_to_data(Problem& problem) {
    std::vector<int>& units = problem.architecture.units;
    const int inputs = static_cast<int>(inputs_of(problem.dataset)), outputs = static_cast<int>(outputs_of(problem.dataset));
    const bool two_for_two = classes_of(problem.dataset) == 2 && units.back() == 2;
    if (units.front() == inputs && (units.back() == outputs || two_for_two)) return "";
    units.front() = inputs;
    units.back() = outputs;
    if (count_weights(problem.architecture) > most_weights) units = {inputs, 8, 8, outputs};
    return fmt::format("the data have {} input{} and take {} output{}; {} is used instead", inputs, inputs == 1 ? "" : "s",
                       outputs, outputs == 1 ? "" : "s", write_architecture(problem.architecture));
}

double Training::accuracy(const Samples& samples, std::span<const double> weights) const {
    assert(samples.classes > 0 && samples.rows() > 0);
    const std::vector<double> outputs = network.outputs(weights, samples.values);
    const std::size_t units = outputs.size() / samples.rows();
    std::size_t right = 0;
    for (std::size_t row = 0; row < samples.rows(); ++row) {
        const auto first = outputs.begin() + static_cast<std::ptrdiff_t>(row * units);
        const auto told =
            units == 1 ? (*first > 0 ? 1 : 0) : std::max_element(first, first + static_cast<std::ptrdiff_t>(units)) - first;
        if (static_cast<double>(told) == samples.targets[row]) ++right;
    }
    return static_cast<double>(right) / static_cast<double>(samples.rows());
}

std::shared_ptr<const Training> make_training(const Problem& problem, std::uint64_t seed) {
    Split data = make_samples(problem.dataset, seed);
    Network network(problem.architecture, data.training, problem.penalty);
    std::optional<Network> validation;
    if (data.validation.rows() > 0) validation.emplace(problem.architecture, data.validation);
    std::vector<double> start = initial_weights(problem.architecture, problem.initialisation, seed);
    return std::make_shared<const Training>(
        Training{problem, std::move(data), std::move(network), std::move(validation), std::move(start)});
}

}  // namespace ravine::network
