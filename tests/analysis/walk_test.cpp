#include "analysis/walk.hpp"

#include "../optimizers/settings.hpp"
#include "optimizers/catalogue.hpp"
#include "rules/glossary.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

using namespace ravine;

namespace {

const WalkedLine& last_of(const std::vector<WalkedLine>& lines, std::string_view name) {
    const WalkedLine* found = nullptr;
    for (const WalkedLine& line : lines) {
        if (line.assigned.name == name) found = &line;
    }
    REQUIRE(found);
    return *found;
}

// Every combination of the choices of an optimizer, the numbers at their defaults.
std::vector<std::vector<double>> all_choices(const Optimizer& optimizer) {
    std::vector<std::vector<double>> all{default_settings(optimizer)};
    for (std::size_t i = 0; i < optimizer.parameters.size(); ++i) {
        const std::size_t count = all.size();
        for (std::size_t choice = 0; choice < optimizer.parameters[i].choices.size(); ++choice) {
            for (std::size_t k = 0; k < count; ++k) {
                all.push_back(all[k]);
                all.back()[i] = static_cast<double>(choice);
            }
        }
    }
    return all;
}

}  // namespace

TEST_CASE("a line tells what it names at its moment") {
    const Optimizer& adam = *builtin_catalogue().find("adam");
    const double values[] = {0.1, 0.5, 0.75, 0, 0, 0, 0, 0};
    const Vector before[] = {{1, 2}, {4, 4}, {4, 4}};
    const auto lines = walk(adam, {2, values, {5, 6}, {3, -2}, before, {}, {}});
    REQUIRE(lines.size() == 7);
    const WalkedLine& mean = lines[1];
    CHECK(mean.text == "m = beta1*m + (1 - beta1)*g");
    CHECK(mean.assigned.value == Vector{2, 0});
    CHECK_FALSE(mean.assigned.scalar);
    REQUIRE(mean.named.size() == 3);
    CHECK((mean.named[0].name == "beta1" && mean.named[0].scalar && mean.named[0].value == Vector{0.5, 0.5}));
    CHECK((mean.named[1].name == "m" && !mean.named[1].scalar && mean.named[1].value == Vector{1, 2}));
    CHECK((mean.named[2].name == "g" && mean.named[2].value == Vector{3, -2}));
    CHECK(lines[4].text == "mhat = m/(1 - beta1^t)");
    CHECK(lines[4].named[0].value == Vector{2, 0});  // the new one
}

TEST_CASE("what depends on scalars alone is one number") {
    const Optimizer& radam = *builtin_catalogue().find("radam");
    const std::vector<double> values = default_settings(radam);
    const Vector before[2] = {};
    const auto lines = walk(radam, {100, values, {1, 1}, {1, 2}, before, {}, {}});
    CHECK(last_of(lines, "full").assigned.scalar);
    CHECK(last_of(lines, "trust").assigned.scalar);
    CHECK_FALSE(last_of(lines, "rate").assigned.scalar);
}

TEST_CASE("a gradient taken elsewhere is the one that was given") {
    const Optimizer& nesterov = *builtin_catalogue().find("nesterov");
    const double values[] = {0.1, 0.5, 0};  // lookahead
    const Vector before[] = {{1, 2}};
    const auto lines = walk(nesterov, {2, values, {5, 6}, {3, -2}, before, {}, {}});
    CHECK(lines[0].text == "g = gradient(x + mu*v)");
    CHECK(lines[0].assigned.value == Vector{3, -2});
    REQUIRE(lines[0].named.size() == 3);
    CHECK(lines[0].named[2].value == Vector{1, 2});
}

TEST_CASE("a rule for reading tells what was seen of the step, and no number that nobody knows") {
    const Optimizer& armijo = *builtin_catalogue().find("armijo");
    const double values[] = {1, 0.5, 1e-4};
    const Vector before[] = {{0.25, 0.25}}, after[] = {{0.125, 0.125}};
    const auto lines = walk(armijo, {7, values, {1, 1}, {4, 0}, before, Vector{0.5, 1}, after});
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].assigned.value == Vector{1, 1});  // a = lr, before it is shortened
    CHECK(lines[1].assigned.name == "a");
    CHECK(lines[1].assigned.value == after[0]);
    CHECK(lines[2].assigned.value == Vector{0.5, 1});
    CHECK((lines[2].named[1].name == "a" && lines[2].named[1].scalar && lines[2].named[1].value == after[0]));

    const Optimizer& newton = *builtin_catalogue().find("newton");
    const std::vector<double> defaults = default_settings(newton);
    const auto unknown = walk(newton, {1, defaults, {1, 1}, {4, 0}, {}, {}, {}});
    CHECK((unknown[0].assigned.name == "H" && !unknown[0].assigned.value));
    CHECK_FALSE(unknown.back().assigned.value);
    CHECK(walk(newton, {1, defaults, {1, 1}, {4, 0}, {}, Vector{2, 3}, {}}).back().assigned.value == Vector{2, 3});
}

TEST_CASE("conditions name a parameter and a choice, and every name of a rule has a meaning") {
    for (const auto& optimizer : builtin_catalogue().all()) {
        std::set<std::string_view> held;
        for (const std::vector<double>& values : all_choices(*optimizer)) {
            for (const RuleLine& line : rule_lines(*optimizer, values)) held.insert(line.text);
            const std::vector<Vector> state(optimizer->state.size());
            for (const WalkedLine& line : walk(*optimizer, {1, values, {1, 1}, {1, 1}, state, {}, {}})) {
                INFO(optimizer->key << ": " << line.text);
                CHECK(meaning_of(*optimizer, line.assigned.name).text != "");
                for (const Quantity& quantity : line.named) {
                    INFO(quantity.name);
                    CHECK(meaning_of(*optimizer, quantity.name).text != "");
                }
            }
        }
        // No line waits for a choice that there is not.
        const std::string rule(optimizer->rule);
        for (std::size_t at = 1; at + 1 < rule.size();) {
            const std::size_t end = rule.find('\n', at);
            std::string line = rule.substr(at, end - at);
            while (line[0] == '[') line = line.substr(line.find(']') + 2);
            INFO(optimizer->key << ": " << line);
            CHECK(held.count(line) == 1);
            at = end + 1;
        }
        for (const std::string& name : optimizer->state) CHECK(meaning_of(*optimizer, name).text != "");
    }
    CHECK(meaning_of(*builtin_catalogue().find("gd"), "nothing").text == "");
    CHECK(meaning_of(*builtin_catalogue().find("bfgs"), "s").role == Role::other);
    CHECK(meaning_of(*builtin_catalogue().find("adam"), "s").role == Role::squares);
}

TEST_CASE("what a line of the first step made a vector is one in later steps") {
    Optimizer optimizer = *builtin_catalogue().find("gd");
    optimizer.state = {"start"};
    optimizer.rule = "[first] start = x\nx = x - lr*(x - start)";
    const double values[] = {0.5, 0};
    const Vector before[] = {{1, 2}};
    const auto lines = walk(optimizer, {2, values, {5, 4}, {3, -2}, before, {}, {}});
    REQUIRE(lines.size() == 1);
    CHECK((lines[0].named[2].value == before[0] && !lines[0].named[2].scalar));
    CHECK(lines[0].assigned.value == Vector{3, 3});
}

TEST_CASE("a rule that asks the loss goes on from what it was told and from the numbers after") {
    Optimizer optimizer = *builtin_catalogue().find("gd");
    optimizer.state = {"v"};
    optimizer.rule = "rate = f/10\nv = v + value(x)\nx = x - rate*v";
    const double values[] = {0.5, 0};
    const Vector before[] = {{1, 1}}, after[] = {{3, 3}};
    const KnownStep step{2, values, {5, 4}, {}, before, Vector{-1, -2}, after, 20.0};
    const auto lines = walk(optimizer, step);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].assigned.value == Vector{2, 2});
    CHECK(lines[1].assigned.value == Vector{3, 3});
    CHECK(lines[2].assigned.value == Vector{-1, -2});
    const auto last = walk(optimizer, {2, values, {5, 4}, {}, before, {}, {}, 20.0});
    CHECK(last[0].assigned.value == Vector{2, 2});
    CHECK_FALSE(last[1].assigned.value);
    CHECK_FALSE(last[2].assigned.value);
}

TEST_CASE("the place of a gradient may depend on other calls of its line") {
    Optimizer optimizer = *builtin_catalogue().find("gd");
    optimizer.rule = "a = x + 1\ng = gradient(a + norm(x))\nx = x - lr*g";
    const double values[] = {0.5, 0};
    CHECK(place_of_gradient(optimizer, {1, values, {3, 4}, {1, 1}, {}, {}, {}}) == Vector{9, 10});
    optimizer.rule = "x = x - lr*q";
    CHECK(place_of_gradient(optimizer, {1, values, {3, 4}, {1, 1}, {}, {}, {}}) == Vector{3, 4});
    CHECK(walk(optimizer, {1, values, {3, 4}, {1, 1}, {}, {}, {}}).empty());
}

// Found by fuzzing.
TEST_CASE("a rule that does not run is refused with a sentence") {
    for (const char* text :
         {"x", "[eps_at=outside] x", "=", "gradient(x", "x =1", " ", "x = gradient(x", "x = dot(x)", "x = norm()"}) {
        CAPTURE(text);
        Optimizer optimizer = *builtin_catalogue().find("adam");
        optimizer.rule = text;
        const auto compiled = compile_rule(optimizer, default_settings(optimizer), true);
        REQUIRE_FALSE(compiled);
        CHECK_FALSE(compiled.error().sentence.empty());
    }
}
