// The names that libraries give the optimizers: every one leads to one of the catalogue, and every one that exists is there.
#include "optimizers/aliases.hpp"

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

}  // namespace

TEST_CASE("every alias resolves, in any case, with its modules and without") {
    for (const Alias& alias : aliases()) {
        const bool of_library = !alias.library.empty();
        const std::string name(alias.name), whole = of_library ? std::string(alias.library) + "." + name : name;
        CAPTURE(whole, alias.when);
        const Optimizer* optimizer = find_optimizer(alias.key);
        REQUIRE(optimizer);
        std::string upper, lower;
        for (const char c : whole) {
            upper += static_cast<char>(std::toupper(c));
            lower += static_cast<char>(std::tolower(c));
        }
        for (const std::string& written : {whole, upper, lower}) {
            const NamedOptimizer found = find_named_optimizer(written);
            REQUIRE(found.optimizer);
            CHECK(found.of_library == of_library);
            bool is_there = false;
            for (const Alias* each : found.aliases) is_there = is_there || each == &alias;
            CHECK(is_there);
        }
        const NamedOptimizer bare = find_named_optimizer(name);
        REQUIRE(bare.optimizer);
        CHECK_FALSE(bare.of_library);
    }
}

TEST_CASE("what an alias says of parameters is true of its optimizer") {
    for (const Alias& alias : aliases()) {
        CAPTURE(alias.library, alias.name);
        const Optimizer& optimizer = *find_optimizer(alias.key);
        for (const ParameterAlias& parameter : alias.parameters) {
            for (const std::string_view ours : parts(parameter.ours)) CHECK(find_parameter(optimizer, ours) >= 0);
        }
        for (const std::string_view setting : parts(alias.implied)) {
            const Parameter& parameter = parameter_of(optimizer, setting);
            const std::string_view value = setting.substr(setting.find(':') + 1);
            CHECK(parameter.is_choice());
            CHECK(std::find(parameter.choices.begin(), parameter.choices.end(), value) != parameter.choices.end());
        }
        for (const std::string_view setting : parts(alias.defaults)) {
            const Parameter& parameter = parameter_of(optimizer, setting);
            CHECK(std::strtod(std::string(setting.substr(setting.find(':') + 1)).c_str(), nullptr) != parameter.fallback);
        }
    }
}

TEST_CASE("every optimizer that a library has is there under its name") {
    const auto leads_to = [](std::string name, std::string_view key) {
        CAPTURE(name);
        const NamedOptimizer found = find_named_optimizer(name);
        REQUIRE(found.optimizer);
        CHECK(found.of_library);
        CHECK(found.optimizer->key == key);
    };
    for (const Optimizer* optimizer : optimizers()) {
        if (optimizer->pytorch.empty()) continue;
        const std::string name(optimizer->pytorch.substr(0, optimizer->pytorch.find('(')));
        bool is_there = false;
        for (const Alias& alias : aliases())
            is_there =
                is_there || (alias.key == optimizer->key && std::string(alias.library) + "." + std::string(alias.name) == name);
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
    for (const Optimizer* optimizer : optimizers()) {
        CHECK(find_named_optimizer(optimizer->key).optimizer == optimizer);
        CHECK(find_named_optimizer(optimizer->title).optimizer == optimizer);
        CHECK(find_named_optimizer(optimizer->key).aliases.empty());
    }
    CHECK(find_named_optimizer("torch_optimizer.Yogi").optimizer == find_optimizer("yogi"));
    CHECK(find_named_optimizer("mine.adam_w").optimizer == find_optimizer("adamw"));
    for (const char* nobody : {"", ".", "torch.optim.", "Ftrl", "torch.optim.SparseAdam"})
        CHECK_FALSE(find_named_optimizer(nobody).optimizer);
}
