// Numbers outside of formulas: fields, points, ranges, steps and rates of links. Each row names the report that it comes from.
#include "formula/number.hpp"

#include "../seed.hpp"
#include "document/edit.hpp"
#include "document/link/link.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <random>
#include <string>

using namespace ravine;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("numbers in fields are those of formulas") {
    struct Row {
        const char *report, *text;
        double value;
    };
    constexpr Row read[] = {
        {"DDMathParser#39", "1e−5", 1e-5},
        {"DDMathParser#39", "1e–5", 1e-5},
        {"DDMathParser#39", "−2", -2},
        {"DDMathParser#39", "–0.5", -0.5},
        {"spaces", "\u00a00.5\u2009", 0.5},
        {"spaces", "\ufeff3", 3},
        {"signs", "１．５", 1.5},
        {"constants", "2Pi", 2 * 3.141592653589793},
        {"superscripts", "10⁻³", 1e-3},
        {"ends", "0.1;", 0.1},
        {"ends", "0.1 # small", 0.1},
        {"LaTeX", "\\frac{1}{4}", 0.25},
        {"libraries", "Math.PI", 3.141592653589793},
    };
    for (const Row& row : read) {
        INFO(row.report << ": " << row.text);
        const auto number = read_number(row.text);
        REQUIRE(number);
        CHECK(*number == row.value);
    }
    for (const char* text :
         {"1.2.3", "2e1.5", "2..3", "10 000", "1 000", "0.1 5", "10\u00a0000", "0,1", "1,000", "1e+", "x", "1e400"}) {
        INFO(text);
        CHECK_FALSE(read_number(text));
    }
}

TEST_CASE("links read numbers as formulas do, or say what is wrong") {
    struct Row {
        const char *report, *link, *canonical;
    };
    constexpr Row read[] = {
        {"DDMathParser#39", "racers=gd,lr:1e−5", "v=1&racers=gd,lr:1e-05"},
        {"DDMathParser#39", "racers=gd,lr:1e%E2%80%935", "v=1&racers=gd,lr:1e-05"},
        {"DDMathParser#39", "loss=x^2&start=−1,1", "v=1&loss=x^2&start=-1,1"},
        {"DDMathParser#39", "loss=x^2&x=−3,3", "v=1&loss=x^2&x=-3,3"},
        {"notations", "loss=np.exp(-x**2)%2By", "v=1&loss=exp(-x^2)+y"},
        {"notations", "loss=x[0]**2%2Bx[1]**2", "v=1&loss=x^2+y^2"},
        {"notations", "loss=f(x,y)%3Dx^2;&steps=20", "v=1&loss=x^2&steps=20"},
        {"notations", "loss=x^2 %23 a bowl", "v=1&loss=x^2"},
        {"notations", "loss=x**2", "v=1&loss=x**2"},  // plain notation has both
        {"notations", "racers=gd,lr:0.1*np.exp(-t/50)&steps=20", "v=1&racers=gd,lr:0.1*exp(-t/50)&steps=20"},
        {"notations", "racers=gd,lr:t<50 ? 0.1 : 0.01&steps=20", "v=1&racers=gd,lr:where(t%3C50,0.1,0.01)&steps=20"},
    };
    for (const Row& row : read) {
        INFO(row.report << ": " << row.link);
        const DecodedLink decoded = decode_link(row.link);
        for (const std::string& complaint : decoded.complaints) UNSCOPED_INFO(complaint);
        CHECK(decoded.complaints.empty());
        CHECK(encode_link(decoded.document) == row.canonical);
        CHECK(decode_link(row.canonical).document == decoded.document);
    }
    constexpr Row refused[] = {
        {"numworks/epsilon#124", "start=1.2.3,1", "start: \"1.2.3,1\" is not a point"},
        {"numworks/epsilon#124", "racers=gd,lr:2e1.5", "right behind another number"},
        {"mathjs#463", "steps=1 000", "steps: \"1 000\" is not a number"},
        {"mathjs#463", "racers=gd,lr:0.1 5", "right behind another number"},
        {"mathjs#463", "seed=1.5", "seed: 1.5 is not a whole number; 1 is used instead"},
        {"PowerToys#34145", "loss=10 000x^2", "right behind another number"},
        {"decimal commas", "noise=0,25",
         "noise: \"0,25\" is not a number; 0 is used instead; the decimal sign is a point: 0.5"},
        {"decimal commas", "start=0,5,0,5", "the decimal sign is a point"},
        {"decimal commas", "x=-0,5,0,5", "the decimal sign is a point"},
        {"decimal commas", "racers=adam,beta1:0,25", "the decimal sign is a point"},
        {"decimal commas", "loss=0,5x^2", "the decimal sign is a point"},
    };
    for (const Row& row : refused) {
        INFO(row.report << ": " << row.link);
        const DecodedLink decoded = decode_link(row.link);
        REQUIRE(decoded.complaints.size() == 1);
        CHECK_THAT(decoded.complaints[0], ContainsSubstring(row.canonical));
    }
}

TEST_CASE("what was meant by a number or a pair that is none is offered") {
    using Offers = std::vector<std::string>;
    const std::pair<const char*, Offers> numbers[] = {
        {"0,25", {"0.25"}},
        {"1,000", {"1000", "1.000"}},
        {"1 000", {"1000"}},
        {"1_000", {"1000"}},
        {"1.2.3", {"1.23", "1.2*0.3"}},
        {"sqt(2)", {"sqrt(2)"}},
        {"x", {}},
        {"many", {}},
        {"", {}},
        {"0.5", {}},
    };
    for (const auto& [text, offers] : numbers) {
        INFO(text);
        CHECK(number_corrections(text) == offers);
    }
    const std::pair<const char*, Offers> ranges[] = {
        {"2,-2", {"-2,2"}},
        {"[-2, 2]", {"-2,2"}},
        {"(-2,2)", {"-2,2"}},
        {"-2;2", {"-2,2"}},
        {"-2 2", {"-2,2"}},
        {"2;-2", {"-2,2"}},
        {"-2..2", {"-2,2"}},
        {"-2:2", {"-2,2"}},
        {"-2 to 2", {"-2,2"}},
        {"0,5,1", {"0.5,1", "0,5.1"}},
        {"-0,5,0,5", {"-0.5,0.5"}},
        {"-1,5;2,5", {"-1.5,2.5"}},
        {"1.2.3,4", {"1.23,4", "1.2*0.3,4"}},
        {"0,0", {}},
        {"a,b", {}},
        {"", {}},
    };
    for (const auto& [text, offers] : ranges) {
        INFO(text);
        CHECK(pair_corrections(text, is_range) == offers);
        for (const std::string& offer : pair_corrections(text, is_range)) CHECK(read_pair(offer));
    }
}

TEST_CASE("a typed formula of another language is kept in plain notation") {
    Document document = default_document();
    CHECK(set_loss(document, " np.sin(x) + y "));
    CHECK(document.experiment.loss == "sin(x)+y");
    CHECK(set_loss(document, " x^2 + 3y^2 "));
    CHECK(document.experiment.loss == "x^2 + 3y^2");
    CHECK(edit(document, "lr", 0, "0.1*np.exp(-t)"));
    CHECK(document.experiment.racers[0].settings.back().text == "0.1*exp(-t)");
}

TEST_CASE("sentences about links whose bytes are no text are text") {
    std::string run = "#v=1&loss=";
    for (int i = 0; i < 64; ++i) run += "%98";
    const DecodedLink long_run = decode_link(run);
    REQUIRE(long_run.complaints.size() == 1);
    CHECK(is_valid_text(long_run.complaints[0]));

    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    constexpr const char* pieces[] = {"%98", "%ff",    "%c3", "%e2%88", "%f0%9f", "x",  "1",         ",", ":", ";",
                                      "(",   "\\frac", "gd",  "=",      "[",      "1.", "%E2%88%92", "_", "^"};
    constexpr const char* keys[] = {"loss=",  "x=",    "start=", "racers=", "racers=gd,lr:", "racers=adam,eps_at:",
                                    "steps=", "data=", "view=",  "theme=",  "lesson=",       ""};
    for (int i = 0; i < 5000; ++i) {
        std::string link = keys[random() % std::size(keys)];
        for (auto count = random() % 60; count > 0; --count) link += pieces[random() % std::size(pieces)];
        const DecodedLink decoded = decode_link(link);
        INFO(link);
        for (const std::string& complaint : decoded.complaints) CHECK(is_valid_text(complaint));
        CHECK(is_valid_text(decoded.document.experiment.loss));
        for (const Racer& racer : decoded.document.experiment.racers) {
            for (const Setting& setting : racer.settings) CHECK(is_valid_text(setting.text));
        }
    }
}
