#include "optimizers/catalogue.hpp"

#include "optimizers/definition.hpp"
#include "rules/glossary.hpp"
#include "rules/rule.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

using namespace ravine;

TEST_CASE("the catalogue is complete and well formed") {
    std::set<std::string_view> keys;
    int year = 0;
    for (const auto& optimizer : builtin_catalogue().all()) {
        INFO(optimizer->key);
        CHECK(keys.insert(optimizer->key).second);
        CHECK(builtin_catalogue().find(optimizer->key) == optimizer.get());
        CHECK_FALSE(optimizer->key.starts_with("my_"));  // which is for definitions
        CHECK_FALSE(optimizer->title.empty());
        CHECK_FALSE(optimizer->source.empty());
        CHECK_FALSE(checked_against(*optimizer).empty());
        CHECK(year <= optimizer->year);
        year = optimizer->year;
        CHECK(optimizer->rule.find("x = ") != std::string_view::npos);
        std::set<std::string_view> parameters;
        for (const Parameter& parameter : optimizer->parameters) {
            CHECK(parameters.insert(parameter.key).second);
            CHECK(parameter.low <= parameter.fallback);
            CHECK(parameter.fallback <= parameter.high);
            if (parameter.is_choice()) CHECK(parameter.high == static_cast<double>(parameter.choices.size() - 1));
        }
        CHECK(optimizer->parameters[0].key == "lr");
        CHECK(find_learning_rate(*optimizer) == &optimizer->parameters[0]);
        // Methods that find the length of their steps have a factor of 1 before it; all others have the usual learning rate.
        const bool spreads = optimizer->parameters[0].label == "σ";  // around which places are tried
        const bool finds = optimizer->needs != Needs::gradient || optimizer->parameters[0].label == "γ" || spreads;
        CHECK(optimizer->parameters[0].fallback == (finds ? 1 : learning_rate().fallback));
        // What a learner reads names what the method remembers.
        for (const std::string& state : optimizer->state) CHECK(optimizer->rule.find(state + " = ") != std::string_view::npos);
        CHECK((optimizer->pytorch.empty() || optimizer->pytorch.find("torch.optim.") == 0));
    }
    CHECK(builtin_catalogue().find("nobody") == nullptr);
}

TEST_CASE("every dense first-order method of torch.optim is there") {
    for (const char* name :
         {"SGD", "Adagrad", "RMSprop", "Adadelta", "Adam", "AdamW", "Adamax", "NAdam", "RAdam", "ASGD", "Rprop"}) {
        INFO(name);
        const std::string call = "torch.optim." + std::string(name) + "(";
        bool found = false;
        for (const auto& optimizer : builtin_catalogue().all()) found = found || optimizer->pytorch.find(call) == 0;
        CHECK(found);
    }
}

TEST_CASE("a catalogue takes optimizers that are made at run time") {
    const auto keys = [](const Catalogue& catalogue) {
        std::string all;
        for (const auto& optimizer : catalogue.all()) all += optimizer->key + " ";
        return all;
    };
    Catalogue catalogue({{.key = "b", .title = "B", .year = 2000}, {.key = "c", .title = "C", .year = 1990}});
    CHECK(keys(catalogue) == "c b ");
    const Catalogue before = catalogue;
    const Optimizer* b = catalogue.find("b");
    catalogue.add({.key = "a", .title = "A", .year = 2000, .aliases = {in_torch("Mine")}});
    CHECK(keys(catalogue) == "c a b ");
    CHECK(catalogue.find("b") == b);
    CHECK(catalogue.find_named("torch.optim.mine").optimizer == catalogue.find("a"));
    CHECK(keys(before) == "c b ");
    CHECK_FALSE(catalogue == before);

    const Optimizer* c = catalogue.find("c");
    catalogue.add({.key = "c", .title = "Other", .year = 2010});
    CHECK(keys(catalogue) == "a b c ");
    CHECK(catalogue.find("c")->title == "Other");
    CHECK(before.find("c") == c);
    CHECK(c->title == "C");
}

TEST_CASE("catalogues are equal by content") {
    const auto made = [](std::string rule) { return Catalogue({{.key = "a", .title = "A", .rule = std::move(rule)}}); };
    CHECK(made("x = x - g") == made("x = x - g"));
    CHECK_FALSE(made("x = x - g") == made("x = x + g"));
    CHECK_FALSE(made("x = x - g") == Catalogue());
    CHECK(Catalogue(builtin_catalogue()) == builtin_catalogue());
}

TEST_CASE("the displacements of rules are what x moves by") {
    int displacements = 0;
    for (const auto& optimizer : builtin_catalogue().all()) {
        std::vector<double> values;
        for (const Parameter& parameter : optimizer->parameters) values.push_back(parameter.fallback);
        for (std::size_t i = 0; i < values.size(); ++i) {
            for (std::size_t index = 0; index < optimizer->parameters[i].choices.size(); ++index) {
                std::vector<double> chosen = values;
                chosen[i] = static_cast<double>(index);
                for (const std::string& state : optimizer->state) {
                    CAPTURE(optimizer->key, optimizer->parameters[i].choices[index].name, state);
                    double sign = 0;
                    for (const RuleLine& line : rule_lines(*optimizer, chosen)) {
                        if (line.text == "x = x + " + state) sign = 1;
                        if (line.text == "x = x - " + state) sign = -1;
                    }
                    CHECK(displacement_sign(*optimizer, state, chosen) == sign);
                    displacements += sign != 0;
                }
            }
        }
    }
    CHECK(displacements == 3);
}

TEST_CASE("typed optimizers come last, in their order, and may be those of another catalogue") {
    const auto keys = [](const Catalogue& catalogue) {
        std::string result;
        for (const auto& each : catalogue.all()) result += each->key;
        return result;
    };
    Catalogue one({{.key = "b", .title = "b", .year = 2000},
                   {.key = "z", .title = "z", .typed = true},
                   {.key = "a", .title = "a", .year = 1900},
                   {.key = "y", .title = "y", .typed = true}});
    CHECK(keys(one) == "abzy");
    const Catalogue other({{.key = "c", .title = "c", .year = 2000}, {.key = "k", .title = "k", .typed = true}});
    CHECK(keys(one.with_typed_of(other)) == "abk");
    CHECK(keys(one.with_typed_of(Catalogue())) == "ab");
    one.add({.key = "z", .title = "z", .typed = true});
    CHECK(keys(one) == "abyz");
}
