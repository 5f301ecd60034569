// Any text as the rule of an optimizer: it is compiled as far as it makes sense, what runs comes to numbers, and to the same
// ones in all ways of stepping.
#include "analysis/walk.hpp"
#include "check.hpp"
#include "loss/loss.hpp"
#include "math/bits.hpp"
#include "optimizers/catalogue.hpp"
#include "simulation/simulation.hpp"

using namespace ravine;

namespace {

const Loss& loss() {
    static const Loss compiled = *Loss::compile("x^2 + x*y + 3y^2");
    return compiled;
}

// The loss without its formulas.
class Hidden final : public Objective {
  public:
    std::size_t dimension() const override { return 2; }
    std::size_t gradient_work() const override { return loss().gradient_work(); }
    bool has_hessian() const override { return true; }
    void value(const Points& at, double* f, formula::Workspace& workspace, Batch batch) const override {
        loss().value(at, f, workspace, batch);
    }
    void gradient(const Points& at, double* f, double* g, formula::Workspace& workspace, Batch batch) const override {
        loss().gradient(at, f, g, workspace, batch);
    }
    void hessian(const Points& at, double* f, double* h, formula::Workspace& workspace, Batch batch) const override {
        loss().hessian(at, f, h, workspace, batch);
    }
};

Simulation raced(const Optimizer& optimizer, std::span<const double> values, std::shared_ptr<const Objective> objective) {
    SimulationSetting setting{.objective = std::move(objective), .optimizer = &optimizer, .schedules = {}, .noise = 0.1};
    for (const double value : values) setting.schedules.emplace_back(value);
    const double starts[] = {1, -0.5, 2, 3};
    Simulation simulation(setting, starts);
    simulation.advance(3);
    return simulation;
}

bool same(double a, double b) { return bits_of(a) == bits_of(b) || (a != a && b != b); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 8192) return -1;
    const std::string text(fuzz::text_of(data, size));
    Optimizer optimizer = *builtin_catalogue().find("adam");
    optimizer.state = state_of(text, optimizer.parameters);
    optimizer.rule = text;
    std::vector<double> values;
    for (const Parameter& parameter : optimizer.parameters) values.push_back(parameter.fallback);
    const auto rule = compile_rule(optimizer, values, true);
    const std::string complaint = rule ? "" : rule.error().sentence;
    fuzz::require(rule || !complaint.empty(), "a rule that does not run has a reason");
    fuzz::require(!complaint.ends_with("before a line assigns it, and is no state"), "the state of a rule is found");
    const std::vector<Vector> before(optimizer.state.size());
    if (rule) walk(optimizer, {1, values, {1, 2}, {3, -4}, before, {}, {}});
    const Simulation composed = raced(optimizer, values, std::make_shared<Loss>(loss()));
    const Simulation beside = raced(optimizer, values, std::make_shared<Hidden>());
    fuzz::require(composed.complaint() == beside.complaint(), "both ways of stepping take the same rules");
    for (std::size_t ball = 0; ball < 2; ++ball) {
        fuzz::require(composed.stop(ball).has_value() == beside.stop(ball).has_value(), "balls stop in both ways");
        for (std::size_t k = 0; k < 2; ++k) {
            fuzz::require(same(composed.x(ball, k), beside.x(ball, k)), "balls go to the same places in both ways");
        }
    }
    return 0;
}
