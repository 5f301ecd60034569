// The shape of a network of layers: "2-8-8-1,tanh" has two inputs, two hidden layers of eight units and one output.
//
// The weights of a network are one array of numbers. Layer after layer, as PyTorch's parameters() has them: a matrix with a row
// per unit, a column per input of the layer; then a bias per unit.
#pragma once

#include "text/result.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine::network {

// The function of hidden units; outputs have none.
enum class Activation : std::uint8_t { tanh, relu, gelu, silu, sigmoid, linear };

// The words of the activations, in their order.
std::span<const std::string_view> activation_names();

inline constexpr std::size_t most_layers = 8, most_units = 256, most_weights = 4096;

// A layer with its place in the array of weights.
struct Layer {
    std::size_t inputs, units;
    std::size_t matrix, bias;  // the first element of each

    std::size_t end() const { return bias + units; }
};

struct Architecture {
    std::vector<int> units;  // inputs, hidden units of each layer, outputs
    Activation activation = Activation::tanh;

    bool operator==(const Architecture&) const = default;
};

std::vector<Layer> layers_of(const Architecture& architecture);
std::size_t count_weights(const Architecture& architecture);

// Reads "2-8-8-1" or "2-8-8-1,relu". Fails with a sentence if it is no network, or one with too many weights.
Result<Architecture> read_architecture(std::string_view text);

// Returns the text that read_architecture() reads, without the activation if it is tanh.
std::string write_architecture(const Architecture& architecture);

}  // namespace ravine::network
