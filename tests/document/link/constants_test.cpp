#include "document/link/constants.hpp"

#include "../clean_link.hpp"
#include "document/edit.hpp"
#include "document/link/link.hpp"
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

std::uint64_t hash(const Document& document) {
    Race race(document.experiment);
    race.advance_to(document.experiment.steps);
    return trajectory_hash(race);
}

}  // namespace

TEST_CASE("constants are read from a link, and written again") {
    const char* link = "v=1&loss=(a-x)^2+b(y-x^2)^2&let=a:1,b:100";
    const Document document = clean_document(link);
    CHECK(document.experiment.constants == std::vector<Constant>{{"a", 1}, {"b", 100}});
    CHECK(encode_link(document) == link);
    CHECK(clean_document("let=b:10^2,a:2/2&loss=(a-x)^2+b(y-x^2)^2").experiment.constants ==
          std::vector<Constant>{{"b", 100}, {"a", 1}});
    CHECK(read_constants("a:1,b:-2.5e-7").constants == std::vector<Constant>{{"a", 1}, {"b", -2.5e-7}});
    CHECK(write_constants(read_constants("a:1,b:-2.5e-7").constants) == "a:1,b:-2.5e-07");
}

TEST_CASE("a race with constants is the race with their numbers, to the last bit") {
    const std::string rest = "&racers=gd,lr:0.001;adam;newton&steps=300";
    CHECK(hash(clean_document("loss=(a-x)^2+b(y-x^2)^2&let=a:1,b:100" + rest)) ==
          hash(clean_document("loss=(1-x)^2+100(y-x^2)^2" + rest)));
}

TEST_CASE("a letter that a link does not give is 1, and that is said") {
    CHECK_THAT(only_complaint("loss=k*x^2+y^2"),
               ContainsSubstring("\"k\" is neither a variable nor given by let; it is a constant now"));
    CHECK(decode_link("loss=k*x^2+y^2").document.experiment.constants == std::vector<Constant>{{"k", 1}});
    CHECK(decode_link("loss=k*x^2+b&let=b:3").document.experiment.constants == std::vector<Constant>{{"b", 3}, {"k", 1}});
}

TEST_CASE("what is wrong with constants is said") {
    const std::string loss = "loss=a*x^2+y^2&let=a:2";
    CHECK_THAT(only_complaint(loss + ",c:1"), ContainsSubstring("let: the loss has no constant \"c\"; it is left out"));
    CHECK_THAT(only_complaint(loss + ",e:1"), ContainsSubstring("let: \"e\" cannot be the name of a constant"));
    CHECK_THAT(only_complaint(loss + ",x:1"), ContainsSubstring("let: \"x\" cannot be the name of a constant"));
    CHECK_THAT(only_complaint(loss + ",b"), ContainsSubstring("let: \"b\" is not a name with a number, like a:1.5"));
    CHECK_THAT(only_complaint(loss + ",a:3"), ContainsSubstring("let: \"a\" is given twice; the first one counts"));
    CHECK_THAT(only_complaint("let=a:1"), ContainsSubstring("the loss has no constant \"a\""));
    CHECK(decode_link("let=a:1").document == default_document());
    const auto many = read_constants("a:1,b:1,c:1,d:1,f:1,g:1,h:1,k:1,l:1");
    CHECK(many.constants.size() == formula::most_constants);
    REQUIRE(many.complaints.size() == 1);
    CHECK_THAT(many.complaints[0], ContainsSubstring("more than 8 constants; \"l\" is left out"));
}

TEST_CASE("the ravine has its angle as a constant, which at 0 changes no number") {
    const Document straight = clean_document("loss=ravine&steps=50");
    CHECK(straight.experiment.constants.empty());
    CHECK(constants_of(straight.experiment) == std::vector<Constant>{{"angle", 0}});
    CHECK(hash(straight) == hash(clean_document("loss=(25x^2 + y^2)/10&start=0.9,-1.8&steps=50")));
    CHECK(clean_document("loss=ravine&let=angle:0&steps=50") == straight);
    const Document turned = clean_document("loss=ravine&let=angle:0.5&steps=50");
    CHECK(encode_link(turned) == "v=1&loss=ravine&let=angle:0.5&steps=50");
    CHECK(hash(turned) != hash(straight));
}

TEST_CASE("constants keep their values while the formula is edited, and go with their letters") {
    Document document = clean_document("loss=(a-x)^2+b(y-x^2)^2&let=a:1,b:100");
    CHECK(set_loss(document, "(a-x)^2+b(y-x^2)^2+y"));
    CHECK(document.experiment.constants == std::vector<Constant>{{"a", 1}, {"b", 100}});
    CHECK_FALSE(set_loss(document, "(a-x)^2+c*y"));
    CHECK(document.experiment.loss == "(a-x)^2+b(y-x^2)^2+y");
    set_loss_with_constants(document, "(a-x)^2+c*y");
    CHECK(document.experiment.loss == "(a-x)^2+c*y");
    CHECK(document.experiment.constants == std::vector<Constant>{{"a", 1}, {"c", 1}});
    CHECK(set_loss(document, "x^2"));
    CHECK(document.experiment.constants.empty());
}

TEST_CASE("the ravine's formula can be edited with its angle") {
    Document document = clean_document("loss=ravine&let=angle:0.5");
    const std::string own = formula_of(document);
    CHECK(set_loss(document, own + "+x"));
    CHECK(document.experiment.constants == std::vector<Constant>{{"angle", 0.5}});
    CHECK(set_loss(document, own));
    CHECK(document.experiment.loss == "ravine");
    CHECK(document.experiment.constants == std::vector<Constant>{{"angle", 0.5}});
    set_constants(document.experiment, {{"angle", 0}});
    CHECK(document.experiment.constants.empty());
}

TEST_CASE("constants are an object of numbers in JSON") {
    const Document document = clean_document("loss=(a-x)^2+b(y-x^2)^2&let=a:1,b:100");
    const std::string json = write_json(document);
    CHECK_THAT(json, ContainsSubstring(R"j("let": {"a": 1, "b": 100})j"));
    std::string error;
    CHECK(read_json(json, builtin_catalogue())->document == document);
    CHECK(read_json(R"j({"loss": "a*x", "let": {}})j", builtin_catalogue())->complaints.size() == 1);
    CHECK(read_json(R"j({"loss": "a*x", "let": {"a": [1]}})j", builtin_catalogue())->complaints.size() == 2);
    CHECK(read_json(R"j({"loss": "a*x", "let": "a:2"})j", builtin_catalogue())->document.experiment.constants ==
          std::vector<Constant>{{"a", 2}});
}

TEST_CASE("an edit sets constants by their names") {
    Document document = clean_document("loss=(a-x)^2+b(y-x^2)^2&let=a:1,b:100");
    CHECK(edit(document, "let", 0, "b:5"));
    CHECK(document.experiment.constants == std::vector<Constant>{{"a", 1}, {"b", 5}});
}

TEST_CASE("numbers of racers are formulas of the constants, too") {
    const std::string loss = "loss=rosenbrock&steps=60&racers=";
    const auto same = [&](const std::string& let, const std::string& racers, const std::string& plain) {
        INFO(let << " " << racers);
        const Document document = clean_document(loss + racers + "&let=" + let);
        CHECK(hash(document) == hash(clean_document(loss + plain)));
        CHECK(clean_document(encode_link(document)) == document);
        CHECK(encode_link(document).find(racers) != std::string::npos);
    };
    same("k:0.5", "adam,beta1:k", "adam,beta1:0.5");
    same("k:0.5", "gd,lr:0.001*k^t", "gd,lr:0.001*0.5^t");
    same("k:0.9,q:2", "adam,beta1:k;adam,lr:k/q", "adam,beta1:0.9;adam,lr:0.45");
    const std::string own = "&define=own(lr:0.001,mu:0.5)%7Bv=mu*v-lr*g;x=x%2Bv%7D";
    CHECK(hash(clean_document(loss + "own,mu:k&let=k:0.8" + own)) == hash(clean_document(loss + "own,mu:0.8" + own)));
}

TEST_CASE("constants of racers stay with them, and constants of neither loss nor racers are left out") {
    const Document document = clean_document("loss=a*x^2+y^2&racers=adam,beta1:k&let=a:2,k:0.5");
    CHECK(constants_of(document.experiment) == std::vector<Constant>{{"a", 2}, {"k", 0.5}});
    Document other = document;
    REQUIRE(set_loss(other, "x^2 + y^4"));
    CHECK(other.experiment.constants == std::vector<Constant>{{"k", 0.5}});
    REQUIRE(set_loss(other, "(25x^2 + y^2)/10"));
    CHECK(constants_of(other.experiment).back() == Constant{"k", 0.5});
    CHECK_THAT(only_complaint("loss=ravine&racers=adam,beta1:k&let=k:0.5,q:1"),
               ContainsSubstring("the loss has no constant \"q\""));
    CHECK(clean_document("loss=ravine&racers=adam,beta1:k&let=k:0.5").experiment.constants ==
          std::vector<Constant>{{"k", 0.5}});
    // The surface has an angle, which an unknown constant of a racer is not.
    const Document turned = clean_document("loss=ravine&racers=adam,beta1:k&let=k:0.5,angle:0.5");
    CHECK(turned.experiment.constants == std::vector<Constant>{{"angle", 0.5}, {"k", 0.5}});
    CHECK(clean_document(encode_link(turned)) == turned);
}

TEST_CASE("a number that leaves its range with a constant is told") {
    const DecodedLink decoded = decode_link("racers=momentum,mu:k&let=k:1.5");
    REQUIRE(decoded.complaints.size() == 2);
    CHECK_THAT(decoded.complaints[0], ContainsSubstring("mu: 1.5 is outside 0 to 1"));
    CHECK_THAT(decoded.complaints[1], ContainsSubstring("the loss has no constant \"k\""));
    CHECK_THAT(only_complaint("racers=adam,beta1:k"), ContainsSubstring("\"k\" is not a number or a formula of t"));
}
