#include "export/pytorch/pytorch_network.hpp"

#include "export/pytorch/python.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <vector>

namespace ravine {
namespace {

using network::Activation;
using network::Criterion;

std::string_view function_of(Activation activation) {
    switch (activation) {
        case Activation::tanh: return "torch.tanh";
        case Activation::relu: return "functional.relu";
        case Activation::gelu: return "functional.gelu";
        case Activation::silu: return "functional.silu";
        case Activation::sigmoid: return "torch.sigmoid";
        case Activation::linear: break;
    }
    return "";
}

std::string_view judged(Criterion criterion) {
    switch (criterion) {
        case Criterion::logistic: return "functional.binary_cross_entropy_with_logits(outputs[:, 0], targets)";
        case Criterion::softmax: return "functional.cross_entropy(outputs, targets.long())";
        case Criterion::squared: break;
    }
    return "functional.mse_loss(outputs[:, 0], targets)";
}

// Returns numbers on lines of a few, indented.
std::string lines_of(std::span<const double> numbers, std::size_t per_line) {
    std::string text;
    for (std::size_t i = 0; i < numbers.size(); i += per_line) {
        std::vector<std::string> line;
        for (const double number : numbers.subspan(i, std::min(per_line, numbers.size() - i)))
            line.push_back(python_number(number));
        text += fmt::format("    {},\n", fmt::join(line, ", "));
    }
    return text;
}

}  // namespace

std::string network_constants(const network::Training& training) {
    constexpr std::size_t weights_per_line = 5;
    const network::Samples& rows = training.data.training;
    std::string text = fmt::format("LAYERS = ({})\nROWS = torch.tensor([  # inputs and target\n",
                                   fmt::join(training.problem.architecture.units, ", "));
    for (std::size_t row = 0; row < rows.rows(); ++row) {
        std::vector<std::string> line;
        for (std::size_t k = 0; k < rows.inputs; ++k) line.push_back(python_number(rows.values[row * rows.inputs + k]));
        line.push_back(python_number(rows.targets[row]));
        text += fmt::format("    [{}],\n", fmt::join(line, ", "));
    }
    return text + "])\nSTART = [  # of each layer the matrix, a row per unit, and the biases\n" +
           lines_of(training.start, weights_per_line) + "]\n";
}

std::string network_loss(const network::Problem& problem, Criterion criterion) {
    const std::string_view function = function_of(problem.architecture.activation);
    const std::string activated = function.empty() || problem.architecture.units.size() == 2
                                      ? ""
                                      : fmt::format("        if layer < len(LAYERS) - 1:\n            a = {}(a)\n", function);
    const auto& [l1, l2] = problem.penalty;
    std::string penalties;
    if (l1 != 0) penalties += fmt::format(" + {}*sum(weight.abs().sum() for weight, bias in layers(p))", python_number(l1));
    if (l2 != 0) penalties += fmt::format(" + {}/2*sum((weight**2).sum() for weight, bias in layers(p))", python_number(l2));
    return fmt::format(R"(

def layers(p):
    """The matrices and biases of all layers, from one tensor."""
    at = 0
    for inputs, units in zip(LAYERS, LAYERS[1:]):
        bias = at + inputs*units
        yield p[at:bias].reshape(units, inputs), p[bias:bias + units]
        at = bias + units


def network(p, inputs):
    a = inputs
    for layer, (weight, bias) in enumerate(layers(p), 1):
        a = functional.linear(a, weight, bias)
{}    return a


def loss(p, rows=ROWS):
    outputs, targets = network(p, rows[:, :-1]), rows[:, -1]
    return {}{}
)",
                       activated, judged(criterion), penalties);
}

}  // namespace ravine
