// Modifiers do what their formulas say, around any method.
#include "../document/clean_link.hpp"
#include "simulation/race.hpp"
#include "text/text.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace ravine;

namespace {

Race raced(const std::string& link) {
    Race race(clean_document(link).experiment);
    race.advance_to(race.experiment().steps);
    return race;
}

std::uint64_t hash_of(const std::string& racers, const std::string& ground, const std::string& define = "") {
    return trajectory_hash(raced(ground + "&racers=" + racers + "&define=" + percent_encode(define)));
}

constexpr const char* grounds[] = {"steps=90&loss=rosenbrock&start=-1,1", "steps=60&loss=himmelblau&noise=0.3&seed=5",
                                   "steps=60&loss=logistic&batch=4"};

}  // namespace

TEST_CASE("a modifier does what its lines do inside of the rule") {
    struct Case {
        std::string racer, rule;
    };
    const std::string head = "own(lr:0.003,k:0.5:0:1000){";
    const Case cases[] = {
        {"gd+clip,clip.max:0.5", "g=g*min(1,k/(norm(g)+1e-6));x=x-lr*g"},
        {"gd+clip,clip.max:0.5,clip.by:value", "g=min(max(g,-k),k);x=x-lr*g"},
        {"gd+sign", "x=x-lr*sign(g)+0*k"},
        {"gd+centralise", "x=x-lr*(g-mean(g))+0*k"},
        {"gd+decay,decay.rate:0.5", "x=x*(1-lr*k);x=x-lr*g"},
        {"gd+sam,sam.rho:0.5", "g=gradient(x+k*g/(norm(g)+1e-12));x=x-lr*g"},
        {"gd+cautious", "a=x;x=x-lr*g;v=x-a;d=v*g<0;v=v*d/max(mean(d),1e-3);x=a+v+0*k"},
        {"gd+grams", "a=x;x=x-lr*g;v=x-a;x=a-|v|*sign(g)+0*k"},
        {"gd+graft", "a=x;x=x-lr*g;w=x-a;w=lr*norm(g)/max(norm(w),1e-300)*w;x=a+w+0*k"},
        {"gd+graft,graft.of:adagrad",
         "a=x;x=x-lr*g;w=x-a;s=s+g^2;d=g/(sqrt(s)+1e-10);w=lr*norm(d)/max(norm(w),1e-300)*w;x=a+w+0*k"},
        {"gd+graft,graft.of:rmsprop,graft.beta:0.5",
         "a=x;x=x-lr*g;w=x-a;s=k*s+(1-k)*g^2;d=g/(sqrt(s)+1e-8);w=lr*norm(d)/max(norm(w),1e-300)*w;x=a+w"},
        {"gd+lookahead,lookahead.k:4,lookahead.alpha:0.5",
         "[first]s=x;x=x-lr*g;n=mod(t,4)<1;s=where(n,s+k*(x-s),s);x=where(n,s,x)"},
        {"gd+noise,noise.heat:0.5", "x=x-lr*g;x=x+sqrt(2*lr*k)*normal()"},
        {"gd+clip+sam,clip.max:0.5,sam.rho:0.5", "g=g*min(1,k/(norm(g)+1e-6));g=gradient(x+k*g/(norm(g)+1e-12));x=x-lr*g"},
        {"gd+sam+clip,clip.max:0.5,sam.rho:0.5", "g=gradient(x+k*g/(norm(g)+1e-12));g=g*min(1,k/(norm(g)+1e-6));x=x-lr*g"},
    };
    for (const char* ground : grounds) {
        for (const auto& [racer, rule] : cases) {
            INFO(racer << " " << ground);
            CHECK(hash_of(racer + ",lr:0.003", ground) == hash_of("own", ground, head + rule + "}"));
        }
    }
}

TEST_CASE("Adam with decoupled decay is AdamW") {
    for (const char* ground : grounds) {
        CHECK(hash_of("adam+decay,decay.rate:0.1", ground) == hash_of("adamw,decay:0.1", ground));
    }
}

TEST_CASE("a modifier that changes nothing leaves every method its bits") {
    for (const auto& optimizer : builtin_catalogue().all()) {
        if (optimizer->step) continue;
        std::vector<std::string> settings{""};
        for (const Parameter& parameter : optimizer->parameters) {
            for (const std::string_view choice : parameter.choice_names())
                settings.push_back("," + parameter.key + ":" + std::string(choice));
        }
        for (const char* ground : grounds) {
            for (const std::string& setting : settings) {
                INFO(optimizer->key << setting << " " << ground);
                const std::uint64_t plain = hash_of(optimizer->key + setting, ground);
                CHECK(hash_of(optimizer->key + "+look" + setting, ground, "look+{[after]w=u}") == plain);
                CHECK(hash_of(optimizer->key + "+once" + setting, ground, "once+(k:1){g=k*g}") == plain);
                CHECK(hash_of(optimizer->key + "+average" + setting, ground) == plain);
            }
        }
    }
}

TEST_CASE("caution and Grams go down in every coordinate") {
    for (const char* modifier : {"cautious", "grams"}) {
        const std::string racer = std::string("momentum+") + modifier;
        const Race race = raced("steps=60&loss=rosenbrock&start=-1,1&racers=" + racer);
        const Track& track = race.tracks()[0];
        for (std::size_t i = 0; i + 1 < track.x.size(); ++i) {
            double f = 0, gx = 0, gy = 0;
            formula::Workspace workspace;
            race.loss()->gradient(&track.x[i], &track.y[i], 1, &f, &gx, &gy, workspace);
            CHECK((track.x[i + 1] - track.x[i]) * gx <= 0);
            CHECK((track.y[i + 1] - track.y[i]) * gy <= 0);
        }
    }
    CHECK(hash_of("momentum+cautious", grounds[0]) != hash_of("momentum", grounds[0]));
}

TEST_CASE("the average of a path is a state of its own") {
    const Race race = raced("steps=40&loss=himmelblau&racers=gd+average,average.of:all");
    const auto loss = std::make_shared<const Loss>(*race.loss());
    std::optional<Simulation> simulation = simulate(race.experiment(), Ground{loss, nullptr}, 0);
    REQUIRE(simulation);
    const Optimizer& optimizer = *simulation->setting().optimizer;
    REQUIRE(optimizer.beside.state == "average_place");
    const auto state = std::find(optimizer.state.begin(), optimizer.state.end(), optimizer.beside.state);
    REQUIRE(state != optimizer.state.end());
    simulation->advance(40);
    const std::vector<double> mean = simulation->state(0, static_cast<std::size_t>(state - optimizer.state.begin()));
    double x = 0, y = 0;
    for (std::size_t i = 1; i <= 40; ++i) {
        x += race.tracks()[0].x[i] / 40;
        y += race.tracks()[0].y[i] / 40;
    }
    CHECK(mean[0] == Catch::Approx(x));
    CHECK(mean[1] == Catch::Approx(y));
}

TEST_CASE("grafting keeps a direction and takes the length of another method's first step") {
    const auto first_step = [](const std::string& racer) {
        const Race race = raced("steps=1&loss=rosenbrock&start=-1,1.5&racers=" + racer);
        const Track& track = race.tracks()[0];
        return Vector{track.x[1] - track.x[0], track.y[1] - track.y[0]};
    };
    for (const std::string of : {"gd", "adagrad", "rmsprop"}) {
        const Vector grafted = first_step("adam+graft,lr:0.001,graft.of:" + of), own = first_step("adam,lr:0.001");
        const Vector other = first_step(of + ",lr:0.001");
        INFO(of);
        CHECK(norm(grafted) == Catch::Approx(norm(other)));
        CHECK(grafted.x * own.y == Catch::Approx(grafted.y * own.x));
        CHECK(dot(grafted, own) > 0);
    }
}
