#include "document/link/link.hpp"

#include "../../seed.hpp"
#include "../random_document.hpp"
#include "optimizers/catalogue.hpp"

#include <fmt/format.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

using namespace ravine;
using Catch::Matchers::ContainsSubstring;

namespace {

DecodedLink clean(std::string_view link) {
    DecodedLink decoded = decode_link(link);
    INFO(link);
    for (const std::string& complaint : decoded.complaints) UNSCOPED_INFO(complaint);
    CHECK(decoded.complaints.empty());
    return decoded;
}

std::string only_complaint(std::string_view link) {
    const DecodedLink decoded = decode_link(link);
    INFO(link);
    REQUIRE(decoded.complaints.size() == 1);
    return decoded.complaints[0];
}

}  // namespace

TEST_CASE("nothing, a bare # and a URL without one open the default race") {
    for (const char* link : {"", "#", "https://example.org/ravine/", "https://example.org/#", "v=1"}) {
        CHECK(clean(link).document == default_document());
    }
    CHECK(encode_link(default_document()) == "v=1");
}

TEST_CASE("every key is read") {
    const Document document =
        clean(
            "https://example.org/p?q=1#v=1&loss=x^2-y^2&x=-3,2&y=-1,4&start=1.5,0.001"
            "&racers=gd,lr:0.1;adam,lr:0.1*0.97^t,beta1:0.8,eps_at:inside&steps=50&seed=7&noise=0.5&at=12&"
            "view=10,45,2,0.1,-0.2")
            .document;
    CHECK(document.experiment.loss == "x^2-y^2");
    CHECK(document.experiment.domain == Box{{-3, -1}, {2, 4}});
    CHECK(document.experiment.start == Vector{1.5, 0.001});
    REQUIRE(document.experiment.racers.size() == 2);
    CHECK(document.experiment.racers[0] == Racer{"gd", {{"lr", "0.1"}}});
    CHECK(document.experiment.racers[1] == Racer{"adam", {{"lr", "0.1*0.97^t"}, {"beta1", "0.8"}, {"eps_at", "inside"}}});
    CHECK(document.experiment.steps == 50);
    CHECK(document.experiment.seed == 7);
    CHECK(document.experiment.noise == 0.5);
    CHECK(document.page.at == 12);
    CHECK(document.view.camera == View{10, 45, 2, 0.1, -0.2});
}

TEST_CASE("every key tells what it is for, and its example is read and does something") {
    const std::vector<LinkKey> keys = link_keys();
    const std::vector<LinkField> usual = link_fields(default_document());
    REQUIRE(keys.size() == usual.size());
    const auto any_lesson = [](std::string_view lesson) {
        std::optional<Document> document = default_document();
        document->page.lesson = lesson;
        return document;
    };
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const LinkKey& key = keys[i];
        CAPTURE(key.key);
        CHECK(key.key == usual[i].key);
        CHECK_FALSE((key.form.empty() || key.help.empty()));
        CHECK((key.help.empty() || key.help.back() != '.'));
        CHECK((key.example.empty() == !key.choices.empty()));
        const std::string example =
            key.choices.empty() ? std::string(key.example) : fmt::format("{}={}", key.key, key.choices[1]);
        const DecodedLink decoded = decode_link(example, any_lesson);
        CHECK(decoded.complaints.empty());
        if (key.key != "v") CHECK_FALSE(link_fields(decoded.document)[i] == usual[i]);
    }
}

TEST_CASE("the limits and choices that a key tells are those that are kept") {
    std::string context = "steps=100000&racers=gd";
    for (std::size_t i = 1; i < most_racers; ++i) context += ";gd";
    for (const LinkKey& key : link_keys()) {
        CAPTURE(key.key);
        const std::string given = key.key == "steps" ? "steps=" : fmt::format("{}&{}=", context, key.key);
        if (key.low < key.high) {
            for (const double kept : {key.low, key.high}) clean(fmt::format("{}{}", given, kept));
            for (const double beyond : {key.low - 1, key.high * 1.001 + 1})
                CHECK_THAT(only_complaint(fmt::format("{}{}", given, beyond)), ContainsSubstring("is outside"));
        }
        for (const auto choice : key.choices) clean(given + std::string(choice));
        if (!key.choices.empty()) {
            CHECK_THAT(only_complaint(given + "neither"), ContainsSubstring("is none of"));
        }
    }
}

TEST_CASE("L-BFGS remembers up to twenty steps") {
    const DecodedLink most = clean("racers=lbfgs,memory:20");
    CHECK(most.document.experiment.racers[0].settings == std::vector<Setting>{{"memory", "20"}});
    CHECK_THAT(encode_link(most.document), ContainsSubstring("lbfgs,memory:20"));
    CHECK(only_complaint("racers=lbfgs,memory:21") == "racer 1 (lbfgs): memory: 21 is outside 1 to 20; 20 is used instead");
}

TEST_CASE("the limits that a key tells in words are the constants") {
    const auto told = [](std::string_view key) {
        for (const LinkKey& each : link_keys()) {
            if (each.key == key) return fmt::format("{}; {}", each.form, each.help);
        }
        return std::string();
    };
    CHECK_THAT(told("racers"), ContainsSubstring(fmt::format("up to {} racers", most_racers)));
    CHECK_THAT(told("data"), ContainsSubstring(fmt::format("up to {} rows", most_rows)));
    CHECK_THAT(told("view"), ContainsSubstring(fmt::format("{} to {} degrees", lowest_elevation, highest_elevation)));
    CHECK_THAT(told("view"), ContainsSubstring(fmt::format("zoom, {} to {}", least_zoom, most_zoom)));
    clean("view=0,45,1,1.5,-1.5");
    CHECK_THAT(only_complaint("view=0,45,1,1.6,0"), ContainsSubstring("out of reach"));
    CHECK(default_domain("x") == Box{{-2, -2}, {2, 2}});
}

TEST_CASE("a link opened equals the link written") {
    for (const char* link : {
             "v=1",
             "v=1&loss=saddle",
             "v=1&loss=x^2-y^2&racers=gd,lr:0.1;adam,lr:0.1,beta1:0.8",
             "v=1&loss=gaussian_well&start=0.1,0.2&racers=&steps=99",
             "v=1&loss=1%20-%20exp%28-(x^2%20+%20y^2)%29&x=-1,1&racers=gd,lr:0.1*0.9^t&seed=7&noise=0.25&at=3&view=1,20,3,0,0."
             "5",
         }) {
        const Document document = clean(link).document;
        CHECK(encode_link(document) == link);
        CHECK(clean(encode_link(document)).document == document);
    }
}

TEST_CASE("data are rows of two numbers, before or after the loss that adds up over them") {
    const char* link = "v=1&loss=mean%28(v-x*u-y)^2%29&data=0,1;1,2.5;-2,1e-05";
    const Document document = clean(link).document;
    CHECK(document.experiment.data == std::vector<Row>{{0, 1}, {1, 2.5}, {-2, 1e-5}});
    CHECK(encode_link(document) == link);
    CHECK(clean("data=0,1;1,2.5;-2,1e-05&loss=mean((v-x*u-y)^2)").document == document);
    CHECK(clean("loss=least_squares").document.experiment.data.empty());
    CHECK(data_of(clean("loss=least_squares").document.experiment).size() == 11);
    CHECK(data_of(clean("loss=least_squares&data=1,2").document.experiment).size() == 1);
}

TEST_CASE("bad rows are named and left out") {
    CHECK_THAT(only_complaint("loss=mean(u*x)&data=1,2;3;4,5"), ContainsSubstring("data: row 2, \"3\", is not two numbers"));
    CHECK(decode_link("loss=mean(u*x)&data=1,2;3;4,5").document.experiment.data.size() == 2);
    CHECK_THAT(only_complaint("loss=mean(u*x)"), ContainsSubstring("rows of data, and there are none; two_minima is used"));
    std::string many = "loss=mean(u*x)&data=1,2";
    for (int i = 0; i < 256; ++i) many += ";1,2";
    CHECK_THAT(only_complaint(many), ContainsSubstring("data: there are 257 rows; the first 256 are used"));
}

TEST_CASE("data may be a table as people have it") {
    for (const char* data : {"[[0,1],[1,2.5]]", "0%091%0A1%092,5", "%7C0%7C1%7C%0A%7C1%7C2.5%7C", "u,v%0D0,1%0D1,2.5"}) {
        CHECK(clean(fmt::format("loss=mean((v-x*u-y)^2)&data={}", data)).document.experiment.data ==
              std::vector<Row>{{0, 1}, {1, 2.5}});
    }
    CHECK_THAT(only_complaint("loss=mean(u*x)&data=[[0,1],[a,2]]"),
               ContainsSubstring("data: line 1: \"a,2\" is not two numbers"));
}

TEST_CASE("the columns of data have names, which decide no number") {
    const std::string link = "v=1&loss=least_squares&data=1,2.5;2,3&columns=hours%20of%20study,mark%20(%25)";
    const Document named = clean(link).document;
    CHECK(named.experiment.columns == std::array<std::string, 2>{"hours of study", "mark (%)"});
    CHECK(clean(encode_link(named)).document == named);
    CHECK(clean("columns=a,b&data=1,2.5;2,3&loss=least_squares").document.experiment.columns[1] == "b");
    CHECK(clean("loss=least_squares&data=u;v%0A1;2&columns=u,v").document.experiment.columns[0].empty());
    CHECK(clean("loss=least_squares&data=[['hours','mark'],[1,2],[3,4]]").document.experiment.columns[0] == "hours");
    CHECK_THAT(only_complaint("loss=least_squares&columns=a,b,c"), ContainsSubstring("columns: \"a,b,c\" is not two names"));
    Document other = named;
    other.experiment.columns = {};
    CHECK(same_numbers(named.experiment, other.experiment));
}

TEST_CASE("what equals its default is left out, and any encoding is read") {
    CHECK(encode_link(clean("loss=two_minima&steps=200&x=-2,2&y=-2,2&start=1.4,1.6&seed=1").document) == "v=1");
    CHECK(encode_link(clean("loss=saddle&racers=adam,lr:0.02,beta1:0.9,correct:on").document) == "v=1&loss=saddle&racers=adam");
    CHECK(clean("loss=x%5E2%2By%5E2").document.experiment.loss == "x^2+y^2");
    CHECK(clean("loss=x^2+y^2").document.experiment.loss == "x^2+y^2");  // a plus is a plus
    CHECK(clean("lo%73s=x%2Dy").document.experiment.loss == "x-y");
    CHECK(clean("x=-pi,2pi").document.experiment.domain.high.x == 6.283185307179586);
    CHECK(clean("racers=gd,lr:0.10;gd,lr:1/4").document.experiment.racers[1].settings[0].text == "0.25");
}

TEST_CASE("domain and start follow the loss where the link names none") {
    CHECK(clean("loss=gaussian_well").document.experiment.start == Vector{0.75, -0.75});
    CHECK(clean("loss=gaussian_well").document.experiment.domain == Box{{-1, -1}, {1, 1}});
    CHECK(clean("loss=x*y").document.experiment.domain == Box{{-2, -2}, {2, 2}});
    CHECK(clean("loss=x*y&x=0,8&y=0,4").document.experiment.start == Vector{7, 3});
}

TEST_CASE("commas and semicolons inside brackets do not split") {
    const Document document = clean("racers=gd,lr:pow(0.1,t/9);adam").document;
    REQUIRE(document.experiment.racers.size() == 2);
    CHECK(document.experiment.racers[0].settings[0].text == "pow(0.1,t/9)");
}

TEST_CASE("each mistake is a sentence that names key and substitute, and the rest of the link holds") {
    struct Row {
        const char *link, *complaint;
    };
    constexpr Row rows[] = {
        {"colour=red&steps=9", "\"colour\" is not a key that Ravine knows; it is left out; did you mean colours?"},
        {"steps=abc", "steps: \"abc\" is not a number; 200 is used instead"},
        {"steps=0", "steps: 0 is outside 1 to 100000; 1 is used instead"},
        {"steps=nan", "steps: \"nan\" is not a number; 200 is used instead"},
        {"steps=1/0", "steps: \"1/0\" is not a number; 200 is used instead"},
        {"x=2,-2", "x: \"2,-2\" is not a range like -2,2; -2,2 is used instead; did you mean -2,2?"},
        {"y=1", "y: \"1\" is not a range like -2,2; -2,2 is used instead"},
        {"x=NaN,1", "x: \"NaN,1\" is not a range like -2,2; -2,2 is used instead"},
        {"start=1,2,3", "start: \"1,2,3\" is not a point like 1.5,1; 1.4,1.6 is used instead; did you mean 1.2,3 or 1,2.3?"},
        {"start=1e300,0", "start: \"1e300,0\" is not a point like 1.5,1; 1.4,1.6 is used instead"},
        {"loss=(x^2",
         "loss: column 5: expected ')' to close the '(' of column 1, but the formula ends here; two_minima is used instead; "
         "did you mean (x^2)?"},
        {"racers=adm;gd", "racers: there is no optimizer \"adm\" (did you mean adam?); racer 1 is left out"},
        {"racers=gd,lr:abc",
         "racer 1 (gd): lr: \"abc\" is not a number or a formula of t (column 1: \"abc\" is not known here); "
         "0.02 is used instead; did you mean abs(t)?"},
        {"racers=gd,lr:NaN",
         "racer 1 (gd): lr: \"NaN\" is not a number or a formula of t (column 1: \"NaN\" is not known here; "
         "the variables are t); 0.02 is used instead"},
        {"racers=gd,lr:0/0", "racer 1 (gd): lr: \"0/0\" is not a number; 0.02 is used instead"},
        {"racers=gd,lr:-1", "racer 1 (gd): lr: −1 is outside 1e−6 to 100; 1e-06 is used instead"},
        {"racers=gd,beta:1", "racer 1 (gd): \"beta:1\" is no parameter like lr, decay:value; it is left out"},
        {"racers=adam,eps_at:middle", "racer 1 (adam): eps_at: \"middle\" is none of outside, inside; outside is used instead"},
        {"v=2&steps=9", "v: this link was written by a newer Ravine (format 2); what is known here was read"},
        {"v=x", "v: \"x\" is no version of this format; 1 is assumed"},
        {"steps=5&steps=6", "steps: given twice; the first one counts"},
        {"steps", "steps: there is no value; the default is used"},
        {"view=a", "view: \"a\" is not a camera like -60,38,1; the default is used instead"},
        {"view=0,-50", "view: \"0,-50\" is out of reach; the nearest camera is used"},
        {"steps=12.7", "steps: 12.7 is not a whole number; 12 is used instead"},
        {"racers=gd,lr:0.1,lr:0.2", "racer 1 (gd): lr is given twice; the first one counts"},
        {"racers=gd,lr:(0.1;adam",
         "racer 1 (gd): lr: \"(0.1\" is not a number or a formula of t (column 5: expected ')' to close the "
         "'(' of column 1, but the formula ends here); 0.02 is used instead; did you mean (0.1)?"},
        {"noise=-1", "noise: -1 is outside 0 to 1000000; 0 is used instead"},
    };
    for (const Row& row : rows) CHECK(only_complaint(row.link) == row.complaint);
    CHECK(decode_link("colour=red&steps=9").document.experiment.steps == 9);
    CHECK(decode_link("loss=(x^2&steps=9&racers=adm;adam").document.experiment.racers == std::vector<Racer>{{"adam", {}}});
    CHECK(decode_link("racers=gd,lr:(0.1;adam").document.experiment.racers.size() == 2);
    CHECK(decode_link("racers=nobody;none").document.experiment.racers == default_document().experiment.racers);
}

TEST_CASE("links of any size and content are read up to a limit") {
    const std::string long_link = "steps=9&loss=" + std::string(140'000, 'x');
    CHECK_THAT(only_complaint(long_link), ContainsSubstring("the link has 140013 bytes"));
    CHECK(decode_link(long_link).document.experiment.steps == 9);
    std::string many = "racers=gd";
    for (int i = 0; i < 100; ++i) many += ";gd";
    CHECK(decode_link(many).document.experiment.racers.size() == most_racers);
    CHECK(only_complaint(many) == "racers: there are 101; the first 32 race");
    const DecodedLink wrong = decode_link("racers=" + std::string(30'000, ';'));
    CHECK(wrong.complaints.size() == 20);
    CHECK(wrong.complaints.back() == "there is more wrong with this link than is worth telling");
    std::string bytes;
    for (int i = 1; i < 256; ++i) bytes += static_cast<char>(i);
    for (const Document& document :
         {decode_link(bytes).document, decode_link("loss=" + bytes).document, decode_link("racers=" + bytes).document}) {
        CHECK(document.experiment.racers.size() == default_document().experiment.racers.size());
    }
}

TEST_CASE("every choice of the look is read and written, and only where it is not the first") {
    for (const Field& option : fields()) {
        if (!option.is_choice()) continue;
        INFO(option.about.key);
        REQUIRE(option.about.choices.size() >= 2);
        for (std::size_t i = 0; i < option.about.choices.size(); ++i) {
            const std::string link = fmt::format("v=1&{}={}", option.about.key, option.about.choices[i]);
            const Document document = clean(link).document;
            CHECK(option.get(document) == static_cast<int>(i));
            const bool never_written = option.about.choices[i] == "share";
            CHECK(encode_link(document) == (i == 0 || never_written ? "v=1" : link));
        }
        CHECK_THAT(only_complaint(fmt::format("{}=nonsense", option.about.key)), ContainsSubstring("is none of"));
        CHECK_THAT(only_complaint(fmt::format("{0}={1}&{0}={1}", option.about.key, option.about.choices[1])),
                   ContainsSubstring("given twice"));
        CHECK_THAT(only_complaint(std::string(option.about.key)), ContainsSubstring("no value"));
    }
}

TEST_CASE("the chart of a state names it, and nothing that is no name") {
    const char* link = "v=1&chart=state&chart_of=clip.max";
    const Document document = clean(link).document;
    CHECK(document.view.chart == Measure::state);
    CHECK(document.view.chart_of == "clip.max");
    CHECK(encode_link(document) == link);
    CHECK(clean("chart_of=\u03bb").document.view.chart_of == "\u03bb");
    for (const std::string& wrong : {std::string("x y"), std::string("a-b"), std::string(61, 'a')}) {
        CHECK_THAT(only_complaint("chart_of=" + wrong), ContainsSubstring("is no name"));
        CHECK(decode_link("chart_of=" + wrong).document.view.chart_of.empty());
    }
}

TEST_CASE("a racer may have a start of its own") {
    const char* link = "v=1&loss=saddle&racers=gd;adam,lr:0.1,x:1.5,y:-0.25";
    const Document document = clean(link).document;
    CHECK(!document.experiment.racers[0].start);
    CHECK(document.experiment.racers[1].start == Vector{1.5, -0.25});
    CHECK(encode_link(document) == link);
    CHECK(start_of(document.experiment, 0) == document.experiment.start);
    CHECK(start_of(document.experiment, 1) == Vector{1.5, -0.25});
    for (const char* half :
         {"racers=gd,x:1", "racers=gd,y:1", "racers=gd,x:1,y:foo", "racers=gd,x:nan,y:1", "racers=gd,x:1e99,y:1"}) {
        CHECK_THAT(only_complaint(half), ContainsSubstring("the start of the race is used"));
        CHECK(!decode_link(half).document.experiment.racers[0].start);
    }
    CHECK_THAT(only_complaint("racers=gd,x:1,x:2,y:1"), ContainsSubstring("given twice"));
}

TEST_CASE("the racer that is looked at counts from 1, and 0 is none") {
    CHECK(clean("v=1").document.page.selected == -1);
    CHECK(clean("v=1&selected=2").document.page.selected == 1);
    CHECK(encode_link(clean("v=1&selected=2").document) == "v=1&selected=2");
    CHECK_THAT(only_complaint("selected=9"), ContainsSubstring("outside 0 to 5"));
}

TEST_CASE("a racer may be hidden") {
    const char* link = "v=1&racers=gd,show:off;adam,lr:0.1,x:1,y:2,show:off;lion";
    const Document document = clean(link).document;
    CHECK(hidden_racers(document.experiment) == 0b011);
    CHECK(document.experiment.racers[1].start == Vector{1, 2});
    CHECK(encode_link(document) == link);
    CHECK(hidden_racers(clean("racers=gd,show:on").document.experiment) == 0);
    CHECK_THAT(only_complaint("racers=gd,show:maybe"), ContainsSubstring("show: \"maybe\" is neither on nor off; on is used"));
    CHECK_THAT(only_complaint("racers=gd,show:off,show:on"), ContainsSubstring("show is given twice; the first one counts"));
    CHECK(hidden_racers(decode_link("racers=gd,show:off,show:on").document.experiment) == 1);
}

TEST_CASE("ten thousand configurations at random come back from their links") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    Dice dice(seed);
    for (int i = 0; i < (RAVINE_BRIEF ? 1'000 : 10'000); ++i) {
        const Document document = dice.document();
        const std::string link = encode_link(document);
        INFO(link);
        const DecodedLink decoded = decode_link(link);
        REQUIRE(decoded.complaints.empty());
        REQUIRE(decoded.document == document);
        REQUIRE(encode_link(decoded.document) == link);
    }
}
