// Optimizers that a document defines race as built-in ones do.
#include "../document/clean_link.hpp"
#include "../seed.hpp"
#include "document/link/link.hpp"
#include "rules/define.hpp"
#include "simulation/race.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <catch2/catch_test_macros.hpp>

#include <cstdlib>
#include <random>

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

// Rules at random that mostly make sense.
class Dice {
  public:
    explicit Dice(unsigned seed) : random_(seed) {}

    int below(int count) { return std::uniform_int_distribution<int>(0, count - 1)(random_); }
    template <std::size_t Count>
    std::string_view of(const std::string_view (&words)[Count]) {
        return words[static_cast<std::size_t>(below(static_cast<int>(Count)))];
    }

    std::string blank() { return below(3) == 0 ? " " : ""; }

    std::string formula(int depth) {
        constexpr std::string_view names[] = {"x", "g", "lr", "mu", "v", "s", "t", "f", "0.5", "2", "1e-3", "pi"};
        constexpr std::string_view operators[] = {"+", "-", "*", "/", "^", "<", " ", "<="};
        constexpr std::string_view one[] = {"norm", "sum", "sqrt", "abs", "sign", "tanh", "largest", "mean", "exp", "gradient"};
        constexpr std::string_view two[] = {"dot", "min", "max"};
        if (depth == 0) return std::string(of(names));
        const auto inner = [&] { return formula(below(depth)); };
        switch (below(8)) {
            case 0: return fmt::format("{}({}{})", of(one), blank(), inner());
            case 1: return fmt::format("{}({},{}{})", of(two), inner(), blank(), inner());
            case 2: return fmt::format("-{}{}", blank(), inner());
            case 3: return fmt::format("|{}|", inner());
            case 4: return fmt::format("({}{})", inner(), blank());
            case 5: return fmt::format("where({},{},{})", inner(), inner(), inner());
            default: return inner() + blank() + std::string(of(operators)) + blank() + inner();
        }
    }

    std::string definition() {
        constexpr std::string_view targets[] = {"v", "s", "g", "a", "x"};
        constexpr std::string_view prefixes[] = {"", "", "", "[first]", "[way=up]", "[way=down] "};
        std::string lines;
        for (int i = below(4); i > 0; --i) {
            lines += fmt::format("{}{}{}={}{};", of(prefixes), of(targets), blank(), blank(), formula(3));
        }
        return fmt::format("own(lr:0.01,mu:0.9:-1:2,way:up|down){{{}v=mu*v+g;s=s+0*v;[way=down]s=-s;x=x-lr*{}}}", lines,
                           formula(2));
    }

  private:
    std::mt19937_64 random_;
};

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
    Dice dice(seed);
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
