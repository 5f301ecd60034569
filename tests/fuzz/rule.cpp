// Any text as the rule of an optimizer: it is compiled as far as it makes sense, and what runs comes to numbers.
#include "optimizers/rule.hpp"
#include "check.hpp"
#include "optimizers/catalogue.hpp"

using namespace ravine;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 8192) return -1;
    const std::string text(fuzz::text_of(data, size));
    Optimizer optimizer = *find_optimizer("adam");
    optimizer.rule = text;
    std::vector<double> values;
    for (const Parameter& parameter : optimizer.parameters) values.push_back(parameter.fallback);
    Rule rule(optimizer, values, 2);
    rule.set_parameters(1, values);
    bool complains = false;
    for (std::size_t line = 0; line < rule.lines().size(); ++line) {
        const RuleLine& known = rule.lines()[line];
        if (!rule.runs(line)) {
            complains = complains || !known.probes;
            continue;
        }
        const std::vector<double> result = rule.evaluate(line);
        fuzz::require(result.size() == 2, "a line comes to a number for every coordinate");
        if (rule.knows(known.target)) rule[known.target] = result;
    }
    fuzz::require(!complains || !rule.complaint().empty(), "a line that does not run has a reason");
    return 0;
}
