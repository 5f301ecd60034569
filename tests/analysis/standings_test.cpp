// Racers are named by what differs between them.
#include "analysis/standings.hpp"

#include "document/link/link.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>
#include <vector>

using namespace ravine;

namespace {

std::vector<std::string> names(const std::string& racers) {
    const Experiment experiment = decode_link("racers=" + racers).document.experiment;
    std::vector<std::string> list;
    for (std::size_t racer = 0; racer < experiment.racers.size(); ++racer) list.push_back(racer_name(experiment, racer));
    return list;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a racer has the name of its optimizer, and where there are more of it the settings that differ") {
    CHECK(names("gd;adam") == Names{"GD", "Adam"});
    CHECK(names("gd,lr:0.3;gd,lr:0.6;adam") == Names{"GD η 0.3", "GD η 0.6", "Adam"});
    CHECK(names("gd;gd,lr:0.6") == Names{"GD η 0.02", "GD η 0.6"});  // a default is told, too
    CHECK(names("adam,b1:0.5;adam,b1:0.95") == Names{"Adam β₁ 0.5", "Adam β₁ 0.95"});
    CHECK(names("adam,correct:off;adam,correct:slides") == Names{"Adam correction off", "Adam correction slides"});
    CHECK(names("gd,lr:0.5*0.9^t;gd") == Names{"GD η 0.5*0.9^t", "GD η 0.02"});
    CHECK(names("adam;adam,eps:1e-06") == Names{"Adam ε 1e−8", "Adam ε 1e−6"});
}

TEST_CASE("a name has no more settings than it takes") {
    CHECK(names("momentum,lr:0.1,mu:0.5;momentum,lr:0.1,mu:0.9;momentum,lr:0.2,mu:0.5") ==
          Names{"Momentum η 0.1 μ 0.5", "Momentum η 0.1 μ 0.9", "Momentum η 0.2"});
}

TEST_CASE("modifiers are part of the name, and optimizers with others are others") {
    CHECK(names("adam;adam+cautious") == Names{"Adam", "Adam+cautious"});
    CHECK(names("adam+cautious,lr:0.1;adam+cautious,lr:0.2") == Names{"Adam+cautious η 0.1", "Adam+cautious η 0.2"});
}

TEST_CASE("racers are numbered where nothing differs that can be told") {
    CHECK(names("gd;adam;gd") == Names{"GD 1", "Adam", "GD 2"});
    CHECK(names("gd,x:1,y:0;gd,x:2,y:0") == Names{"GD 1", "GD 2"});
    CHECK(names("gd,lr:0.123456789;gd,lr:0.123456788;gd,lr:0.2") == Names{"GD 1", "GD 2", "GD η 0.2"});
    CHECK(names("gd,lr:0.3;gd,lr:0.1+0.2*cos(0.01*t)^2*0.5;gd,lr:0.4") == Names{"GD η 0.3", "GD 2", "GD η 0.4"});
}

TEST_CASE("racers with one optimizer never share a name") {
    std::string racers;
    for (const char* lr : {"0.1", "0.2", "0.20000001"})
        for (const char* mu : {"0.5", "0.9"})
            for (const char* more : {"", ",form:velocity"})
                racers += std::string(racers.empty() ? "" : ";") + "momentum,lr:" + lr + ",mu:" + mu + more;
    const Names all = names(racers);
    CHECK(all.size() == 12);
    CHECK(std::set<std::string>(all.begin(), all.end()).size() == all.size());
}
