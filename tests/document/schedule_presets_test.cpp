// Every ready-made schedule, for every parameter of every optimizer that it suits.
#include "document/schedule_presets.hpp"

#include "document/link/link.hpp"
#include "experiment/schedule.hpp"
#include "formula/parse.hpp"
#include "optimizers/catalogue.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include <fmt/format.h>
#include <set>

using namespace ravine;
using Catch::Matchers::WithinRel;

namespace {

constexpr int lengths[] = {1, 2, 7, 137, 200, 10'000};

const SchedulePreset& preset(std::string_view name) {
    for (const SchedulePreset& p : schedule_presets()) {
        if (p.name == name) return p;
    }
    FAIL("there is no preset " << name);
    return schedule_presets()[0];
}

// The formula's value at step t, not yet clamped to any range.
double value(const std::string& text, double t) {
    const Parameter unbounded{"any", "any", 0, -1e300, 1e300};
    ScheduleResult result = Schedule::read(unbounded, text);
    REQUIRE(result.fault.empty());
    return result.schedule.at(static_cast<std::uint64_t>(t));
}

template <class Visit>
void each_suited(Visit visit) {
    for (const auto& optimizer : builtin_catalogue().all()) {
        for (const Parameter& parameter : optimizer->parameters) {
            for (const SchedulePreset& p : schedule_presets()) {
                if (p.suits(parameter)) visit(*optimizer, parameter, p);
            }
        }
    }
}

}  // namespace

TEST_CASE("every ready-made schedule is a formula inside of the parameter's range") {
    std::size_t count = 0;
    each_suited([&](const Optimizer& optimizer, const Parameter& parameter, const SchedulePreset& p) {
        for (const double number : {parameter.low, parameter.fallback, parameter.high}) {
            for (const int steps : lengths) {
                const double start = preset_number(parameter, fmt::format("{}", number));
                const std::string text = p.formula(start, steps);
                CAPTURE(optimizer.key, parameter.key, p.name, text, steps);
                ScheduleResult result = Schedule::read(parameter, text);
                REQUIRE(result.fault.empty());
                CHECK_FALSE(result.schedule.is_constant());
                const Parameter unbounded{"any", "any", 0, -1e300, 1e300};
                Schedule raw = Schedule::read(unbounded, text).schedule;
                double least = 1e300, most = -1e300, farthest = 0;
                for (int t = 1; t <= steps; t += std::max(1, steps / 500)) {
                    const double at = raw.at(static_cast<std::uint64_t>(t));
                    least = std::min(least, at);
                    most = std::max(most, at);
                    farthest = std::max(farthest, std::abs(at - result.schedule.at(static_cast<std::uint64_t>(t))));
                }
                CHECK(least >= 0);
                CHECK(most <= parameter.high);
                CHECK(farthest <= parameter.low);  // what falls to nothing ends at the least that the parameter can be
                ++count;
            }
        }
    });
    CHECK(count > 1000);
}

TEST_CASE("every ready-made schedule survives a link") {
    each_suited([&](const Optimizer& optimizer, const Parameter& parameter, const SchedulePreset& p) {
        Document document = default_document();
        document.experiment.racers = {{std::string(optimizer.key), {}}};
        set_parameter(document.experiment.racers[0], parameter,
                      p.formula(preset_number(parameter, "0.02"), document.experiment.steps));
        CAPTURE(encode_link(document));
        const DecodedLink decoded = decode_link(encode_link(document));
        CHECK(decoded.complaints.empty());
        CHECK(decoded.document == document);
    });
}

TEST_CASE("ready-made schedules begin and end where they should") {
    struct {
        const char *name, *formula;
        double first, half, last;
    } const cases[] = {
        {"exponential decay", "0.02*0.01^(t/200)", 0.02 * 0.9772372209558107, 0.002, 0.0002},
        {"halved in steps", "0.02*0.5^floor(t/50)", 0.02, 0.005, 0.00125},
        {"cosine", "0.02*(1 + cos(pi*min(t/200, 1)))/2", 0.02 * 0.9999383162408304, 0.01, 0},
        {"warm-up, then decay", "0.02*min(t/20, 1)*0.01^(t/200)", 0.001 * 0.9772372209558107, 0.002, 0.0002},
        {"1/t", "0.02/(1 + t/20)", 0.02 / 1.05, 0.02 / 6, 0.02 / 11},
        {"from 0.5 up to 0.9", "min(0.9, 0.5 + 0.4*t/100)", 0.504, 0.9, 0.9},
        {"from 0.5 up to 0.99", "min(0.99, 0.5 + 0.49*t/100)", 0.5049, 0.99, 0.99},
    };
    REQUIRE(std::size(cases) == schedule_presets().size());
    for (const auto& [name, formula, first, half, last] : cases) {
        const std::string text = preset(name).formula(0.02, 200);
        CAPTURE(name);
        CHECK(text == formula);
        CHECK_THAT(value(text, 1), WithinRel(first, 1e-13));
        CHECK_THAT(value(text, 100), WithinRel(half, 1e-13));
        CHECK(std::abs(value(text, 200) - last) <= 1e-15);
    }
}

TEST_CASE("rates decay, momentum grows, and choices have no schedule") {
    const auto suited = [](const char* optimizer, const char* key) {
        const Optimizer& found = *builtin_catalogue().find(optimizer);
        const int index = find_parameter(found, key);
        REQUIRE(index >= 0);
        const Parameter& parameter = found.parameters[static_cast<std::size_t>(index)];
        std::size_t count = 0;
        for (const SchedulePreset& p : schedule_presets()) count += p.suits(parameter) ? 1 : 0;
        CHECK(has_schedule_presets(parameter) == (count > 0));
        return count;
    };
    CHECK(suited("gd", "lr") == 5);
    CHECK(suited("momentum", "mu") == 2);
    CHECK(suited("adam", "beta1") == 2);
    CHECK(suited("adam", "eps") == 5);
    CHECK(suited("adamw", "decay") == 5);
    CHECK(suited("adam", "eps_at") == 0);
    CHECK(suited("rprop", "eta_plus") == 0);
}

TEST_CASE("behind a schedule is the number that it was made from") {
    const Parameter rate{"lr", "lr", 0.02, 1e-6, 100, Scale::log};
    const Parameter decay{"decay", "decay", 0, 0, 1};
    for (const SchedulePreset& p : schedule_presets()) {
        if (!p.suits(rate)) continue;
        for (const double number : {0.3, 1e-6, 1.0 / 3, 100.0}) CHECK(number_behind(rate, p.formula(number, 200)) == number);
    }
    CHECK(number_behind(rate, "0.5") == 0.5);
    CHECK(number_behind(rate, "0.1*0.97^t") == 0.1);
    CHECK(number_behind(rate, "min(0.9, t)") == 0.02);
    CHECK(number_behind(rate, "sin(t)/2") == 0.02);
    CHECK(number_behind(rate, "500*0.97^t") == 100);
    CHECK(preset_number(decay, "0") == 0.01);
    CHECK(preset_number(decay, "0.2") == 0.2);
}
