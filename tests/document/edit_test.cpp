#include "document/edit.hpp"

#include "document/link/link.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace ravine;

namespace {

Document race() { return decode_link("#v=1&loss=x^2-y^2&start=1,0.5&racers=gd,lr:0.1;adam&selected=2").document; }

}  // namespace

TEST_CASE("an edit does what its name says") {
    struct Row {
        const char* what;
        std::size_t racer;
        const char *text, *link;
    };
    const Row row = GENERATE(values<Row>({
        {"loss", 0, " x^2+y^2 ", "v=1&loss=x^2+y^2&start=1,0.5&racers=gd,lr:0.1;adam&selected=2"},
        {"loss_with_constants", 0, "a*x^2", "v=1&loss=a*x^2&let=a:1&start=1,0.5&racers=gd,lr:0.1;adam&selected=2"},
        {"add", 0, "", "v=1&loss=x^2-y^2&start=1,0.5&racers=gd,lr:0.1;adam;adam&selected=2"},
        {"remove", 0, "", "v=1&loss=x^2-y^2&start=1,0.5&racers=adam&selected=1"},
        {"remove", 1, "", "v=1&loss=x^2-y^2&start=1,0.5&racers=gd,lr:0.1"},
        {"optimizer", 0, "newton", "v=1&loss=x^2-y^2&start=1,0.5&racers=newton;adam&selected=2"},
        {"lr", 1, "0.50", "v=1&loss=x^2-y^2&start=1,0.5&racers=gd,lr:0.1;adam,lr:0.5&selected=2"},
        {"lr", 1, "0.1*0.9^t", "v=1&loss=x^2-y^2&start=1,0.5&racers=gd,lr:0.1;adam,lr:0.1*0.9^t&selected=2"},
    }));
    Document document = race();
    CHECK(edit(document, row.what, row.racer, row.text));
    CHECK(encode_link(document) == row.link);
}

TEST_CASE("what cannot be done changes nothing and is explained") {
    struct Row {
        const char* what;
        std::size_t racer;
        const char *text, *complaint;
    };
    const Row row = GENERATE(values<Row>({
        {"loss", 0, "x^2+(", "expected"},
        {"loss_with_constants", 0, "a*x^2+(", "no formula"},
        {"let", 0, "a:2", "no constant \"a\""},
        {"let", 0, "a", "not a name with a number"},
        {"remove", 2, "", "no racer 3"},
        {"optimizer", 0, "bicycle", "bicycle"},
        {"lr", 0, "fast", "fast"},
        {"lr", 0, "1000", "learning rate η: 1000 is outside 1e−6 to 100; 0.1 stays"},
        {"lr", 0, "0,25", "write 0.25 with a point; 0.1 stays"},
        {"paint", 0, "", "paint"},
    }));
    Document document = race();
    CHECK(edit(document, row.what, row.racer, row.text).error().sentence.find(row.complaint) != std::string::npos);
    CHECK(document == race());
}

TEST_CASE("what may have been meant is told beside") {
    Document document = race();
    CHECK(edit(document, "loss", 0, "sni(x)").error().corrections == std::vector<std::string>{"sin(x)"});
    CHECK(edit(document, "loss", 0, "sadle").error().corrections == std::vector<std::string>{"saddle"});
    CHECK(edit(document, "lr", 0, "0,1").error().corrections == std::vector<std::string>{"0.1"});
    CHECK(edit(document, "lr", 0, "0.1*sni(t)").error().corrections == std::vector<std::string>{"0.1*sin(t)"});
    CHECK(edit(document, "loss", 0, "sin(x)"));
}

TEST_CASE("there is an end to adding racers") {
    Document document = race();
    for (std::size_t i = document.experiment.racers.size(); i < most_racers; ++i) CHECK(edit(document, "add", 0, ""));
    CHECK_FALSE(edit(document, "add", 0, ""));
    CHECK(document.experiment.racers.size() == most_racers);
}

TEST_CASE("the formula of a surface becomes that surface, and one that comes of it keeps its data") {
    Document document = decode_link("#v=1&loss=least_squares").document;
    const std::string own = formula_of(document);
    CHECK(set_loss(document, own + "+x^2"));
    CHECK(document.experiment.loss == own + "+x^2");
    CHECK_FALSE(document.experiment.data.empty());
    CHECK(set_loss(document, own));
    CHECK(document.experiment.loss == "least_squares");
    CHECK(document.experiment.data.empty());
}

TEST_CASE("a parameter may be a formula of constants, and others keep theirs") {
    Document document = decode_link("#v=1&loss=x^2+k*y^2&let=k:0.5&racers=adam,beta1:1-k/5").document;
    CHECK(edit(document, "parameter", 0, "beta2=1-k/50"));
    const std::vector<Setting> settings = document.experiment.racers[0].settings;
    CHECK(settings == std::vector<Setting>{{"beta1", "1-k/5"}, {"beta2", "1-k/50"}});
}

TEST_CASE("a name that goes and comes back while a rule is typed has the settings that it had") {
    Document document =
        decode_link("racers=gd;heavy,mu:0.5&define=heavy(lr:0.02,mu:0.9:0:2:linear:drag){v=mu*v-lr*g;x=x+v}").document;
    const Document before = document;
    TypedRules typed;
    for (const char* rule : {"v = m*v - lr*g\nx = x + v", "v = *v - lr*g\nx = x + v", "v = mu*v - lr*g\nx = x + v"})
        static_cast<void>(edit(document, "rule", 0, rule, typed));
    CHECK(document == before);
}

TEST_CASE("a field that takes racers away leaves none of them selected") {
    Document document = decode_link("#v=1&loss=x^2&racers=gd;gd;gd;gd;gd&selected=5").document;
    CHECK(edit(document, "field", 0, "racers=adam"));
    CHECK(document.page.selected == 0);
    CHECK(edit(document, "field", 0, "racers="));
    CHECK(document.page.selected == -1);
}
