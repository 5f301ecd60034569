#include "simulation/course.hpp"

#include "math/random.hpp"
#include "optimizers/catalogue.hpp"
#include "optimizers/step.hpp"
#include "simulation/loss_oracle.hpp"

#include <cmath>

namespace ravine {
namespace {

// A ball this many domains away from the centre has left for good.
constexpr double farthest = 1e6;

bool is_inside(const Box& domain, Vector p) {
    const Vector centre = domain.centre();
    return std::abs(p.x - centre.x) <= farthest * domain.width() && std::abs(p.y - centre.y) <= farthest * domain.height();
}

bool is_finite(const std::vector<double>& pair) { return std::isfinite(pair[0]) && std::isfinite(pair[1]); }

}  // namespace

Course::Course(const Config& config, formula::ParseError& error)
    : loss_(compile_loss(config, error)),
      batches_(loss_ ? loss_->rows() : 0, static_cast<std::size_t>(config.batch), config.seed),
      domain_(config.domain),
      noise_(config.noise),
      seed_(config.seed) {}

Swarm Course::at_start(const Racer& racer, Vector start) {
    Swarm swarm;
    swarm.optimizer = find_optimizer(racer.optimizer);
    if (!swarm.optimizer) return swarm;
    for (const Parameter& parameter : swarm.optimizer->parameters) {
        swarm.schedules.push_back(Schedule::read(parameter_of(racer, parameter), setting_text(racer, parameter)).schedule);
    }
    swarm.values.resize(swarm.schedules.size());
    swarm.f.resize(1);
    Swarm::Moment& now = swarm.now;
    now.x = {start.x, start.y};
    now.g.resize(2);
    now.loss.resize(1);
    now.state.resize(2 * swarm.optimizer->state.size());
    if (loss_) loss_->gradient(&now.x[0], &now.x[1], 1, now.loss.data(), &now.g[0], &now.g[1], workspace_);
    return swarm;
}

// Whether the gradient that the next step takes is the one that comes with the loss at x, and costs nothing more.
bool Course::gradient_comes_with_loss(const Swarm& swarm) const {
    return batches_.whole() && !(swarm.optimizer && swarm.optimizer->probe);
}

bool Course::aim(Swarm& swarm, std::uint64_t t) {
    for (std::size_t i = 0; i < swarm.values.size(); ++i) swarm.values[i] = swarm.schedules[i].at(t, workspace_);
    take_gradient(swarm, t, batches_.at(t));
    if (!is_finite(swarm.now.g)) return false;
    if (noise_ > 0) {  // or -0 would become 0
        const Vector noise = noise_at(t);
        swarm.now.g[0] += noise.x;
        swarm.now.g[1] += noise.y;
    }
    return true;
}

// The one gradient of the step, over its batch, where the optimizer wants it: at x, unless it has a probe. A Hessian that is
// asked for at x, or a line search that ended there, has it already.
void Course::take_gradient(Swarm& swarm, std::uint64_t t, Batch batch) {
    Swarm::Moment& now = swarm.now;
    const bool searched = now.searched && *now.searched == swarm.place();
    if (swarm.optimizer->needs != Needs::hessian && !searched) ++now.evaluations.gradients;
    swarm.f = now.loss;
    if (gradient_comes_with_loss(swarm)) return;
    swarm.probe = now.x;
    if (swarm.optimizer->probe) swarm.optimizer->probe({t, swarm.values, swarm.probe, now.g, now.state});
    loss_->gradient(&swarm.probe[0], &swarm.probe[1], 1, swarm.f.data(), &now.g[0], &now.g[1], workspace_, batch);
}

void Course::move(Swarm& swarm, std::uint64_t t) {
    Swarm::Moment& now = swarm.now;
    LossOracle oracle(*loss_, workspace_, now.evaluations, batches_.at(t), noise_at(t), swarm.place());
    swarm.optimizer->step({t, swarm.values, now.x, now.g, now.state, swarm.f, &oracle});
    swarm.gave_up = oracle.why();
    if (noise_ == 0 && batches_.whole()) now.searched = oracle.last_gradient();
    if (gradient_comes_with_loss(swarm)) {
        loss_->gradient(&now.x[0], &now.x[1], 1, now.loss.data(), &now.g[0], &now.g[1], workspace_);
    } else {
        loss_->value(&now.x[0], &now.x[1], 1, now.loss.data(), workspace_);
    }
}

std::string_view Course::fault(const Swarm& swarm, int step) const {
    const double loss = swarm.now.loss[0];
    if (!is_finite(swarm.now.x)) return swarm.gave_up.empty() ? "its position is no longer a finite number" : swarm.gave_up;
    if (!is_inside(domain_, swarm.place())) return "it left a million times the domain";
    if (std::isnan(loss)) return step == 0 ? "the loss is not defined at the start" : "it left the domain of the formula";
    if (std::isinf(loss)) return step == 0 ? "the loss is infinite at the start" : "its loss is infinite";
    return {};
}

// The draw depends on seed, step and coordinate only: all racers feel the same wind.
Vector Course::noise_at(std::uint64_t t) const {
    if (noise_ == 0) return {};
    return noise_ * Vector{random_normal(seed_, t, 0), random_normal(seed_, t, 1)};
}

Symmetric Course::hessian(Vector at, std::uint64_t t) {
    Evaluations uncounted;
    return LossOracle(*loss_, workspace_, uncounted, batches_.at(t)).hessian({at.x, at.y});
}

Vector Course::gradient(Vector at) {
    Evaluations uncounted;
    Vector g;
    LossOracle(*loss_, workspace_, uncounted).gradient({at.x, at.y}, g);
    return g;
}

// A line search is reckoned at a few evaluations, as most of them take.
std::size_t Course::work(const Swarm& swarm) const {
    constexpr std::size_t optimizer_and_bookkeeping = 20, evaluations_of_a_search = 4;
    const bool once = !swarm.optimizer || swarm.optimizer->needs == Needs::gradient;
    const bool twice = !gradient_comes_with_loss(swarm);
    const std::size_t evaluations = (once ? 1 : evaluations_of_a_search) + (twice ? 1 : 0);
    return optimizer_and_bookkeeping + (loss_ ? evaluations * loss_->gradient_work() : 0);
}

}  // namespace ravine
