#include "document/constants.hpp"

#include "document/edit.hpp"
#include "document/link.hpp"
#include "export/json.hpp"
#include "simulation/race.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

using namespace ravine;
using Catch::Matchers::ContainsSubstring;
using formula::Constant;

namespace {

std::string only_complaint(std::string_view link) {
    const DecodedLink decoded = decode_link(link);
    INFO(link);
    REQUIRE(decoded.complaints.size() == 1);
    return decoded.complaints[0];
}

Config clean(std::string_view link) {
    DecodedLink decoded = decode_link(link);
    INFO(link);
    for (const std::string& complaint : decoded.complaints) UNSCOPED_INFO(complaint);
    CHECK(decoded.complaints.empty());
    return decoded.config;
}

std::uint64_t hash(const Config& config) {
    Race race(config);
    race.advance_to(config.steps);
    return trajectory_hash(race);
}

}  // namespace

TEST_CASE("constants are read from a link, and written again") {
    const char* link = "v=1&loss=(a-x)^2+b(y-x^2)^2&let=a:1,b:100";
    const Config config = clean(link);
    CHECK(config.constants == std::vector<Constant>{{"a", 1}, {"b", 100}});
    CHECK(encode_link(config) == link);
    CHECK(clean("let=b:10^2,a:2/2&loss=(a-x)^2+b(y-x^2)^2").constants == std::vector<Constant>{{"b", 100}, {"a", 1}});
    CHECK(read_constants("a:1,b:-2.5e-7").constants == std::vector<Constant>{{"a", 1}, {"b", -2.5e-7}});
    CHECK(write_constants(read_constants("a:1,b:-2.5e-7").constants) == "a:1,b:-2.5e-07");
}

TEST_CASE("a race with constants is the race with their numbers, to the last bit") {
    const std::string rest = "&racers=gd,lr:0.001;adam;newton&steps=300";
    CHECK(hash(clean("loss=(a-x)^2+b(y-x^2)^2&let=a:1,b:100" + rest)) == hash(clean("loss=(1-x)^2+100(y-x^2)^2" + rest)));
}

TEST_CASE("a letter that a link does not give is 1, and that is said") {
    CHECK_THAT(only_complaint("loss=k*x^2+y^2"),
               ContainsSubstring("\"k\" is neither a variable nor given by let; it is a constant now"));
    CHECK(decode_link("loss=k*x^2+y^2").config.constants == std::vector<Constant>{{"k", 1}});
    CHECK(decode_link("loss=k*x^2+b&let=b:3").config.constants == std::vector<Constant>{{"b", 3}, {"k", 1}});
}

TEST_CASE("what is wrong with constants is said") {
    const std::string loss = "loss=a*x^2+y^2&let=a:2";
    CHECK_THAT(only_complaint(loss + ",c:1"), ContainsSubstring("let: the loss has no constant \"c\"; it is left out"));
    CHECK_THAT(only_complaint(loss + ",e:1"), ContainsSubstring("let: \"e\" cannot be the name of a constant"));
    CHECK_THAT(only_complaint(loss + ",x:1"), ContainsSubstring("let: \"x\" cannot be the name of a constant"));
    CHECK_THAT(only_complaint(loss + ",b"), ContainsSubstring("let: \"b\" is not a name with a number, like a:1.5"));
    CHECK_THAT(only_complaint(loss + ",a:3"), ContainsSubstring("let: \"a\" is given twice; the first one counts"));
    CHECK_THAT(only_complaint("let=a:1"), ContainsSubstring("the loss has no constant \"a\""));
    CHECK(decode_link("let=a:1").config == default_config());
    const auto many = read_constants("a:1,b:1,c:1,d:1,f:1,g:1,h:1,k:1,l:1");
    CHECK(many.constants.size() == formula::most_constants);
    REQUIRE(many.complaints.size() == 1);
    CHECK_THAT(many.complaints[0], ContainsSubstring("more than 8 constants; \"l\" is left out"));
}

TEST_CASE("the ravine has its angle as a constant, which at 0 changes no number") {
    const Config straight = clean("loss=ravine&steps=50");
    CHECK(straight.constants.empty());
    CHECK(constants_of(straight) == std::vector<Constant>{{"angle", 0}});
    CHECK(hash(straight) == hash(clean("loss=(25x^2 + y^2)/10&start=0.9,-1.8&steps=50")));
    CHECK(clean("loss=ravine&let=angle:0&steps=50") == straight);
    const Config turned = clean("loss=ravine&let=angle:0.5&steps=50");
    CHECK(encode_link(turned) == "v=1&loss=ravine&let=angle:0.5&steps=50");
    CHECK(hash(turned) != hash(straight));
}

TEST_CASE("constants keep their values while the formula is edited, and go with their letters") {
    Config config = clean("loss=(a-x)^2+b(y-x^2)^2&let=a:1,b:100");
    CHECK_FALSE(set_loss(config, "(a-x)^2+b(y-x^2)^2+y"));
    CHECK(config.constants == std::vector<Constant>{{"a", 1}, {"b", 100}});
    CHECK(set_loss(config, "(a-x)^2+c*y"));
    CHECK(config.loss == "(a-x)^2+b(y-x^2)^2+y");
    set_loss_with_constants(config, "(a-x)^2+c*y");
    CHECK(config.loss == "(a-x)^2+c*y");
    CHECK(config.constants == std::vector<Constant>{{"a", 1}, {"c", 1}});
    CHECK_FALSE(set_loss(config, "x^2"));
    CHECK(config.constants.empty());
}

TEST_CASE("the ravine's formula can be edited with its angle") {
    Config config = clean("loss=ravine&let=angle:0.5");
    const std::string own = formula_of(config);
    CHECK_FALSE(set_loss(config, own + "+x"));
    CHECK(config.constants == std::vector<Constant>{{"angle", 0.5}});
    CHECK_FALSE(set_loss(config, own));
    CHECK(config.loss == "ravine");
    CHECK(config.constants == std::vector<Constant>{{"angle", 0.5}});
    set_constants(config, {{"angle", 0}});
    CHECK(config.constants.empty());
}

TEST_CASE("constants are an object of numbers in JSON") {
    const Config config = clean("loss=(a-x)^2+b(y-x^2)^2&let=a:1,b:100");
    const std::string json = write_json(config);
    CHECK_THAT(json, ContainsSubstring(R"j("let": {"a": 1, "b": 100})j"));
    std::string error;
    CHECK(read_json(json, error, builtin_catalogue())->config == config);
    CHECK(read_json(R"j({"loss": "a*x", "let": {}})j", error, builtin_catalogue())->complaints.size() == 1);
    CHECK(read_json(R"j({"loss": "a*x", "let": {"a": [1]}})j", error, builtin_catalogue())->complaints.size() == 2);
    CHECK(read_json(R"j({"loss": "a*x", "let": "a:2"})j", error, builtin_catalogue())->config.constants ==
          std::vector<Constant>{{"a", 2}});
}

TEST_CASE("an edit sets constants by their names") {
    Config config = clean("loss=(a-x)^2+b(y-x^2)^2&let=a:1,b:100");
    CHECK(edit(config, "let", 0, "b:5").empty());
    CHECK(config.constants == std::vector<Constant>{{"a", 1}, {"b", 5}});
}
