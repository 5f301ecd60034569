#include "document/link/link_definitions.hpp"

#include "../clean_link.hpp"
#include "document/definitions.hpp"
#include "document/link/link.hpp"
#include "export/json.hpp"
#include "optimizers/catalogue.hpp"
#include "rules/define.hpp"
#include "simulation/race.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <catch2/catch_test_macros.hpp>

using namespace ravine;

namespace {

const std::string define = "define=heavy(lr:0.02,mu:0.9){v=mu*v-lr*g;x=x+v}";

std::string definitions(const Document& document) { return write_definitions(document.experiment); }

// Returns a definition as long as one may be, with as many of the terms as fit.
std::string full_definition(std::string_view head, std::string_view term) {
    std::string text(head);
    while (text.size() + term.size() < longest_definition) text += term;
    text.resize(longest_definition - 1, ' ');
    return text + '}';
}

std::uint64_t hash(const Document& document) {
    Race race(document.experiment);
    race.advance_to(document.experiment.steps);
    return trajectory_hash(race);
}

std::vector<std::string> complaints(std::string_view link) { return decode_link(link).complaints; }

}  // namespace

TEST_CASE("racers have the optimizers that their link defines, whatever comes first in it") {
    const Document one = clean_document(define + "&racers=heavy,lr:0.05;adam"),
                   other = clean_document("racers=heavy,lr:0.05;adam&" + define);
    CHECK(one == other);
    REQUIRE(one.experiment.racers.size() == 2);
    CHECK(one.experiment.racers[0] == Racer{"heavy", {{"lr", "0.05"}}});
    CHECK(optimizer_of(one.experiment, one.experiment.racers[0])->rule == "v = mu*v - lr*g\nx = x + v");
    CHECK(encode_link(one) == "v=1&define=heavy(lr:0.02,mu:0.9)%7Bv=mu*v-lr*g;x=x+v%7D&racers=heavy,lr:0.05;adam");
    CHECK(clean_document(encode_link(one)) == one);
    CHECK(clean_document(define + "&racers=heavy(0.1,mu=0.5),x:1,y:2,show:off").experiment.racers[0].settings.size() == 2);
}

TEST_CASE("several definitions keep their order, with or without racers that have them") {
    const Document document = clean_document("define=b{x=x-g};a(k:1){x=x-k*g}");
    CHECK(definitions(document) == "b{x=x-g}a(k:1){x=x-k*g}");
    CHECK(clean_document(encode_link(document)) == document);
    CHECK(definitions(clean_document("define=")).empty());
    CHECK(clean_document("define=") == default_document());
}

TEST_CASE("a link has its own definitions and no others") {
    const Document document = clean_document(define + "&racers=heavy");
    const DecodedLink next = decode_link("racers=heavy;gd", document.experiment.catalogue);
    CHECK(next.complaints == std::vector<std::string>{"racers: there is no optimizer \"heavy\"; racer 1 is left out"});
    CHECK(definitions(next.document).empty());
}

TEST_CASE("definitions of a lesson's card belong to its race, until the link has others") {
    const auto lesson = [](std::string_view name) {
        return name == "l" ? std::optional(decode_link("define=mine{x=x-0.1*g}&racers=mine;gd").document) : std::nullopt;
    };
    const DecodedLink card = decode_link("lesson=l", lesson);
    CHECK(card.complaints.empty());
    CHECK(definitions(card.document) == "mine{x=x-0.1*g}");
    const DecodedLink other = decode_link("lesson=l&define=his{x=x-0.2*g}", lesson);
    CHECK(definitions(other.document) == "his{x=x-0.2*g}");
    CHECK(other.document.experiment.racers == std::vector<Racer>{{"gd", {}}});
    CHECK(other.complaints ==
          std::vector<std::string>{"define: 1 of the lesson's racers have no optimizer now; they are left out"});
    CHECK(decode_link("lesson=l&define=his{x=x-0.2*g}&racers=his", lesson).document.experiment.racers.size() == 1);
}

TEST_CASE("what is no definition is left out, and told") {
    CHECK(complaints("define=a{x=x-g}b{x=x-w}&racers=a;b") ==
          std::vector<std::string>{
              "define: b: line 1 \"x = x - w\": column 9: \"w\" is not known here; the names are t, x, g, f; "
              "it is left out",
              "racers: there is no optimizer \"b\"; racer 2 is left out"});
    for (const char* taken : {"adam", "Adam", "ADAM", "gd", "SGD", "adam_w", "lbfgs"}) {
        INFO(taken);
        const auto told = complaints("define=" + std::string(taken) + "{x=x-g}");
        REQUIRE(told.size() == 1);
        CHECK(told[0].starts_with(std::string("define: ") + taken + " is the name of "));
    }
    CHECK(complaints("define=a{x=x-g}A{x=x-2g}") ==
          std::vector<std::string>{"define: A is defined twice; the first one counts"});
    CHECK(complaints("define=a(k:1){x=x-g}") == std::vector<std::string>{"define: a: no line reads k"});
    std::string nine;
    for (const char name : std::string("abcdhijkl")) nine += std::string(1, name) + "{x=x-g}";
    CHECK(complaints("define=" + nine) == std::vector<std::string>{"define: there are 9 optimizers; the first 8 are read"});
    CHECK(decode_link("define=" + nine).document.experiment.catalogue.all().size() == builtin_catalogue().all().size() + 8);
}

TEST_CASE("modifiers are defined as optimizers are, and race around these only") {
    const std::string half = "define=half+(k:0.5){[after]u=k*u}";
    const Document document = clean_document(half + "&racers=Adam+half+clip,half.k:0.25,clip.max:2;gd");
    CHECK(document.experiment.racers[0] == Racer{"adam+half+clip", {{"half.k", "0.25"}, {"clip.max", "2"}}});
    CHECK(definitions(document) == "half+(k:0.5){[after]u=k*u}");
    CHECK(clean_document(encode_link(document)) == document);
    CHECK(complaints(half + "&racers=half;gd") ==
          std::vector<std::string>{"racers: there is no optimizer \"half\"; racer 1 is left out"});
    CHECK(complaints("define=clip+{g=2*g}") ==
          std::vector<std::string>{"define: clip is the name of clipping, which is built in; it is left out"});
    CHECK(complaints("define=a{[after]x=x-g}").size() == 1);
    CHECK(complaints("racers=lbfgs+clip;gd") ==
          std::vector<std::string>{"racers: lbfgs has no rule that modifiers could go around; racer 1 is left out"});
    CHECK(
        complaints("racers=gd+clip,clip.mx:1;gd") ==
        std::vector<std::string>{"racer 1 (gd+clip): \"clip.mx:1\" is no parameter like lr, decay, clip.max, clip.by:value; it "
                                 "is left out; did you mean clip.max:1?"});
}

TEST_CASE("eight definitions of 4,096 bytes each fill a link, and are read again from it") {
    const std::pair<const char*, const char*> parts[] = {
        {"a{x=x", "+x"},        {"b{x=x", "-g*x"},      {"c{x=x", "+|x|"},     {"d{x=x", "*x"},
        {"h(α:0.1){x=x", "-α"}, {"k{x=x", "+min(g,x)"}, {"l{x=x<g+x", "-(x)"}, {"m{v=x+x;[first]v=x-x;x=v", "+v"},
    };
    std::string defined;
    for (const auto& [head, term] : parts) {
        const std::string text = full_definition(head, term);
        REQUIRE(text.size() == longest_definition);
        const Result<Defined> read = read_definition(text);
        INFO(head << (read ? "" : read.error().sentence));
        CHECK(read);
        defined += text;
    }
    const Document document = clean_document("steps=2&racers=a;m&define=" + percent_encode(defined));
    CHECK(definitions_of(document.experiment).size() == 8);
    const std::string link = encode_link(document);
    CHECK(link.size() > 32 * 1024);
    CHECK(link.size() <= longest_link);
    CHECK(clean_document(link) == document);
    std::string longer = full_definition("a{x=x", "+x");
    longer.insert(longer.size() - 1, " ");
    CHECK(complaints("define=" + longer) ==
          std::vector<std::string>{"define: a: the definition has 4097 bytes; at most 4096 are read; it is left out"});
}

TEST_CASE("rules read constants of the race, and follow them") {
    const std::string end = "&racers=own;own,k:0.25;gd&steps=50";
    const auto with_number = [&](const char* number) {
        return hash(clean_document(fmt::format("define=own(lr:0.1,k:{}){{x=x-k*lr*g}}{}", number, end)));
    };
    Document document = clean_document("let=k:0.5&define=own(lr:0.1){x=x-k*lr*g}" + end);
    CHECK(document.experiment.constants == std::vector<formula::Constant>{{"k", 0.5}});
    CHECK(document.experiment.racers[0] == Racer{"own", {{"k", "k"}}});
    CHECK(document.experiment.racers[1] == Racer{"own", {{"k", "0.25"}}});
    CHECK(hash(document) == with_number("0.5"));
    CHECK(clean_document(encode_link(document)) == document);
    const auto from_json = read_json(write_json(document), builtin_catalogue());
    REQUIRE(from_json);
    CHECK(from_json->complaints.empty());
    CHECK(from_json->document == document);
    set_constants(document.experiment, {{"k", 0.75}});
    CHECK(hash(document) == with_number("0.75"));
    CHECK(hash(document) != with_number("0.5"));
    CHECK(clean_document(encode_link(document)) == document);
    set_constants(document.experiment, {{"k", -30}});
    CHECK(hash(document) == with_number("-30"));
}

TEST_CASE("modifiers and rules of the loss's constants read them, and names of a rule's own stay its own") {
    const Document half = clean_document("let=k:0.5&define=half+{[after]u=k*u}&racers=gd+half;gd");
    CHECK(half.experiment.racers[0] == Racer{"gd+half", {{"half.k", "k"}}});
    CHECK(hash(half) == hash(clean_document("define=half+(k:0.5){[after]u=k*u}&racers=gd+half;gd")));
    CHECK(clean_document(encode_link(half)) == half);
    const Document shared = clean_document("loss=k*x^2+y^2&let=k:3&define=own{x=x-g/(k+1)}&racers=own");
    CHECK(hash(shared) == hash(clean_document("loss=3*x^2+y^2&define=own{x=x-g/(3+1)}&racers=own")));
    const Document own = clean_document("loss=k*x^2+y^2&let=k:3&define=a(k:0.1){x=x-k*g}b{k=0.1;x=x-k*g}&racers=a;b");
    CHECK(own.experiment.racers == std::vector<Racer>{{"a", {}}, {"b", {}}});
    CHECK(complaints("let=k:0.5&define=own{x=x-q*g}&racers=gd").size() == 2);
}
