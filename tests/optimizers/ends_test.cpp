// Every parameter at both ends of its range: the first step leads somewhere, or a sentence has said that the end is none.
#include "document/link/link.hpp"
#include "experiment/schedule.hpp"
#include "optimizers/catalogue.hpp"
#include "simulation/race.hpp"

#include <fmt/format.h>

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>
#include <vector>

using namespace ravine;

namespace {

struct Outcome {
    std::vector<std::string> complaints;
    std::string setting, retired;
    bool moved = false;
};

Outcome first_steps(const Optimizer& optimizer, const std::string& settings, const Parameter& parameter, int steps = 1) {
    const auto link = fmt::format("v=1&loss=x^2+y^2&start=1.5,1&steps={}&racers={},{}", steps, optimizer.key, settings);
    const DecodedLink decoded = decode_link(link);
    Race race(decoded.document.experiment);
    race.advance_to(steps);
    const Track& track = race.tracks().at(0);
    return {decoded.complaints, setting_text(decoded.document.experiment.racers.at(0), parameter),
            track.retired ? track.retired->reason : "", track.x.back() != 1.5};
}

struct OpenEnd {
    std::string_view optimizer, parameter;
};

// A step that is finite, but that long: a mean square that never gets anything leaves eps alone under the gradient.
bool leaves_for_good(const Optimizer& optimizer, const Parameter& parameter) {
    return optimizer.key == "rmsprop" && parameter.key == "beta";
}

// There the method divides by 1 - beta^t or by 1 - beta, of a mean that never gets anything.
constexpr OpenEnd open_ends[] = {{"adam", "beta1"},
                                 {"adam", "beta2"},
                                 {"adamw", "beta1"},
                                 {"adamw", "beta2"},
                                 {"adamax", "beta1"},
                                 {"nadam", "beta2"},
                                 {"radam", "beta1"},
                                 {"qhadam", "beta1"},
                                 {"qhadam", "beta2"},
                                 {"adabelief", "beta1"},
                                 {"schedule_free_adamw", "beta2"},
                                 {"prodigy", "beta1"},
                                 {"ademamix", "beta1"},
                                 {"ademamix", "beta2"},
                                 {"adan", "beta1"},
                                 {"adan", "beta2"},
                                 {"adan", "beta3"},
                                 {"muon", "beta1"},
                                 {"muon", "beta2"},
                                 {"lamb", "beta1"},
                                 {"lamb", "beta2"},
                                 {"laprop", "beta1"},
                                 {"laprop", "beta2"},
                                 {"mars", "beta1"},
                                 {"mars", "beta2"},
                                 {"dadapt_adam", "beta1"},
                                 {"soap", "beta1"},
                                 {"soap", "beta2"}};

// The first step of SOAP only looks.
int steps_until_moved(const Optimizer& optimizer) { return optimizer.key == "soap" ? 2 : 1; }

bool is_open_end(const Optimizer& optimizer, const Parameter& parameter) {
    for (const OpenEnd& end : open_ends) {
        if (end.optimizer == optimizer.key && end.parameter == parameter.key) return true;
    }
    return false;
}

template <class Visit>
void each_number(Visit visit) {
    for (const auto& optimizer : builtin_catalogue().all()) {
        for (const Parameter& parameter : optimizer->parameters) {
            INFO(optimizer->key << " " << parameter.key);
            if (!parameter.is_choice()) visit(*optimizer, parameter);
        }
    }
}

}  // namespace

TEST_CASE("the first step is finite at each end of every parameter's range, or a sentence says that the end is none") {
    each_number([](const Optimizer& optimizer, const Parameter& parameter) {
        const Outcome low = first_steps(optimizer, fmt::format("{}:{}", parameter.key, parameter.low), parameter);
        CHECK(low.complaints.empty());
        CHECK(low.retired.empty());
        const Outcome high = first_steps(optimizer, fmt::format("{}:{}", parameter.key, parameter.high), parameter,
                                         steps_until_moved(optimizer));
        CHECK(high.retired == (leaves_for_good(optimizer, parameter) ? "it left a million times the domain" : ""));
        CHECK(parameter.open == is_open_end(optimizer, parameter));
        if (!parameter.open) {
            CHECK(high.complaints.empty());
            return;
        }
        REQUIRE(high.complaints.size() == 1);
        CHECK(high.complaints[0] == fmt::format("racer 1 ({}): {}: 1 is outside 0 to below 1; {} is used instead",
                                                optimizer.key, parameter.key, parameter.fallback));
        CHECK(high.setting == default_text(parameter));
        CHECK(high.moved);
    });
}

TEST_CASE("a formula of t that begins at an open end stays below it") {
    each_number([](const Optimizer& optimizer, const Parameter& parameter) {
        if (!parameter.open) return;
        for (const char* formula : {"min(1,t)", "2*t"}) {
            const Outcome outcome = first_steps(optimizer, fmt::format("{}:{}", parameter.key, formula), parameter, 60);
            INFO(formula);
            CHECK(outcome.complaints.empty());
            CHECK(outcome.retired.empty());
        }
    });
}

TEST_CASE("without a correction beta may be 1, and a choice that needs it below gives it its default") {
    const Optimizer& adam = *builtin_catalogue().find("adam");
    const Parameter& beta1 = adam.parameters[static_cast<std::size_t>(find_parameter(adam, "beta1"))];
    for (const char* settings : {"beta1:1,correct:off", "correct:off,beta1:1"}) {
        const Outcome off = first_steps(adam, settings, beta1);
        CHECK(off.complaints.empty());
        CHECK(off.setting == "1");
        CHECK(off.retired.empty());
        CHECK_FALSE(off.moved);  // a mean that never gets anything
    }
    for (const char* settings : {"beta1:1,correct:slides", "correct:slides,beta1:1"}) {
        const Outcome slides = first_steps(adam, settings, beta1);
        CHECK(slides.complaints.size() == 1);
        CHECK(slides.setting == "0.9");
        CHECK(slides.moved);
    }
    Racer racer{"adam", {{"correct", "off"}, {"beta1", "1"}}};
    CHECK(settle(racer, adam).empty());
    racer.settings[0].text = "slides";
    CHECK(settle(racer, adam) == std::vector<std::string>{"beta1: 1 is outside 0 to below 1; 0.9 is used instead"});
    CHECK(racer.settings == std::vector<Setting>{{"correct", "slides"}});
    racer.settings = {{"correct", "slides"}, {"beta1", "1"}};
    CHECK(settle(racer, adam, {}, full_name) == std::vector<std::string>{"β₁: 1 is outside 0 to below 1; 0.9 is used instead"});
}
