// Any text as the rule of an optimizer: it is compiled as far as it makes sense, and what runs comes to numbers.
#include "analysis/walk.hpp"
#include "check.hpp"
#include "loss/loss.hpp"
#include "optimizers/catalogue.hpp"
#include "simulation/simulation.hpp"

using namespace ravine;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 8192) return -1;
    const std::string text(fuzz::text_of(data, size));
    Optimizer optimizer = *builtin_catalogue().find("adam");
    optimizer.rule = text;
    std::vector<double> values;
    for (const Parameter& parameter : optimizer.parameters) values.push_back(parameter.fallback);
    std::string complaint;
    auto rule = compile_rule(optimizer, values, true, complaint);
    fuzz::require(rule || !complaint.empty(), "a rule that does not run has a reason");
    const std::vector<Vector> before(optimizer.state.size());
    if (rule) walk(optimizer, {1, values, {1, 2}, {3, -4}, before, {}, {}});
    formula::ParseError error;
    static const auto loss = std::make_shared<const Loss>(*Loss::compile("x^2 + x*y + 3y^2", error));
    SimulationSetting setting{.objective = loss, .optimizer = &optimizer, .schedules = {}, .noise = 0.1};
    for (const double value : values) setting.schedules.emplace_back(value);
    const double start[] = {1, 2};
    Simulation simulation(setting, start);
    simulation.advance(3);
    return 0;
}
