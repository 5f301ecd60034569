#include "export/svg/svg_chart.hpp"

#include "document/link/link.hpp"
#include "export/svg/svg.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

using namespace ravine;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string chart(std::string_view link, int step = -1) {
    const Document document = decode_link(link).document;
    Race race(document.experiment);
    race.advance_to(step < 0 ? document.experiment.steps : step);
    return chart_svg(document, race);
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

}  // namespace

TEST_CASE("a chart as a figure has a line and a name for each visible racer") {
    const std::string text = chart("loss=himmelblau&racers=gd;adam;lion,show:off&steps=80");
    CHECK(count(text, "<path id=\"racer") == 2);
    CHECK_THAT(text, ContainsSubstring(">GD<") && ContainsSubstring(">Adam<") && ContainsSubstring(">step<") &&
                         ContainsSubstring(">loss<") && ContainsSubstring(">Himmelblau<") && ContainsSubstring("80 steps"));
    CHECK(text.find("nan") == std::string::npos);
    CHECK_THAT(chart("loss=x^2&chart=gradient&chart_by=evaluations&racers=gd&steps=5"),
               ContainsSubstring(">gradient norm<") && ContainsSubstring(">evaluations<"));
}

TEST_CASE("a chart ends at the computed step, on the axis of the whole race") {
    const char* link = "loss=himmelblau&racers=gd&steps=100&chart_axis=log";
    const std::string whole = chart(link), part = chart(link, 10);
    CHECK_THAT(part, ContainsSubstring("10 steps") && ContainsSubstring(">100<"));
    CHECK(part.size() < whole.size());
}

TEST_CASE("figures on one page have paths of their own") {
    const char* link = "loss=himmelblau&racers=gd;adam&steps=60";
    const Document document = decode_link(link).document;
    Race race(document.experiment);
    race.advance_to(60);
    const auto first_id = [](std::string_view text) {
        const std::size_t at = text.find("<path id=\"") + 10;
        return std::string(text.substr(at, text.find('"', at) - at));
    };
    const std::string map = race_svg(document, race), whole = chart(link), part = chart(link, 30);
    CHECK(first_id(map) != first_id(whole));
    CHECK(first_id(part) != first_id(whole));
    for (const std::string& text : {map, whole, part}) CHECK(count(text, "xlink:href=\"#" + first_id(text) + '"') == 2);
}

TEST_CASE("beside the sharpness stands 2/lr of the selected racer") {
    const std::string link = "loss=x^2+3y^2&racers=gd,lr:0.2;gd,lr:0.1*0.97^t&steps=60&chart=";
    CHECK(count(chart(link + "sharpness&selected=1"), "<path id=\"limit\"") == 1);
    CHECK(count(chart(link + "sharpness&selected=1"), ">2/\u03b7<") == 1);
    CHECK(count(chart(link + "sharpness"), "limit") == 0);
    CHECK(count(chart(link + "loss&selected=1"), "limit") == 0);
    // That of a constant rate is level, of a falling one is not.
    const auto path = [&](const char* selected) {
        const std::string text = chart(link + "sharpness" + selected);
        const std::string before = "<path id=\"limit\" d=\"";
        const std::size_t at = text.find(before) + before.size();
        return text.substr(at, text.find('"', at) - at);
    };
    CHECK(count(path("&selected=1"), " ") == 2);
    CHECK(count(path("&selected=2"), " ") > 20);
}

TEST_CASE("the chart of a state is named after it") {
    const std::string link = "loss=himmelblau&racers=gd;prodigy,lr:1&steps=30&selected=2&chart=state";
    CHECK_THAT(chart(link), ContainsSubstring(">d<") && ContainsSubstring("The d of"));
    CHECK_THAT(chart(link + "&chart_of=beta1"), ContainsSubstring(">beta1<"));
}
