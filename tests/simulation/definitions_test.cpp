// Optimizers that a document defines race as built-in ones do.
#include "../document/clean_link.hpp"
#include "../rules/random_rule.hpp"
#include "../seed.hpp"
#include "document/link/link.hpp"
#include "rules/define.hpp"
#include "simulation/race.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <catch2/catch_test_macros.hpp>

#include <cstdlib>

using namespace ravine;

namespace {

// Returns a built-in optimizer as a definition, with the default choice of every parameter in front.
std::string copy_of(const Optimizer& optimizer) {
    std::vector<std::string> parameters, lines;
    for (const Parameter& parameter : optimizer.parameters) {
        std::vector<std::string_view> names = parameter.choice_names();
        if (parameter.is_choice()) {
            std::swap(names.front(), names[static_cast<std::size_t>(parameter.fallback)]);
            parameters.push_back(fmt::format("{}:{}", parameter.key, fmt::join(names, "|")));
        } else {
            parameters.push_back(fmt::format("{}:{}:{}:{}", parameter.key, parameter.fallback, parameter.low, parameter.high));
        }
    }
    for (const std::string_view line : split(optimizer.rule, '\n')) {
        if (!line.empty()) lines.emplace_back(line);
    }
    return fmt::format("copy({}){{{}}}", fmt::join(parameters, ","), fmt::join(lines, ";"));
}

std::vector<std::string> settings_of(const Optimizer& optimizer) {
    std::vector<std::string> all{""};
    for (const Parameter& parameter : optimizer.parameters) {
        for (const std::string_view choice : parameter.choice_names())
            all.push_back(fmt::format(",{}:{}", parameter.key, choice));
        if (parameter.role == ParameterRole::learning_rate) all.push_back(fmt::format(",{}:0.05*0.99^t", parameter.key));
        if (parameter.key == "decay") all.push_back(",decay:0.01");
    }
    return all;
}

std::uint64_t raced(const std::string& link) {
    Race race(clean_document(link).experiment);
    race.advance_to(race.experiment().steps);
    CHECK(race.computed() == race.experiment().steps);
    return trajectory_hash(race);
}

}  // namespace

TEST_CASE("copies of the built-in rules have the bits of the built-in ones") {
    std::size_t copies = 0;
    for (const auto& optimizer : builtin_catalogue().all()) {
        if (optimizer->step) continue;
        const std::string define = "&define=" + percent_encode(copy_of(*optimizer));
        for (const char* ground :
             {"steps=150&loss=rosenbrock", "steps=80&loss=himmelblau&noise=0.3&seed=5", "steps=80&loss=logistic&batch=4"}) {
            for (const std::string& settings : settings_of(*optimizer)) {
                const std::string racers = "&racers=";
                INFO(optimizer->key << settings << " " << ground);
                CHECK(raced(ground + racers + "copy" + settings + define) ==
                      raced(ground + racers + optimizer->key + settings));
            }
        }
        ++copies;
    }
    CHECK(copies >= 18);
}

TEST_CASE("rules at random are read, run, written and read as the same") {
    const char* const wanted = std::getenv("RAVINE_RULES");
    const int count = wanted ? std::atoi(wanted) : 600;
    const unsigned seed = test_seed();
    CAPTURE(seed);
    RuleDice dice(seed);
    int run = 0;
    for (int i = 0; i < count; ++i) {
        const std::string text = dice.definition();
        INFO(text);
        const Result<Defined> read = read_definition(text);
        if (!read) {
            REQUIRE(read.error().sentence.find("line ") != std::string::npos);
            continue;
        }
        const std::string written = write_definition(read->optimizer);
        INFO(written);
        const Result<Defined> again = read_definition(written);
        REQUIRE(again);
        REQUIRE(again->optimizer == read->optimizer);
        REQUIRE(write_definition(again->optimizer) == written);
        const std::string link = "steps=5&loss=himmelblau&racers=own;own,way:down&define=";
        REQUIRE(raced(link + percent_encode(text)) == raced(link + percent_encode(written)));
        ++run;
    }
    CHECK(run > count / 4);
}
