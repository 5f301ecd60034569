#include "experiment/experiment.hpp"

#include "loss/surfaces.hpp"
#include "rules/around.hpp"
#include "text/text.hpp"
#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>

namespace ravine {
namespace {

// Adds the constants that are not there by name.
void add_others(const std::vector<formula::Constant>& constants, std::vector<formula::Constant>& to) {
    for (const formula::Constant& constant : constants) {
        if (!formula::find_constant(to, constant.name)) to.push_back(constant);
    }
}

}  // namespace

Box default_domain(const std::string& loss) {
    const Surface* surface = find_surface(loss);
    return surface ? surface->domain : Box{};
}

Box default_domain(const Experiment& experiment) {
    return experiment.network ? Box{{-1, -1}, {1, 1}} : default_domain(experiment.loss);
}

void set_network(Experiment& experiment, std::optional<network::Problem> network) {
    experiment.network = std::move(network);
    experiment.domain = default_domain(experiment);
    experiment.start = default_start(experiment.loss, experiment.domain);
}

Box measuring_box(const Experiment& experiment) {
    constexpr double shortest = 1e-5;
    const Box usual = default_domain(experiment);
    Box box = experiment.domain;
    const auto widen = [](double& low, double& high, double least) {
        if (high - low >= least) return;
        const double centre = (low + high) / 2;
        low = centre - least / 2;
        high = centre + least / 2;
    };
    widen(box.low.x, box.high.x, shortest * usual.width());
    widen(box.low.y, box.high.y, shortest * usual.height());
    return box;
}

Vector default_start(const std::string& loss, const Box& domain) {
    const Surface* surface = find_surface(loss);
    if (surface && surface->domain == domain) return surface->start;
    return {domain.low.x + 0.875 * domain.width(), domain.low.y + 0.75 * domain.height()};
}

std::uint32_t hidden_racers(const Experiment& experiment) {
    assert(experiment.racers.size() <= most_racers);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < experiment.racers.size(); ++i) bits |= std::uint32_t{experiment.racers[i].hidden} << i;
    return bits;
}

Vector start_of(const Experiment& experiment, std::size_t racer) {
    assert(racer < experiment.racers.size());
    return experiment.racers[racer].start.value_or(experiment.start);
}

std::span<const Row> data_of(const Experiment& experiment) {
    const Surface* surface = find_surface(experiment.loss);
    return experiment.data.empty() && surface ? surface->data : experiment.data;
}

void name_columns(Experiment& experiment, std::string_view u, std::string_view v) {
    experiment.columns = {column_name(u), column_name(v)};
    if (experiment.columns[0] == "u" && experiment.columns[1] == "v") experiment.columns = {};
}

std::vector<formula::Constant> constants_of(const Experiment& experiment) {
    const Surface* surface = find_surface(experiment.loss);
    if (!surface) return experiment.constants;
    std::vector<formula::Constant> result = constants_of(*surface, experiment.constants);
    add_others(experiment.constants, result);
    return result;
}

void set_constants(Experiment& experiment, std::vector<formula::Constant> constants) {
    if (const Surface* surface = find_surface(experiment.loss)) {
        std::vector<formula::Constant> own = constants_of(*surface, constants), others = own;
        add_others(constants, others);
        if (own == constants_of(*surface, {}))
            others.erase(others.begin(), others.begin() + static_cast<std::ptrdiff_t>(own.size()));
        constants = std::move(others);
    }
    experiment.constants = std::move(constants);
}

Result<Loss, formula::ParseError> compile_loss(const Experiment& experiment) {
    return Loss::compile(experiment.loss, experiment.data, experiment.constants);
}

std::string title_of(const Experiment& experiment) {
    if (const auto& network = experiment.network)
        return fmt::format("{} on {}", network::write_architecture(network->architecture), network::title_of(network->dataset));
    const Surface* const surface = find_surface(experiment.loss);
    return surface ? std::string(surface->title) : experiment.loss;
}

bool is_place(double x, double y) { return std::abs(x) <= farthest_place && std::abs(y) <= farthest_place; }

// Requires ends that differ in some digits, or there is nothing between them to draw.
bool is_range(double low, double high) {
    constexpr double narrowest = 1e-12;
    return is_place(low, high) && high - low > narrowest * std::max({1.0, std::abs(low), std::abs(high)});
}

Experiment default_experiment() {
    Experiment experiment;
    experiment.loss = "two_minima";
    experiment.domain = default_domain(experiment.loss);
    experiment.start = default_start(experiment.loss, experiment.domain);
    experiment.racers = {
        {"gd", {}}, {"momentum", {{"lr", "0.005"}}}, {"adagrad", {{"lr", "0.2"}}}, {"rmsprop", {}}, {"adam", {{"lr", "0.06"}}}};
    return experiment;
}

bool same_numbers(Experiment a, const Experiment& b) {
    if (a.racers.size() != b.racers.size()) return false;
    for (std::size_t i = 0; i < a.racers.size(); ++i) a.racers[i].hidden = b.racers[i].hidden;
    a.columns = b.columns;
    if (a.network && b.network) {
        a.loss = b.loss;
        a.data = b.data;
        a.domain = b.domain;
        a.start = b.start;
    }
    return a == b;
}

const Optimizer* optimizer_of(const Experiment& experiment, const Racer& racer) {
    return experiment.catalogue.find(racer.optimizer);
}

void compose_racers(Experiment& experiment) {
    for (const Racer& racer : experiment.racers) {
        // One that cannot be composed has no optimizer.
        if (racer.optimizer.find('+') != std::string::npos)
            static_cast<void>(add_composed(racer.optimizer, experiment.catalogue));
    }
}

const Parameter* rate_of(const Experiment& experiment, const Racer& racer) {
    const Optimizer* optimizer = optimizer_of(experiment, racer);
    return optimizer ? find_learning_rate(*optimizer) : nullptr;
}

std::string default_text(const Parameter& parameter) {
    if (parameter.is_choice()) return parameter.choices[static_cast<std::size_t>(parameter.fallback)].name;
    return fmt::format("{}", parameter.fallback);
}

std::string setting_text(const Racer& racer, const Parameter& parameter) {
    const auto setting =
        std::find_if(racer.settings.begin(), racer.settings.end(), [&](const Setting& s) { return s.key == parameter.key; });
    return setting == racer.settings.end() ? default_text(parameter) : setting->text;
}

Parameter parameter_of(const Racer& racer, const Parameter& parameter) {
    Parameter own = parameter;
    for (const Setting& setting : racer.settings) {
        if (fmt::format("{}:{}", setting.key, setting.text) == parameter.closed_by) own.open = false;
    }
    own.closed_by = {};
    return own;
}

void set_parameter(Racer& racer, const Parameter& parameter, std::string text) {
    const auto setting =
        std::find_if(racer.settings.begin(), racer.settings.end(), [&](const Setting& s) { return s.key == parameter.key; });
    const bool is_set = setting != racer.settings.end();
    if (text == default_text(parameter)) {
        if (is_set) racer.settings.erase(setting);
    } else if (is_set) {
        setting->text = std::move(text);
    } else {
        racer.settings.push_back({parameter.key, std::move(text)});
    }
}

}  // namespace ravine
