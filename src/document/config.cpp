#include "document/config.hpp"

#include "loss/surfaces.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>

namespace ravine {

Box default_domain(const std::string& loss) {
    const Surface* surface = find_surface(loss);
    return surface ? surface->domain : Box{};
}

Vector default_start(const std::string& loss, const Box& domain) {
    const Surface* surface = find_surface(loss);
    if (surface && surface->domain == domain) return surface->start;
    return {domain.low.x + 0.875 * domain.width(), domain.low.y + 0.75 * domain.height()};
}

void take_view(Config& config, const Config& from) {
    config.view = from.view;
    config.look = from.look;
    config.at = from.at;
    config.selected = from.selected < static_cast<int>(config.racers.size()) ? from.selected : -1;
}

std::uint32_t hidden_racers(const Config& config) {
    assert(config.racers.size() <= most_racers);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < config.racers.size(); ++i) bits |= std::uint32_t{config.racers[i].hidden} << i;
    return bits;
}

Vector start_of(const Config& config, std::size_t racer) {
    assert(racer < config.racers.size());
    return config.racers[racer].start.value_or(config.start);
}

std::span<const Row> data_of(const Config& config) {
    const Surface* surface = find_surface(config.loss);
    return config.data.empty() && surface ? surface->data : config.data;
}

std::vector<formula::Constant> constants_of(const Config& config) {
    const Surface* surface = find_surface(config.loss);
    return surface ? constants_of(*surface, config.constants) : config.constants;
}

void set_constants(Config& config, std::vector<formula::Constant> constants) {
    const Surface* surface = find_surface(config.loss);
    if (surface && constants_of(*surface, constants) == constants_of(*surface, {})) constants.clear();
    config.constants = surface && !constants.empty() ? constants_of(*surface, constants) : std::move(constants);
}

std::optional<Loss> compile_loss(const Config& config, formula::ParseError& error) {
    return Loss::compile(config.loss, error, config.data, config.constants);
}

bool is_place(double x, double y) { return std::abs(x) <= farthest_place && std::abs(y) <= farthest_place; }

// Requires ends that differ in some digits, or there is nothing between them to draw.
bool is_range(double low, double high) {
    constexpr double narrowest = 1e-9;
    return is_place(low, high) && high - low > narrowest * std::max({1.0, std::abs(low), std::abs(high)});
}

View clamp_view(View view) {
    constexpr double farthest_target = 1.5;
    const View usual;
    const auto clamp = [](double& value, double low, double high, double fallback) {
        value = std::isfinite(value) ? std::clamp(value, low, high) : fallback;
    };
    clamp(view.elevation, lowest_elevation, highest_elevation, usual.elevation);
    clamp(view.zoom, least_zoom, most_zoom, usual.zoom);
    clamp(view.x, -farthest_target, farthest_target, usual.x);
    clamp(view.y, -farthest_target, farthest_target, usual.y);
    if (!std::isfinite(view.azimuth)) view.azimuth = usual.azimuth;
    view.azimuth -= 360 * std::floor((view.azimuth + 180) / 360);
    return view;
}

Config default_config() {
    Config config;
    config.loss = "two_minima";
    config.domain = default_domain(config.loss);
    config.start = default_start(config.loss, config.domain);
    config.racers = {
        {"gd", {}}, {"momentum", {{"lr", "0.005"}}}, {"adagrad", {{"lr", "0.2"}}}, {"rmsprop", {}}, {"adam", {{"lr", "0.06"}}}};
    return config;
}

const Optimizer* optimizer_of(const Config& config, const Racer& racer) { return config.catalogue.find(racer.optimizer); }

const Parameter* rate_of(const Config& config, const Racer& racer) {
    const Optimizer* optimizer = optimizer_of(config, racer);
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
