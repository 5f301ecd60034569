#include "export/svg/svg.hpp"

#include "../../seed.hpp"
#include "document/link/link.hpp"
#include "export/svg/isolines.hpp"
#include "export/svg/polylines.hpp"
#include "loss/surfaces.hpp"
#include "text/text.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <cmath>
#include <random>

using namespace ravine;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string draw(std::string_view link, const SvgStyle& style = {}) {
    const Document document = decode_link(link).document;
    Race race(document.experiment);
    race.advance_to(document.experiment.steps);
    return race_svg(document, race, style);
}

std::size_t count(std::string_view text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

bool is_reference(std::string_view text) {
    for (const std::string_view entity : {"&amp;", "&lt;", "&gt;", "&quot;"}) {
        if (text.substr(0, entity.size()) == entity) return true;
    }
    return false;
}

// What is wrong with a text as XML, as far as it goes here: tags nest, attributes are quoted, and nothing is left unescaped.
std::string fault_of(std::string_view xml) {
    std::vector<std::string> open;
    bool in_tag = false, in_value = false;
    std::string tag;
    for (std::size_t i = 0; i < xml.size(); ++i) {
        const char c = xml[i];
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') return "a control character";
        if (c == '&' && !is_reference(xml.substr(i))) return "an ampersand that begins nothing";
        if (in_value && c != '"') {
            if (c == '<') return "a tag in an attribute";
        } else if (in_value || (in_tag && c == '"')) {
            in_value = !in_value;
        } else if (c == '<') {
            if (in_tag) return "a tag in a tag";
            in_tag = true;
            tag.clear();
        } else if (c == '>' && in_tag) {
            in_tag = false;
            const std::string name = tag.substr(0, tag.find(' '));
            if (name[0] == '/') {
                if (open.empty() || open.back() != name.substr(1)) return "</" + name + " closes nothing";
                open.pop_back();
            } else if (name[0] != '?' && tag.back() != '/') {
                open.push_back(name);
            }
        } else if (in_tag) {
            tag += c;
        }
    }
    return open.empty() && !in_tag ? "" : "something is left open";
}

// Heights of a function over [0, 10] x [0, 10].
template <class F>
HeightGrid grid_of(F height, std::size_t side) {
    HeightGrid grid;
    for (std::size_t i = 0; i < side; ++i) grid.x.push_back(10.0 * static_cast<double>(i) / static_cast<double>(side - 1));
    grid.y = grid.x;
    for (const double y : grid.y) {
        for (const double x : grid.x) grid.z.push_back(height(x, y));
    }
    return grid;
}

double area(const std::vector<Polyline>& lines) {
    double sum = 0;
    for (const Polyline& line : lines) {
        for (std::size_t i = 1; i < line.size(); ++i) sum += (line[i - 1].x * line[i].y - line[i].x * line[i - 1].y) / 2;
    }
    return std::abs(sum);
}

}  // namespace

TEST_CASE("every surface becomes a figure of well-formed XML, in every style") {
    for (const Surface& surface : surfaces()) {
        for (const SvgStyle style : {SvgStyle{false, false}, SvgStyle{true, true}}) {
            if (RAVINE_BRIEF && style.dark) continue;
            const std::string svg = draw(std::string("steps=30&loss=") + std::string(surface.key), style);
            INFO(surface.key);
            CHECK(fault_of(svg) == "");
            CHECK_THAT(svg, ContainsSubstring(xml_text(surface.title)));
            CHECK(count(svg, "<use ") == 10);
            CHECK(svg.find("nan") == std::string::npos);
            CHECK(svg.find("inf") == std::string::npos);
            CHECK(svg.size() < 700'000);
        }
    }
}

TEST_CASE("a figure has axes, values on lines, minima, and racers by number with what is not as usual") {
    const std::string svg = draw("racers=gd;adam,lr:0.06,correct:off,x:1,y:-1;lion,show:off");
    for (const char* part : {">GD</text>", ">Adam</text>", "correction off", "\u03b7 0.06", "from (1, -1)", ">2</text>",
                             "font-style=\"italic\"", ">Two minima</text>", ">200 steps</text>", "<title>Two minima</title>",
                             "<metadata>v=1&amp;racers=gd;adam,lr:0.06,correct:off,x:1,y:-1;lion,show:off</metadata>"}) {
        CHECK_THAT(svg, ContainsSubstring(part));
    }
    CHECK(svg.find("Lion") == std::string::npos);
    // Values on lines are level, as they are on the screen.
    const auto first = svg.find("paint-order=\"stroke\"");
    REQUIRE(first != std::string::npos);
    CHECK(count(svg.substr(first, svg.find("</g>", first) - first), "<text x=") >= 8);
    CHECK(svg.find("rotate(") == std::string::npos);
    CHECK(count(svg, " r=\"4.2\"") == 2);  // two starts
}

TEST_CASE("what is foreign is escaped") {
    const std::string svg = draw("loss=where(x<y,x^2,y^2)%2Bx%26&racers=gd");
    CHECK(fault_of(svg) == "");
    CHECK(fault_of(draw("loss=where(x%3Cy,x^2,y^2)&racers=gd,lr:0.1*(t%3C9)")) == "");
    CHECK_THAT(draw("loss=where(x%3Cy,x^2,y^2)"), ContainsSubstring("<title>where(x&lt;y,x^2,y^2)</title>"));
    CHECK(xml_text("a<b>&\"\x01\xff\xEF\xBF\xBF\u03c0") == "a&lt;b&gt;&amp;&quot;\uFFFD\uFFFD\uFFFD\u03c0");
}

TEST_CASE("a figure stays small, and nothing leaves its frame") {
    const std::string noisy = draw("loss=plateau&racers=gd,lr:1;adam,lr:0.5&noise=3&steps=20000");
    const std::string rough = draw("loss=sin(90x)*sin(90y)%2Bcos(177x*y)&steps=20", {false, true});
    const std::string away = draw("loss=-x^2-y&start=0.001,0&racers=gd,lr:1&steps=100");
    for (const std::string* svg : {&noisy, &rough, &away}) {
        CHECK(fault_of(*svg) == "");
        CHECK(svg->size() < 1'000'000);
        CHECK(svg->find("e+") == std::string::npos);
    }
}

TEST_CASE("odd races have a figure, too") {
    for (const char* link : {"racers=", "loss=0", "loss=1/0", "loss=log(x)&start=-1,0", "loss=x&x=0,1e9&y=0,1", "loss=1/x",
                             "loss=sqrt(x-9)", "loss=x^2&x=1e8,100000001&start=9,9", "racers=gd,lr:0/0", "steps=1"}) {
        INFO(link);
        CHECK(fault_of(draw(link, {false, true})) == "");
    }
    Document broken = default_document();
    broken.experiment.loss = "x^";
    broken.experiment.racers[0].optimizer = "<nobody>";
    CHECK(fault_of(race_svg(broken, Race(broken.experiment))) == "");
}

TEST_CASE("isolines are where the height is, and open only at the border") {
    const auto cone = [](double x, double y) { return std::hypot(x - 5, y - 5); };
    const HeightGrid grid = grid_of(cone, 60);
    const auto circle = isolines(grid, 3);
    REQUIRE(circle.size() == 1);
    CHECK(circle[0].front() == circle[0].back());
    for (const Vector& p : circle[0]) CHECK(std::abs(cone(p.x, p.y) - 3) < 0.01);
    CHECK(isolines(grid, 6).size() == 4);
    CHECK(isolines(grid, 99).empty());
    CHECK(isolines(grid_of([](double x, double) { return std::sin(x); }, 80), 0.5).size() == 4);
}

TEST_CASE("ground above a height is closed, and has the area that it has") {
    const auto cone = [](double x, double y) { return -std::hypot(x - 5, y - 5); };
    CHECK(std::abs(area(ground_above(grid_of(cone, 100), -3)) - 9 * 3.14159265) < 0.05);
    CHECK(std::abs(area(ground_above(grid_of(cone, 20), -99)) - 100) < 1e-9);
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> height(-1, 1);
    for (int i = 0; i < 50; ++i) {
        const auto rough = [&](double, double) { return random() % 9 == 0 ? NAN : height(random); };
        for (const Polyline& line : ground_above(grid_of(rough, 12), 0.1)) CHECK(line.front() == line.back());
    }
}

TEST_CASE("lines are cut off at a box") {
    const Box box{{0, 0}, {10, 10}};
    const auto pieces = clip({{-5, 5}, {5, 5}, {15, 5}, {15, 20}, {8, 9}, {8, 8}}, box);
    REQUIRE(pieces.size() == 2);
    CHECK(pieces[0] == Polyline{{0, 5}, {5, 5}, {10, 5}});
    CHECK(pieces[1].back() == Vector{8, 8});
    CHECK(clip({{20, 20}, {30, 5}}, box).empty());
    CHECK(clip({{1, 1}}, box).empty());
}

TEST_CASE("simplified lines stay within the tolerance, and what is drawn twice is drawn once") {
    Polyline wave;
    for (int i = 0; i <= 1000; ++i) wave.push_back({i * 0.1, std::sin(i * 0.1)});
    const Polyline simple = simplify(wave, 0.05);
    CHECK(simple.size() < 200);
    CHECK(simple.front() == wave.front());
    CHECK(simple.back() == wave.back());
    Polyline swing;
    for (int i = 0; i < 5000; ++i) swing.push_back({i % 2 == 0 ? 0.0 : 10.0, 3});
    CHECK(count_points(draw_once({swing}, 0.1, 100)) == 2);
    CHECK(count_points(draw_once({wave}, 0.01, 40)) <= 40);
    CHECK(count_points(simplify_within({{wave}}, 0.01, 40)[0]) <= 40);
}

TEST_CASE("the lines of racers whose colours repeat are dashed, each in its own way") {
    const std::string seven = draw("loss=rosenbrock&racers=gd;gd;gd;gd;gd;gd;gd&steps=5");
    CHECK(seven.find("stroke-dasharray") == std::string::npos);
    const std::string many = draw("loss=rosenbrock&racers=gd;gd;gd;gd;gd;gd;gd;gd;gd;gd;gd;gd;gd;gd;gd&steps=5");
    CHECK_THAT(many, ContainsSubstring("stroke-dasharray=\"11.25 6.75\"") &&
                         ContainsSubstring("stroke-dasharray=\"4.5 4.5 4.5 4.5\""));
    CHECK(fault_of(many).empty());
}

TEST_CASE("a method with a place beside x has a ring there, in its colour") {
    const std::string ring = "r=\"6.2\" stroke=\"#";
    CHECK(count(draw("loss=himmelblau&racers=adam;momentum&steps=40"), ring) == 0);
    CHECK(count(draw("loss=himmelblau&racers=adam;adam+average;adam+average,lr:0.1&steps=40"), ring) == 2);
    CHECK(count(draw("loss=himmelblau&racers=adam+average,show:off;adam+average,lr:0.1&steps=40"), ring) == 1);
}
