#include "optimizers/optimizer.hpp"

#include <algorithm>

namespace ravine {
namespace {

template <class Test>
int find_if(const Optimizer& optimizer, Test test) {
    const auto at = std::find_if(optimizer.parameters.begin(), optimizer.parameters.end(), test);
    return at == optimizer.parameters.end() ? -1 : static_cast<int>(at - optimizer.parameters.begin());
}

}  // namespace

std::string Parameter::name() const {
    std::string result = key;
    std::replace(result.begin(), result.end(), '.', '_');
    return result;
}

int Parameter::find_choice(std::string_view name) const {
    const auto at = std::find_if(choices.begin(), choices.end(), [&](const Choice& choice) { return choice.name == name; });
    return at == choices.end() ? -1 : static_cast<int>(at - choices.begin());
}

std::vector<std::string_view> Parameter::choice_names() const {
    std::vector<std::string_view> names;
    for (const Choice& choice : choices) names.push_back(choice.name);
    return names;
}

std::string_view Parameter::convention(std::string_view choice) const {
    const int index = find_choice(choice);
    return index < 0 ? std::string_view{} : choices[static_cast<std::size_t>(index)].convention;
}

int find_parameter(const Optimizer& optimizer, std::string_view key) {
    return find_if(optimizer, [&](const Parameter& parameter) { return parameter.key == key; });
}

int find_parameter(const Optimizer& optimizer, ParameterRole role) {
    return find_if(optimizer, [&](const Parameter& parameter) { return parameter.role == role; });
}

std::string checked_against(const Optimizer& optimizer) {
    const bool composed = optimizer.key.find('+') != std::string::npos;
    if (optimizer.typed || optimizer.around || composed) return {};
    if (optimizer.checked == "scipy") return "scipy.optimize, which takes about as many iterations and evaluations";
    if (!optimizer.pytorch.empty()) return optimizer.pytorch.substr(0, optimizer.pytorch.find('('));
    return "a NumPy reading of " + (optimizer.checked.empty() ? "its paper" : optimizer.checked);
}

const Parameter* find_learning_rate(const Optimizer& optimizer) {
    const int index = find_parameter(optimizer, ParameterRole::learning_rate);
    return index < 0 ? nullptr : &optimizer.parameters[static_cast<std::size_t>(index)];
}

}  // namespace ravine
