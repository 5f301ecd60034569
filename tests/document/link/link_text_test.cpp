// Links among other texts: found, mended and guarded.
#include "document/link/link_text.hpp"

#include "../../seed.hpp"
#include "../random_document.hpp"
#include "document/link/link.hpp"

#include <fmt/format.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <chrono>

using namespace ravine;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr std::string_view meant = "v=1&loss=x^2%2B3y^2&racers=gd,lr:0.1;adam&steps=50";

// Every '%', '=', '&' and '#' and what else encodeURIComponent encodes.
std::string encode_all(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const bool plain = std::isalnum(static_cast<unsigned char>(c)) || c == '.' || c == '_' || c == '-';
        result += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return result;
}

std::string replaced(std::string_view text, std::string_view what, std::string_view by) {
    std::string result(text);
    for (std::size_t at = 0; (at = result.find(what, at)) != std::string::npos; at += by.size())
        result.replace(at, what.size(), by);
    return result;
}

// A text as the value of a key of another address.
std::string encoded(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
        result += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return result;
}

}  // namespace

TEST_CASE("what programs do to a link on its way is undone and told in a sentence (jquery-address#96, linkifyjs#81)") {
    const std::string link(meant), address = "https://example.org/ravine/", whole = address + "#" + link;
    const char *entities = "HTML's entities", *again = "percent-encoded once more", *hash = "written as %23",
               *query = "written as ?", *inside = "inside of another address", *end = "the link ended in";
    const std::pair<std::string, std::vector<const char*>> cases[] = {
        {whole, {}},
        {"  " + whole + "\r\n", {}},
        {"(" + whole + ")", {end}},
        {"(#" + link + ")", {end}},
        {"[" + whole + "]", {end}},
        {"{" + whole + "}", {end}},
        {"<" + whole + ">", {}},
        {"\"" + whole + "\"", {}},
        {"'" + whole + "',", {}},
        {"“" + whole + "”", {end}},
        {"**" + whole + "**", {end}},
        {"`" + whole + "`", {}},
        {whole + ".", {end}},
        {whole + ",", {end}},
        {whole + ";", {end}},
        {whole + ":", {end}},
        {whole + "!?", {end}},
        {whole + ">", {end}},
        {whole + "%3E", {end}},
        {whole + "%E2%80%9D.", {end}},
        {whole + ").", {end}},
        {whole + ")**", {end}},
        {link + ")", {end}},
        {"[a race](" + whole + ")", {end}},
        {"[" + whole + "](" + whole + ")", {}},
        {"[a](<" + whole + ">)", {}},
        {"<a href=\"" + replaced(whole, "&", "&amp;") + "\">a race</a>", {entities}},
        {"See " + whole + ", it is steep", {end}},
        {"See\n" + whole + "\nfor more", {}},
        {replaced(whole, "&", "&amp;"), {entities}},
        {replaced(link, "&", "&amp;"), {entities}},
        {replaced(whole, "&", "&#38;"), {entities}},
        {replaced(whole, "&", "&#x26;"), {entities}},
        {replaced(whole, "&", "&amp;amp;"), {entities}},
        {replaced(whole, "%", "%25"), {again}},
        {replaced(whole, "%", "%2525"), {again}},
        {replaced(replaced(whole, "%", "%25"), "^", "%5E"), {again}},
        {address + "#" + encode_all(link), {again}},
        {"#" + encode_all(link), {again}},
        {encode_all(link), {again}},
        {address + "#" + encode_all(encode_all(link)), {again}},
        {replaced(whole, "#", "%23"), {hash}},
        {replaced(whole, "#", "#%23"), {hash}},
        {replaced(whole, "#", "?"), {query}},
        {replaced(whole, "#", "#?"), {query}},
        {"See " + replaced(whole, "#", "?") + ".", {query, end}},
        {"https://example.com/out?u=" + encoded(whole) + "&h=a1", {inside}},
        {"https://example.com/out?h=a1&url=" + encoded(whole) + "&reserved=0", {inside}},
        {"https://example.com/out?u=" + encoded(encoded(whole)) + "&h=a1", {inside, again}},
        {replaced(whole, "#", "##"), {}},
        {replaced(whole, "#", "?%23"), {hash}},
        {replaced(replaced(whole, "%", "%25"), "#", "%2523"), {hash, again}},
        {address + encode_all("#" + link), {hash, again}},
        {encode_all(whole), {hash, again}},
        {encode_all(encode_all(whole)), {hash, again}},
        {"(" + replaced(replaced(whole, "&", "&amp;"), "#", "%23") + ").", {entities, hash, end}},
    };
    const Document document = decode_link(link).document;
    for (const auto& [mangled, told] : cases) {
        CAPTURE(mangled);
        const DecodedLink decoded = decode_link(mangled);
        CAPTURE(decoded.complaints);
        CHECK(decoded.document == document);
        REQUIRE(decoded.complaints.size() == told.size());
        for (std::size_t i = 0; i < told.size(); ++i) CHECK_THAT(decoded.complaints[i], ContainsSubstring(told[i]));
        CHECK(find_link(mangled).has_value());
    }
}

TEST_CASE("another page's query is no link") {
    CHECK(mend_link("https://example.org/?v=latest&q=x").fragment.empty());
    CHECK_FALSE(find_link("https://example.org/?page=2&v=new").has_value());
}

TEST_CASE("what belongs to a link stays: brackets in pairs, and encoded characters of its values") {
    for (const char* link : {"loss=x+sin(y)", "loss=(x+1)*(y-2)", "loss=x*(y", "loss=|x|",
                             "racers=", "racers=gd,lr:pow(0.1,t/9)", "loss=x%2By", "loss=x%3Cy", "loss=mean(u*x)&data=1,2"}) {
        CAPTURE(link);
        CHECK(mend_link(link).fragment == link);
        CHECK(mend_link(link).complaints.empty());
    }
    CHECK(mend_link("https://example.org/?q=%23v").fragment.empty());
    CHECK(mend_link("https://example.org/100%/").fragment.empty());
}

TEST_CASE("a link in a message is found without what surrounds it") {
    const std::pair<const char*, const char*> cases[] = {
        {"Look at this:\nhttps://example.org/#v=1&loss=exp(x), it is steep", "v=1&loss=exp(x)"},
        {"See <a href=\"https://example.org/#loss=x*y\">this</a>.", "loss=x*y"},
        {"It was (#v=1&loss=x^2.", "v=1&loss=x^2"},
        {"v=1&loss=x^2", "v=1&loss=x^2"},
        {"It is v=1&loss=x^2, I think", "v=1&loss=x^2"},
        {" https://example.org/ravine/#x=-2,2&racers=gd\n", "x=-2,2&racers=gd"},
        {"loss=x^2 + y^2 & start=1,2", "loss=x^2 + y^2 & start=1,2"},
        {"#v=1&loss=x^2 + y^2", "v=1&loss=x^2 + y^2"},
        {"http://127.0.0.1:8000/#x=-2,2&racers=gd,lr:0.1", "x=-2,2&racers=gd,lr:0.1"},
    };
    for (const auto& [text, fragment] : cases) {
        CAPTURE(text);
        const auto found = find_link(text);
        REQUIRE(found);
        CHECK(mend_link(*found).fragment == fragment);
        CHECK(mend_link(text).fragment == fragment);
    }
}

TEST_CASE("a text without a link is left alone") {
    for (const char* other :
         {"", "#", "%", "x^2 + y^2", "https://example.org/watch?list=7&v=12ab", "https://example.org/#section", "the loss=3",
          "the loss = 3", "y = mx + b", "1,2\n3,4", "racers & friends", "50%23 of loss"}) {
        CAPTURE(other);
        CHECK_FALSE(find_link(other));
    }
}

TEST_CASE("a guarded link ends in nothing that is cut, has simple pairs of brackets, and means the same") {
    const std::pair<const char*, const char*> cases[] = {
        {"loss=x^2-y^2", "loss=x^2-y^2"},
        {"loss=sin(x)*y", "loss=sin(x)*y"},
        {"loss=sin(x)", "loss=sin%28x%29"},
        {"loss=sin(x)*cos(y)", "loss=sin(x)*cos%28y%29"},
        {"loss=exp((x+1)*2)-y", "loss=exp%28(x+1)*2%29-y"},
        {"loss=exp((x+1)*(2))", "loss=exp%28(x+1)*(2)%29"},
        {"loss=x)(y", "loss=x%29%28y"},
        {"loss=|x|", "loss=|x%7C"},
        {"loss=2.", "loss=2%2E"},
        {"loss=y'", "loss=y%27"},
        {"loss=[x]{y}?z\\w", "loss=%5Bx%5D%7By%7D%3Fz%5Cw"},
        {"racers=", "racers="},
        {"", ""},
    };
    for (const auto& [fragment, guarded] : cases) {
        CAPTURE(fragment);
        CHECK(guard_link(fragment) == guarded);
        CHECK(guard_link(guarded) == guarded);
    }
}

TEST_CASE("texts made to be slow are judged at once") {
    const auto many = [](const char* piece, int count) {
        std::string text;
        for (int i = 0; i < count; ++i) text += piece;
        return text;
    };
    const auto before = std::chrono::steady_clock::now();
    for (const std::string& text : {many("#", 50'000) + many("&", 50'000), many("a=&", 300'000), many("%23", 100'000),
                                    many("%25", 100'000), many("25", 100'000), many("&amp;", 100'000), many("](", 100'000),
                                    many("loss=x ", 30'000), many(")", 100'000), many("%23a=", 50'000)}) {
        find_link(text);
        decode_link(text);
    }
    CHECK(std::chrono::steady_clock::now() - before <
          std::chrono::minutes(1));  // a second or so; what is quadratic takes hours
}

TEST_CASE("no text breaks what finds and mends links") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    constexpr std::string_view pieces[] = {"#",     "%23", "%25", "23", "3D", "=",    "&",        "amp;", "v=1",
                                           "loss=", "x",   "(",   ")",  "](", "://",  "https",    "%",    " ",
                                           "\n",    ".",   "\"",  "<",  "&#", "x26;", "\xE2\x80", "\xFF", "racers=gd"};
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (std::uint64_t i = random() % 20; i > 0; --i) text += pieces[random() % std::size(pieces)];
        CAPTURE(text);
        const MendedLink mended = mend_link(text);
        CHECK(mended.fragment.size() <= text.size());
        CHECK(mended.complaints.size() <= 4);
        if (const auto found = find_link(text)) CHECK(text.find(*found) != std::string::npos);
        guard_link(mended.fragment);
    }
}

TEST_CASE("links of configurations at random survive being mangled") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    Dice dice(seed);
    for (int i = 0; i < (RAVINE_BRIEF ? 250 : 1000); ++i) {
        const std::string link = encode_link(dice.document());
        INFO(link);
        for (const std::string& mangled :
             {"(https://example.org/#" + link + ").", "https://example.org/" + encode_all("#" + link),
              replaced(replaced(link, "%", "%25"), "&", "&amp;") + ">,"}) {
            REQUIRE(encode_link(decode_link(mangled).document) == link);
        }
    }
}
