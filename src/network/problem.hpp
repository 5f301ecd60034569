// A network and its data, as plain data of a link, and made ready for a race: the objective that racers minimise, and the
// weights that they start at.
#pragma once

#include "network/architecture.hpp"
#include "network/data/dataset.hpp"
#include "network/initialise.hpp"
#include "network/network.hpp"
#include "text/result.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine::network {

inline constexpr double most_penalty = 10;  // of l1 and l2

struct Problem {
    Architecture architecture{.units = {2, 8, 8, 1}};
    Penalty penalty;
    Dataset dataset;
    Initialisation initialisation = Initialisation::torch;

    bool operator==(const Problem&) const = default;
};

// Read the layers, activation and penalties of a problem: "2-8-8-1,relu,l2:0.001", and the word of an initialisation. Fail with
// a sentence.
Result<> read_net(std::string_view text, Problem& problem);
Result<Initialisation> read_initialisation(std::string_view text);

// Return the texts that these read.
std::string write_net(const Problem& problem);
std::string write_initialisation(Initialisation initialisation);

// The words of the initialisations, in their order.
std::span<const std::string_view> initialisation_names();

// Gives a network as many inputs and outputs as its data have; one that has too many weights then has hidden layers of eight
// units. Returns a sentence if it had others, or "".
std::string fit_to_data(Problem& problem);

// A problem made ready for a race, the same for all racers. Constant: threads may share one.
struct Training {
    Problem problem;
    Split data;
    Network network;                    // over the rows of training
    std::optional<Network> validation;  // over those of validation, without penalties; nothing if there are none
    std::vector<double> start;

    // Returns the share of rows whose class is told rightly. Requires classes, and rows.
    double accuracy(const Samples& samples, std::span<const double> weights) const;
};

// Makes data and weights from the seed. Requires a network that fits its data.
std::shared_ptr<const Training> make_training(const Problem& problem, std::uint64_t seed);

}  // namespace ravine::network
