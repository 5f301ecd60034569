#include "document/definitions.hpp"

#include "document/link/link.hpp"
#include "document/typed_rules.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

using namespace ravine;

namespace {

Document opened(const std::string& text) {
    DecodedLink decoded = decode_link(text);
    for (const std::string& each : decoded.complaints) FAIL_CHECK(each);
    return decoded.document;
}

Document race(const char* racers = "heavy,mu:0.5;gd;heavy+clip,clip.max:2") {
    return opened(std::string("v=1&define=heavy(lr:0.02,mu:0.9){v=mu*v-lr*g;x=x+v}&selected=1&racers=") + racers);
}

std::string keys(const Document& document) {
    std::string result;
    for (const Racer& racer : document.experiment.racers) result += racer.optimizer + " ";
    return result;
}

Sketch sketch(const Document& document) { return sketch_of(*definitions_of(document.experiment)[0]); }

Optimizer with_rule(const Document& document, const char* rule) {
    Sketch changed = sketch(document);
    changed.rule = rule;
    const auto made = finish(changed);
    REQUIRE(made);
    return *made;
}

}  // namespace

TEST_CASE("racers follow a definition under another name") {
    Document document = race();
    Sketch renamed = sketch(document);
    renamed.key = "ball";
    REQUIRE(put_definition(document, "heavy", *finish(renamed)));
    CHECK(keys(document) == "ball gd ball+clip ");
    CHECK(document.experiment.racers[2].settings == std::vector<Setting>{{"clip.max", "2"}});
    CHECK(optimizer_of(document.experiment, document.experiment.racers[2]) != nullptr);
    CHECK(definitions_of(document.experiment).size() == 1);
}

TEST_CASE("a name that is taken is refused and changes nothing") {
    Document document = race();
    const Document before = document;
    Sketch renamed = sketch(document);
    for (const char* name : {"adam", "Adam", "clip"}) {
        renamed.key = name;
        CHECK_FALSE(put_definition(document, "heavy", *finish(renamed)));
    }
    CHECK(document == before);
    renamed.key = "Heavy";
    CHECK(put_definition(document, "heavy", *finish(renamed)));
}

TEST_CASE("racers lose settings that a definition has no more") {
    Document document = race();
    REQUIRE(put_definition(document, "heavy", with_rule(document, "x = x - lr*g")));
    CHECK(document.experiment.racers[0].settings.empty());
    CHECK(document.experiment.racers[2].settings.size() == 1);
}

TEST_CASE("definitions keep their places") {
    Document document = opened("v=1&define=a{x=x-g}b{x=x-2*g}c+{g=2*g}&racers=a;b+c");
    const Optimizer made = *finish({.key = "a", .rule = "x = x - 3*g"});
    REQUIRE(put_definition(document, "a", made));
    REQUIRE(definitions_of(document.experiment).size() == 3);
    CHECK(*definitions_of(document.experiment)[0] == made);
    CHECK(definitions_of(document.experiment)[2]->key == "c");
}

TEST_CASE("a definition takes its racers along, and a modifier leaves them") {
    Document document = race();
    CHECK(racers_with(document.experiment, "heavy") == 2);
    remove_definition(document, "heavy");
    CHECK(keys(document) == "gd ");
    CHECK(document.page.selected == -1);

    document = opened("v=1&define=half+(k:0.5){[after]u=k*u}&racers=gd+half,lr:0.1,half.k:0.2;adam");
    remove_definition(document, "half");
    CHECK(keys(document) == "gd adam ");
    CHECK(document.experiment.racers[0].settings == std::vector<Setting>{{"lr", "0.1"}});
}

TEST_CASE("a rule is created under a free name and races") {
    Document document = race("gd");
    REQUIRE(create_definition(document, ""));
    REQUIRE(create_definition(document, ""));
    REQUIRE(create_definition(document, "adam"));
    REQUIRE(create_definition(document, "clip"));
    CHECK(keys(document) == "gd own own2 my_adam ");
    CHECK(document.page.selected == 3);
    CHECK_FALSE(create_definition(document, "lbfgs"));
    for (int i = 0; i < 4; ++i) static_cast<void>(create_definition(document, ""));
    CHECK(definitions_of(document.experiment).size() == most_definitions);
    CHECK_FALSE(create_definition(document, ""));
}

TEST_CASE("modifiers go around a racer and are taken off") {
    Document document = race("gd,lr:0.1");
    REQUIRE(set_modifiers(document, 0, {"clip", "cautious"}));
    CHECK(document.experiment.racers[0].optimizer == "gd+clip+cautious");
    CHECK(modifiers_of(document.experiment.racers[0]) == std::vector<std::string>{"clip", "cautious"});
    document.experiment.racers[0].settings.push_back({"clip.max", "2"});
    REQUIRE(set_modifiers(document, 0, {"cautious"}));
    CHECK(document.experiment.racers[0].settings == std::vector<Setting>{{"lr", "0.1"}});
    REQUIRE(set_modifiers(document, 0, {}));
    CHECK(keys(document) == "gd ");
    document.experiment.racers[0] = {"lbfgs", {}};
    CHECK_FALSE(set_modifiers(document, 0, {"clip"}));
    CHECK(keys(document) == "lbfgs ");
}

TEST_CASE("what is typed wrong is kept, and the document has what was right last") {
    Document document = race();
    TypedRules typed;
    const auto definition = [&]() -> const Optimizer& { return *definitions_of(document.experiment)[0]; };
    const auto type = [&](const char* rule) {
        Sketch changed = typed.of(definition()).typed;
        changed.rule = rule;
        return typed.type(document, definition(), changed);
    };
    const Document before = document;
    CHECK_FALSE(type("v = mu*v - lr*sni(g)"));
    CHECK(document == before);
    CHECK(typed.of(definition()).fault.line == 1);
    CHECK(typed.of(definition()).typed.rule == "v = mu*v - lr*sni(g)");

    document = opened("v=1&racers=gd");  // a link is opened over it, and undo comes back
    document = before;
    CHECK(typed.of(definition()).typed.rule == "v = mu*v - lr*sni(g)");

    CHECK(type("x = x - lr*sin(g)  # bounded"));
    CHECK(typed.of(definition()).typed.rule == "x = x - lr*sin(g)  # bounded");
    CHECK(typed.of(definition()).fault.sentence.empty());
    CHECK(document.experiment.racers[0].settings.empty());
    CHECK(type("x = x - mu*lr*g"));
    CHECK(document.experiment.racers[0].settings == std::vector<Setting>{{"mu", "0.5"}});
    document = before;
    CHECK(typed.of(definition()).typed.rule == "v = mu*v - lr*g\nx = x + v");
}

TEST_CASE("racers with modifiers get their settings back with the name, too") {
    Document document = opened(
        "v=1&racers=own+clip,mu:0.5,clip.max:2;gd+half,half.k:0.3&"
        "define=own(lr:0.02,mu:0.9){v=mu*v-lr*g;x=x+v}half+(k:0.8){[after]u=k*u}");
    const std::vector<Racer> racers = document.experiment.racers;
    TypedRules typed;
    const auto type = [&](std::size_t number, const char* rule) {
        const Optimizer definition = *definitions_of(document.experiment)[number];
        Sketch changed = typed.of(definition).typed;
        changed.rule = rule;
        CHECK(typed.type(document, definition, changed));
    };
    type(0, "x = x - lr*g");
    CHECK(document.experiment.racers[0].settings == std::vector<Setting>{{"clip.max", "2"}});
    document.experiment.racers[0].settings[0].text = "3";
    type(0, "v = mu*v - lr*g\nx = x + v");
    CHECK(std::set<std::string>{document.experiment.racers[0].settings[0].text,
                                document.experiment.racers[0].settings[1].text} == std::set<std::string>{"3", "0.5"});
    type(1, "[after] u = u/2");
    CHECK(document.experiment.racers[1].settings.empty());
    type(1, "[after] u = k*u/2");
    CHECK(document.experiment.racers[1] == racers[1]);
}

TEST_CASE("a constant may have any value where a rule is typed that reads it") {
    Document document = opened("v=1&let=k:3&loss=k*x^2+y^2&racers=own&define=own(lr:0.02){x=x-lr*g}");
    TypedRules typed;
    for (const char* rule : {"x = x - lr*k*g", "x = x - lr*k*g/2", "x = x - lr*k*g/4"}) {
        Sketch changed = typed.of(*definitions_of(document.experiment)[0]).typed;
        changed.rule = rule;
        CHECK(typed.type(document, *definitions_of(document.experiment)[0], changed));
        CHECK(document.experiment.racers[0].settings == std::vector<Setting>{{"k", "k"}});
    }
    CHECK(opened(encode_link(document)) == document);
}

TEST_CASE("a name of a constant that comes into a rule follows the constant, and a value of a racer's own stays") {
    Document document = opened("v=1&loss=k*x^2+y^2&let=k:0.25&racers=own;own,lr:0.3&define=own(lr:0.02){x=x-lr*g}");
    TypedRules typed;
    const auto type = [&](const char* rule) {
        const Optimizer definition = *definitions_of(document.experiment)[0];
        Sketch changed = typed.of(definition).typed;
        changed.rule = rule;
        CHECK(typed.type(document, definition, changed));
    };
    type("x = x - k*lr*g");
    for (const Racer& racer : document.experiment.racers) {
        const std::vector<Setting>& all = racer.settings;
        CHECK(std::find(all.begin(), all.end(), Setting{"k", "k"}) != all.end());
    }
    document.experiment.racers[0].settings = {{"k", "0.75"}};
    type("x = x - k*lr*g/2");
    CHECK(document.experiment.racers[0].settings == std::vector<Setting>{{"k", "0.75"}});
}
