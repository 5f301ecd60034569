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
