// Racers in the words of PyTorch, optax and Keras.
#include "document/link/racer_words.hpp"

#include "../../seed.hpp"
#include "document/link/link.hpp"
#include "document/link/parameter_names.hpp"
#include "optimizers/aliases.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <random>

using namespace ravine;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("racers as people write them have a canonical form") {
    const std::pair<const char*, const char*> cases[] = {
        {"Adam,lr:0.1;SGD;RMSprop", "adam,lr:0.1;gd;rmsprop"},
        {"ADAM;adagrad;AdaGrad;L-BFGS;gd", "adam;adagrad;adagrad;lbfgs;gd"},
        {"torch.optim.AdamW(model.parameters(), lr=0.1, betas=(0.9, 0.99), weight_decay=0.05)",
         "adamw,lr:0.1,beta2:0.99,decay:0.05"},
        {"torch.optim.Adam(params,0.1,amsgrad=True,foreach=False,maximize=False)", "adam,lr:0.1,amsgrad:on"},
        {"torch.optim.Adam(lr=0.1,weight_decay=0.05,decoupled_weight_decay=True)", "adamw,lr:0.1,decay:0.05"},
        {"SGD,lr=0.1,momentum=0.95", "momentum,lr:0.1,mu:0.95"},
        {"SGD(lr=0.1,momentum=0)", "gd,lr:0.1"},
        {"SGD,momentum:0.95,nesterov:True", "nesterov,mu:0.95"},
        {"torch.optim.SGD(lr=0.1,momentum=0.5,dampening=0.25,nesterov=False)", "momentum,lr:0.1,mu:0.5,dampening:0.25"},
        {"keras.optimizers.SGD(0.01, momentum=0.95)", "momentum,lr:0.01,mu:0.95,form:velocity"},
        {"torch.optim.RMSprop(lr=0.1,alpha=0.9,eps=1e-6,momentum=0.5,centered=True)",
         "rmsprop,lr:0.1,beta:0.9,eps:1e-06,mu:0.5,centered:on"},
        {"rmsprop,alpha=0.9;rmsprop,rho=0.9;rmsprop,weight_decay=0.1", "rmsprop,beta:0.9;rmsprop,beta:0.9;rmsprop,decay:0.1"},
        {"keras.optimizers.RMSprop(rho=0.9,epsilon=1e-7)", "rmsprop,beta:0.9,eps:1e-07,eps_at:inside"},
        {"optax.rmsprop(0.1, decay=0.95)", "rmsprop,lr:0.1,beta:0.95,eps_at:inside"},
        {"rmsprop,decay:0.1", "rmsprop,decay:0.1"},  // the catalogue's own
        {"optax.adabelief(1e-2, b1=0.8, b2=0.9)", "adabelief,lr:0.01,beta1:0.8,beta2:0.9"},
        {"optax.sgd(learning_rate=0.1, momentum=None)", "gd,lr:0.1"},
        {"optax.amsgrad(0.1);amsgrad", "adam,lr:0.1,amsgrad:on;adam,amsgrad:on"},
        {"Adam,beta_1:0.8,beta_2:0.9,epsilon:1e-6,learning_rate:0.1", "adam,beta1:0.8,beta2:0.9,eps:1e-06,lr:0.1"},
        {"adam,betas:[0.8,0.9],x:1,y:2,show:off", "adam,beta1:0.8,beta2:0.9,x:1,y:2,show:off"},
        {"Adam(lr=0.1),x:1,y:2", "adam,lr:0.1,x:1,y:2"},
        {"torch.optim.Rprop(etas=(0.4, 1.1), step_sizes=(1e-5, 10))",
         "rprop,eta_minus:0.4,eta_plus:1.1,step_min:1e-05,step_max:10"},
        {"torch.optim.ASGD(lambd=0.1, alpha=0.5, t0=10)", "asgd,lambda:0.1,alpha:0.5,t0:10"},
        {"lbfgs,history_size=3;lbfgs,memory_size=2", "lbfgs,memory:3;lbfgs,memory:2"},
        {"Adam,lr:where(t<=3,0.1,0.01);Adam(lr=0.1*0.97^t)", "adam,lr:where(t<=3,0.1,0.01);adam,lr:0.1*0.97^t"},
        {"adam,\u03B7:0.1,\u03B2\u2081:0.8", "adam,lr:0.1,beta1:0.8"},
    };
    for (const auto& [written, canonical] : cases) {
        CAPTURE(written);
        const DecodedLink decoded = decode_link(fmt::format("racers={}", written));
        CAPTURE(decoded.complaints);
        CHECK(decoded.complaints.empty());
        CHECK(decoded.document.experiment.racers ==
              decode_link(fmt::format("racers={}", canonical)).document.experiment.racers);
        const auto fields = link_fields(decoded.document);
        const auto is_racers = [](const LinkField& field) { return field.key == "racers"; };
        CHECK(std::find_if(fields.begin(), fields.end(), is_racers)->text == canonical);
    }
}

TEST_CASE("where a library means something else, a sentence says so") {
    const std::pair<const char*, const char*> cases[] = {
        {"keras.optimizers.RMSprop(epsilon=1e-7)", "keras.optimizers.RMSprop has beta:0.9 where nothing is given"},
        {"optax.adamw(0.1)", "optax.adamw has decay:0.0001 where nothing is given"},
        {"optax.adagrad(0.1,eps=1e-7)", "optax.adagrad starts its sum at 0.1"},
        {"keras.optimizers.SGD(momentum=0.9,weight_decay=0.1)", "decays the weights themselves"},
        {"keras.optimizers.SGD(momentum=0.9,nesterov=True)", "has the rate inside of its velocity"},
        {"torch.optim.LBFGS()", "goes up to 20 iterations a step"},
        {"torch.optim.Adam(maximize=True)", "\"maximize:True\" is no parameter like"},
        {"adam,betas:0.8", "betas: \"0.8\" is not 2 numbers like (0.9, 0.99); it is left out"},
        {"adam,betas:(0.8,0.9,0.99)", "is not 2 numbers like"},
        {"gd,momentum:0.9", "\"momentum:0.9\" is no parameter like lr, decay:value; it is left out"},
        {"adam(lr=0.1", "\"(lr:0.1\" is no parameter like"},
        {"adam,lr=0.1,learning_rate=0.2", "lr is given twice; the first one counts"},
        {"Adamm", "there is no optimizer \"Adamm\" (did you mean adam?)"},
        {"torch.optim.RMSprp", "(did you mean rmsprop?)"},
        {"SparseAdam", "there is no optimizer \"SparseAdam\"; racer 1 is left out"},
    };
    for (const auto& [written, told] : cases) {
        CAPTURE(written);
        const DecodedLink decoded = decode_link(fmt::format("racers={};gd", written));
        REQUIRE(decoded.complaints.size() == 1);
        CHECK_THAT(decoded.complaints[0], ContainsSubstring(told));
    }
}

TEST_CASE("every shared name of a parameter is read by some optimizer") {
    for (const SharedName& name : names_of_parameters()) {
        CAPTURE(name.theirs);
        bool is_read = false;
        for (const auto& optimizer : builtin_catalogue().all()) {
            const bool is_tuple = name.ours.find(',') != std::string_view::npos;
            const RacerWords words = read_racer_words(
                fmt::format("{},{}:{}", optimizer->key, name.theirs, is_tuple ? "(1,1)" : "1"), builtin_catalogue());
            is_read =
                is_read ||
                (!words.settings.empty() &&
                 find_parameter(*optimizer, std::string_view(words.settings[0]).substr(0, words.settings[0].find(':'))) >= 0 &&
                 find_parameter(*optimizer, name.theirs) < 0);
        }
        CHECK(is_read);
    }
}

TEST_CASE("no text breaks what reads racers") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    constexpr std::string_view pieces[] = {"adam", "SGD", "torch.optim.", "(",     ")",           "[",   "]",    ",",
                                           ":",    "=",   "lr",           "betas", "momentum",    "0.1", "True", "None",
                                           ".",    " ",   "\xFF",         "x",     "weight_decay"};
    for (int round = 0; round < (RAVINE_BRIEF ? 5'000 : 20'000); ++round) {
        std::string text;
        for (std::uint64_t i = random() % 14; i > 0; --i) text += pieces[random() % std::size(pieces)];
        CAPTURE(text);
        decode_link("racers=" + text);
        for (const std::string& setting : read_racer_words(text, builtin_catalogue()).settings)
            CHECK(setting.size() <= text.size() + 20);
    }
}
