#include "optimizers/catalogue.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

using namespace ravine;

TEST_CASE("the catalogue is complete and well formed") {
    std::set<std::string_view> keys;
    int year = 0;
    for (const Optimizer* optimizer : optimizers()) {
        INFO(optimizer->key);
        CHECK(keys.insert(optimizer->key).second);
        CHECK(find_optimizer(optimizer->key) == optimizer);
        CHECK_FALSE(optimizer->title.empty());
        CHECK_FALSE(optimizer->source.empty());
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
        // Who looks no further than the gradient shares one rate; who does tries its whole step first.
        CHECK(optimizer->parameters[0].fallback == (optimizer->needs == Needs::gradient ? learning_rate().fallback : 1));
        // What a learner reads names what the method remembers.
        for (const auto state : optimizer->state)
            CHECK(optimizer->rule.find(std::string(state) + " = ") != std::string_view::npos);
        CHECK((optimizer->pytorch.empty() || optimizer->pytorch.find("torch.optim.") == 0));
    }
    CHECK(find_optimizer("nobody") == nullptr);
}

TEST_CASE("every dense first-order method of torch.optim is there") {
    for (const char* name :
         {"SGD", "Adagrad", "RMSprop", "Adadelta", "Adam", "AdamW", "Adamax", "NAdam", "RAdam", "ASGD", "Rprop"}) {
        INFO(name);
        const std::string call = "torch.optim." + std::string(name) + "(";
        bool found = false;
        for (const Optimizer* optimizer : optimizers()) found = found || optimizer->pytorch.find(call) == 0;
        CHECK(found);
    }
}
