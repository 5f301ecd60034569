// The names that libraries give the optimizers: every one leads to one of the catalogue, and every one that exists is there.
#include "optimizers/catalogue.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <charconv>
#include <cmath>
#include <string>
#include <vector>

using namespace ravine;

namespace {

std::vector<std::string_view> parts(std::string_view text) {
    std::vector<std::string_view> result;
    while (!text.empty()) {
        result.push_back(text.substr(0, text.find(',')));
        text.remove_prefix(std::min(result.back().size() + 1, text.size()));
    }
    return result;
}

// Each setting's parameter; "eps:1e-07" names eps.
const Parameter& parameter_of(const Optimizer& optimizer, std::string_view setting) {
    const int index = find_parameter(optimizer, setting.substr(0, setting.find(':')));
    REQUIRE(index >= 0);
    return optimizer.parameters[static_cast<std::size_t>(index)];
}

template <class Check>
void each_alias(Check check) {
    for (const auto& optimizer : builtin_catalogue().all()) {
        for (const Alias& alias : optimizer->aliases) check(*optimizer, alias);
    }
}

}  // namespace

TEST_CASE("every alias resolves, in any case, with its modules and without") {
    each_alias([](const Optimizer&, const Alias& alias) {
        const bool of_library = !alias.library.empty();
        const std::string name(alias.name), whole = of_library ? std::string(alias.library) + "." + name : name;
        CAPTURE(whole, alias.when);
        std::string upper, lower;
        for (const char c : whole) {
            upper += static_cast<char>(std::toupper(c));
            lower += static_cast<char>(std::tolower(c));
        }
        for (const std::string& written : {whole, upper, lower}) {
            const NamedOptimizer found = builtin_catalogue().find_named(written);
            REQUIRE(found.optimizer);
            CHECK(found.of_library == of_library);
            bool is_there = false;
            for (const NamedAlias& each : found.aliases) is_there = is_there || each.alias == &alias;
            CHECK(is_there);
        }
        const NamedOptimizer bare = builtin_catalogue().find_named(name);
        REQUIRE(bare.optimizer);
        CHECK_FALSE(bare.of_library);
    });
}

TEST_CASE("what an alias says of parameters is true of its optimizer") {
    each_alias([](const Optimizer& optimizer, const Alias& alias) {
        CAPTURE(alias.library, alias.name);
        for (const ParameterAlias& parameter : alias.parameters) {
            for (const std::string_view ours : parts(parameter.ours)) CHECK(find_parameter(optimizer, ours) >= 0);
        }
        for (const std::string_view setting : parts(alias.implied)) {
            const Parameter& parameter = parameter_of(optimizer, setting);
            const std::string_view value = setting.substr(setting.find(':') + 1);
            CHECK(parameter.is_choice());
            CHECK(parameter.find_choice(value) >= 0);
        }
        for (const std::string_view setting : parts(alias.defaults)) {
            const Parameter& parameter = parameter_of(optimizer, setting);
            CHECK(std::strtod(std::string(setting.substr(setting.find(':') + 1)).c_str(), nullptr) != parameter.fallback);
        }
    });
}

TEST_CASE("every optimizer that a library has is there under its name") {
    const auto leads_to = [](std::string name, std::string_view key) {
        CAPTURE(name);
        const NamedOptimizer found = builtin_catalogue().find_named(name);
        REQUIRE(found.optimizer);
        CHECK(found.of_library);
        CHECK(found.optimizer->key == key);
    };
    for (const auto& optimizer : builtin_catalogue().all()) {
        if (optimizer->pytorch.empty()) continue;
        const std::string name(optimizer->pytorch.substr(0, optimizer->pytorch.find('(')));
        bool is_there = false;
        for (const Alias& alias : optimizer->aliases) is_there = is_there || alias.library + "." + alias.name == name;
        CAPTURE(name);
        CHECK(is_there);
    }
    for (const char* name : {"adabelief", "adadelta", "adagrad", "adam", "adamw", "adamax", "lbfgs", "lion", "nadam", "radam",
                             "rmsprop", "rprop", "yogi"})
        leads_to(std::string("optax.") + name, name);
    leads_to("optax.sgd", "gd");
    leads_to("optax.amsgrad", "adam");
    for (const char* name : {"Adadelta", "Adagrad", "Adam", "AdamW", "Adamax", "Lion", "Nadam", "RMSprop"}) {
        std::string key;
        for (const char* c = name; *c; ++c) key += static_cast<char>(std::tolower(*c));
        for (const char* modules :
             {"keras.optimizers.", "tf.keras.optimizers.", "tensorflow.keras.optimizers.legacy.", "optimizers."})
            leads_to(modules + std::string(name), key);
    }
}

TEST_CASE("keys, titles and unknown modules are read as well") {
    for (const auto& optimizer : builtin_catalogue().all()) {
        CHECK(builtin_catalogue().find_named(optimizer->key).optimizer == optimizer.get());
        CHECK(builtin_catalogue().find_named(optimizer->title).optimizer == optimizer.get());
        CHECK(builtin_catalogue().find_named(optimizer->key).aliases.empty());
    }
    CHECK(builtin_catalogue().find_named("torch_optimizer.Yogi").optimizer == builtin_catalogue().find("yogi"));
    CHECK(builtin_catalogue().find_named("mine.adam_w").optimizer == builtin_catalogue().find("adamw"));
    for (const char* nobody : {"", ".", "torch.optim.", "Ftrl", "torch.optim.SparseAdam"})
        CHECK_FALSE(builtin_catalogue().find_named(nobody).optimizer);
}

TEST_CASE("aliases of one name come in the order of their optimizers' years") {
    for (const char* library : {"torch.optim.", "optax.", "keras.optimizers.", ""}) {
        CAPTURE(library);
        std::vector<std::string> keys;
        for (const NamedAlias& each : builtin_catalogue().find_named(library + std::string("SGD")).aliases)
            keys.push_back(each.optimizer->key);
        CHECK(keys == std::vector<std::string>{"gd", "momentum", "nesterov"});
    }
}
