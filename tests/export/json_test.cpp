#include "export/json.hpp"

#include "../document/random_document.hpp"
#include "../seed.hpp"
#include "optimizers/catalogue.hpp"
#include "text/text.hpp"

#include <fmt/format.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <chrono>
#include <random>

using namespace ravine;
using Catch::Matchers::ContainsSubstring;

namespace {

DecodedLink read(std::string_view text) {
    auto decoded = read_json(text, builtin_catalogue());
    INFO(quote(text) << " " << (decoded ? "" : decoded.error().sentence));
    REQUIRE(decoded);
    return *decoded;
}

std::string refusal(std::string_view text) {
    INFO(quote(text));
    const auto decoded = read_json(text, builtin_catalogue());
    REQUIRE(!decoded);
    CHECK(!decoded.error().sentence.empty());
    return decoded.error().sentence;
}

std::string only_complaint(std::string_view text) {
    const DecodedLink decoded = read(text);
    INFO(text);
    REQUIRE(decoded.complaints.size() == 1);
    return decoded.complaints[0];
}

}  // namespace

TEST_CASE("a configuration as JSON is the same configuration again") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    Dice dice(seed);
    for (int i = 0; i < 300; ++i) {
        const Document document = dice.document();
        const std::string json = write_json(document);
        INFO(json);
        const DecodedLink decoded = read(json);
        for (const std::string& complaint : decoded.complaints) UNSCOPED_INFO(complaint);
        REQUIRE(decoded.complaints.empty());
        REQUIRE(encode_link(decoded.document) == encode_link(document));
        REQUIRE(decoded.document == document);
    }
}

TEST_CASE("JSON has native values under the link's keys") {
    const std::string json =
        write_json(decode_link("loss=saddle&racers=gd,lr:0.1;adam,lr:0.1*0.9^t,x:1,y:2,show:off&data=0,1;2,3").document);
    for (const char* part : {"\"v\": 1", "\"loss\": \"saddle\"", "\"x\": [-2, 2]", "{\"optimizer\": \"gd\", \"lr\": 0.1}",
                             "\"lr\": \"0.1*0.9^t\", \"x\": 1, \"y\": 2, \"show\": \"off\"}", "\"data\": [[0, 1], [2, 3]]",
                             "\"steps\": 200", "\"contours\": \"on\"", "\"mode\": \"3d\""}) {
        CHECK_THAT(json, ContainsSubstring(part));
    }
    for (const LinkField& field : link_fields(default_document())) {
        const std::string key = field.key == "define" ? "optimizers" : field.key;
        CHECK_THAT(json, ContainsSubstring("\"" + key + "\": "));
    }
}

TEST_CASE("what is left out has its default, and a link's own notation is read as well") {
    CHECK(read("{}").document == default_document());
    CHECK(read(R"j({"loss": "saddle"})j").document == decode_link("loss=saddle").document);
    CHECK(read(R"j({"x": "-1,1", "racers": "gd;adam,lr:0.5", "steps": "2*50", "contours": false, "follow": true, "data": []})j")
              .document == decode_link("x=-1,1&racers=gd;adam,lr:0.5&steps=100&contours=off&follow=on").document);
    CHECK(read(R"j({"racers": {"lr": 0.5, "optimizer": "gd"}})j").document == decode_link("racers=gd,lr:0.5").document);
    const char* rows = R"j({"loss": "mean(u*x)", "data": [[1, 2], "3,4"]})j";
    CHECK(read(rows).complaints.size() == 1);  // a row that is two numbers and no list
    CHECK(read(R"j({"loss": "mean(u*x)", "data": [[1, 2], [3, 4]]})j").document ==
          decode_link("loss=mean(u*x)&data=1,2;3,4").document);
}

TEST_CASE("what is wrong in JSON is a sentence, and the rest holds") {
    CHECK(only_complaint(R"j({"colour": 1, "steps": 9})j") ==
          "\"colour\" is not a key that Ravine knows; it is left out; did you mean colours?");
    CHECK(only_complaint(R"j({"steps": "many"})j") == "steps: \"many\" is not a number; 200 is used instead");
    CHECK(only_complaint(R"j({"steps": 1e9})j") == "steps: 1000000000 is outside 1 to 100000; 100000 is used instead");
    CHECK(only_complaint(R"j({"steps": [1, 2]})j") ==
          "steps: \"1,2\" is not a number; 200 is used instead; the decimal sign is a point: 0.5; did you mean 1.2?");
    CHECK(only_complaint(R"j({"steps": 1, "steps": 2})j") == "steps: given twice; the first one counts");
    CHECK(only_complaint(R"j({"loss": null})j") == "\"loss\": there is no value; the default is used");
    CHECK_THAT(only_complaint(R"j({"loss": {"formula": "x"}})j"), ContainsSubstring("loss: "));
    CHECK_THAT(only_complaint(R"j({"racers": [{"optimizer": "adm"}, {"optimizer": "gd"}]})j"),
               ContainsSubstring("no optimizer \"adm\""));
    CHECK_THAT(only_complaint(R"j({"racers": [{"optimizer": "gd", "lr": [1]}]})j"),
               ContainsSubstring("neither a number nor a string"));
    const DecodedLink nested = read(R"j({"data": [[1, [2]], [3, 4]], "loss": "mean(u*x)"})j");
    CHECK(nested.complaints.size() == 2);  // what is left of the row is none
    CHECK(nested.document.experiment.data == std::vector<Row>{{3, 4}});
}

TEST_CASE("no value of JSON falls apart into several of a link") {
    const DecodedLink decoded = read(R"j({"racers": [{"optimizer": "gd", "lr": "0.1;adam", "decay": "0.1,lr:9"}]})j");
    CHECK(decoded.document.experiment.racers == std::vector<Racer>{{"gd", {}}});
    CHECK(decoded.complaints.size() == 2);
    const char* racers = R"j({"racers": [{"optimizer": "gd;adam"}, {"optimizer": "gd", "lr": "min(1,t)"}]})j";
    CHECK(read(racers).document.experiment.racers == std::vector<Racer>{{"gd", {{"lr", "min(1,t)"}}}});
}

TEST_CASE("what is no JSON is refused with its place") {
    CHECK(refusal("{\"steps\": 9") == "line 1, column 12: this is no JSON; expected '}'");
    CHECK(refusal("{\n  \"steps\": nan}").substr(0, 17) == "line 2, column 13");
    CHECK_THAT(refusal(R"j({"steps": 1e999})j"), ContainsSubstring("the number is too large"));
    for (const char* text : {"", "[]", "3", "\"loss\"", "null"}) refusal(text);
    CHECK_THAT(refusal(std::string(100'000, '[')), ContainsSubstring("nested deeper than 4 levels"));
    CHECK_THAT(refusal("{\"a\": " + std::string(100'000, '[')), ContainsSubstring("nested deeper"));
    CHECK_THAT(refusal(std::string(longest_json + 1, ' ')), ContainsSubstring("262145 bytes"));
    CHECK_THAT(refusal("{\"\xff\": 1}"), ContainsSubstring("this is no JSON"));
    CHECK(looks_like_json(" \n {"));
    CHECK(!looks_like_json("v=1&loss={"));
}

TEST_CASE("hostile JSON of any size is read in no time") {
    std::string keys = "{", racers = R"j({"racers": [)j", numbers = R"j({"data": [)j";
    for (int i = 0; i < 20'000; ++i) {
        keys += fmt::format("\"k{}\": 1,", i);
        racers += "{},";
        numbers += "[1,1],";
    }
    const auto begin = std::chrono::steady_clock::now();
    CHECK(read(keys + "\"steps\": 3}").document.experiment.steps == 3);
    CHECK(read(racers + "{}]}").document.experiment.racers == default_document().experiment.racers);
    CHECK(read(numbers + "[1,1]]}").complaints.size() == 1);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::minutes(1));  // a second or so; what is quadratic takes hours

    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const std::string whole = write_json(decode_link("racers=gd,lr:0.1;adam&data=0,1;2,3&loss=mean(u*x)").document);
    for (int i = 0; i < 2000; ++i) {
        std::string spoiled = whole;
        for (int k = 0; k < 3; ++k) spoiled[random() % spoiled.size()] = static_cast<char>(random() % 256);
        const auto decoded = read_json(spoiled, builtin_catalogue());
        CHECK((decoded.has_value() || !decoded.error().sentence.empty()));
    }
}

TEST_CASE("JSON keeps roles, and definitions as long as links have them") {
    std::string longest = "a{x=x";  // JSON has it with blanks
    while (longest.size() + 7 < 4096) longest += "-x+g*x";
    for (const std::string& define :
         {std::string("heavy(lr:0.02,a:step){a=0.9*a-lr*g;x=x+a}"), longest + "}", std::string("half+(k:0.5){[after]u=k*u}")}) {
        const DecodedLink decoded = decode_link("racers=gd&define=" + percent_encode(define));
        REQUIRE(decoded.complaints.empty());
        const Document document = decoded.document;
        const DecodedLink again = read(write_json(document));
        CHECK(again.complaints.empty());
        CHECK(encode_link(again.document) == encode_link(document));
    }
}

TEST_CASE("definitions are objects under their names") {
    const Document document = decode_link(
                                  "define=heavy(lr:0.02,mu:0.9:0:2,way:a|b){v=mu*v-lr*g;[way=a]x=x+v;[way=b]x=x-v}"
                                  "&racers=heavy,mu:0.5")
                                  .document;
    const std::string object =
        "{\"heavy\": {\"parameters\": {\"lr\": 0.02, \"mu\": \"0.9:0:2\", \"way\": \"a|b\"}, "
        "\"rule\": [\"v = mu*v - lr*g\", \"[way=a] x = x + v\", \"[way=b] x = x - v\"]}}";
    CHECK_THAT(write_json(document), ContainsSubstring(object.substr(1, object.size() - 2)));
    const std::string racers = R"("racers": [{"optimizer": "heavy", "mu": 0.5}])";
    CHECK(read("{" + racers + ", \"optimizers\": " + object + "}").document == document);
    CHECK(read("{\"optimizers\": " + object + ", " + racers + "}").document == document);
    CHECK(read(R"({"define": "bare{x=x-g}"})").document == decode_link("define=bare{x=x-g}").document);
    CHECK(read(R"({"optimizers": {"bare": {"rule": "x = x - g"}}})").document == decode_link("define=bare{x=x-g}").document);
    CHECK(only_complaint(R"({"optimizers": {"a": {"rule": ["v = g", "x = x - w"]}}})") ==
          "define: a: line 2 \"x = x - w\": column 9: \"w\" is not known here; the names are t, x, g, f, v; it is left out");
    CHECK(only_complaint(R"({"optimizers": {"a": {"rule": ["x = x - g", "b = 1}c{x = g"]}}})") ==
          "\"optimizers\": \"b=1}c{x = g\" is not one line; it is left out");
    CHECK(only_complaint(R"({"optimizers": {"a": {"rule": ["x = x - g"], "title": "A"}}})") ==
          "\"optimizers\": \"a\" has \"title\", which is neither its parameters nor its rule; it is left out");
    CHECK(only_complaint(R"({"optimizers": {"a": {"parameters": {"k": null}, "rule": ["x = x - g"]}}})") ==
          "\"optimizers\": \"k\" is no number; it is left out");
}
