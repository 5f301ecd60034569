// Configurations at random, for what must bring every one of them back.
#pragma once

#include "document/config.hpp"
#include "optimizers/catalogue.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <random>
#include <string>

namespace ravine {

// Configurations that a link can hold, with something unusual in every field now and then.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : random_(seed) {}

    int below(int count) { return std::uniform_int_distribution<int>(0, count - 1)(random_); }
    double number(double low, double high) { return std::uniform_real_distribution<double>(low, high)(random_); }

    Racer racer() {
        const Optimizer& optimizer =
            *builtin_catalogue().all()[static_cast<std::size_t>(below(static_cast<int>(builtin_catalogue().all().size())))];
        Racer racer{std::string(optimizer.key), {}};
        for (const Parameter& parameter : optimizer.parameters) {
            if (below(2) == 0) continue;
            const auto choices = static_cast<int>(parameter.choices.size());
            const std::string text = parameter.is_choice() ? parameter.choices[static_cast<std::size_t>(below(choices))].name
                                     : below(3) == 0       ? "max(0.01, 1 - t/100)"
                                                           : fmt::format("{}", number(parameter.low, parameter.high));
            set_parameter(racer, parameter, text);
        }
        if (below(4) == 0) racer.start = Vector{number(-2, 2), number(-2, 2)};
        racer.hidden = below(4) == 0;
        return racer;
    }

    Config config() {
        constexpr const char* losses[] = {"saddle", "x^2 - |y|",       "least_squares", "where(x < y, \u03c0, 1e-7)*x",
                                          "3",      "a*x + alpha*y^2", "ravine"};
        Config config = default_config();
        config.loss = losses[below(7)];
        if (config.loss[0] == 'a') config.constants = {{"a", number(-9, 9)}, {"alpha", number(-1e-9, 1e20)}};
        if (config.loss == "ravine" && below(2) == 0) config.constants = {{"angle", number(-1, 1)}};
        config.domain = {{number(-9, -1), number(-9, -1)}, {number(1, 9), number(1, 9)}};
        config.start = {number(-1, 1), number(-1, 1)};
        config.racers.clear();
        for (int i = below(5); i > 0; --i) config.racers.push_back(racer());
        for (int i = below(4); i > 0; --i) config.data.push_back({number(-1, 1), number(-1e-9, 1e20)});
        config.batch = below(3);
        config.noise = below(2) == 0 ? 0 : number(0, 1e-3);
        config.seed = below(2) == 0 ? largest_seed - 1 : static_cast<std::uint64_t>(below(99));
        config.steps = 1 + below(500);
        config.at = below(config.steps);
        config.selected = below(static_cast<int>(config.racers.size()) + 1) - 1;
        config.view = clamp_view({number(-180, 179), number(5, 90), number(0.5, 9), number(-1, 1), number(-1, 1)});
        for (const LookOption& option : look_options()) option.set(config.look, below(static_cast<int>(option.choices.size())));
        return config;
    }

  private:
    std::mt19937_64 random_;
};

}  // namespace ravine
