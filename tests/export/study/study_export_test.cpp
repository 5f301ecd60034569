#include "export/study/study_export.hpp"

#include "document/link/link.hpp"
#include "export/png_text.hpp"
#include "export/raster/svg_pixels.hpp"
#include "export/study/study_map.hpp"

#include <catch2/catch_test_macros.hpp>

#include <cmath>

using namespace ravine;

namespace {

struct Computed {
    Document document;
    std::vector<studies::Column> columns;
    std::vector<double> numbers;

    StudyTable table() const { return {document, columns, numbers}; }
};

Computed compute(std::string_view link) {
    Document document = decode_link(link).document;
    REQUIRE(document.view.study);
    studies::Runs runs = *studies::Runs::begin(document.experiment, *document.view.study);
    return {document, runs.columns(), runs.compute(0, runs.rows())};
}

constexpr const char* himmelblau = "v=1&loss=himmelblau&racers=gd,lr:0.01;adam,lr:0.1&steps=30&study=";

std::string caption(const char* study) { return study_caption(decode_link(std::string(himmelblau) + study).document); }

}  // namespace

TEST_CASE("a caption tells how a study was made") {
    CHECK(caption("basins,size:64") == "GD on Himmelblau: from 64 × 64 starts in [-5, 5] × [-5, 5]; 30 steps, seed 1.");
    CHECK(caption("swarm,size:1") == "GD on Himmelblau: 1 ball in [-5, 5] × [-5, 5]; 30 steps, seed 1.");
    CHECK(caption("sweep,lr:0.001..1,seeds:5") ==
          "GD, Adam on Himmelblau: 64 values of lr from 0.001 to 1, logarithmic, 5 seeds each; 30 steps, seed 1.");
    CHECK(caption("seeds,racer:2") == "Adam on Himmelblau: 20 seeds; 30 steps, seed 1.");
    CHECK(
        caption("tune,size:8").find("settings × evaluations 8 × 30, each from 4 starts, so at most 960 evaluations a racer") !=
        std::string::npos);
}

TEST_CASE("JSON has the rows of the table, and null for what is not finite") {
    const Computed computed = compute("v=1&loss=log(x)&start=1,0&racers=gd,lr:9&steps=5&study=seeds,seeds:2");
    const std::string json = study_json(computed.table());
    const auto has = [&](std::string_view text) { return json.find(text) != std::string::npos; };
    CHECK(has("{\n  \"study\": \"seeds,seeds:2\",\n  \"link\": \"v=1&loss=log(x)"));
    CHECK(has("\"columns\": [\"seed\", \"outcome\", \"minimum\", \"steps\", \"end_x\", \"end_y\", \"loss\"]"));
    CHECK(has("\"rows\": [\n    [1, \"out\", 0, "));
    CHECK(has("],\n    [2, \"out\", 0, "));
    Computed empty = computed;
    empty.numbers.back() = std::nan("");
    CHECK(study_json(empty.table()).find("null]\n  ]\n}\n") != std::string::npos);
}

TEST_CASE("a map has a pixel per start, high y at the top") {
    const Computed computed = compute("v=1&loss=x^2+y^2&racers=gd&x=-1,1&y=-1,1&steps=10&study=basins,size:8");
    const StudyMap map = study_map(computed.table());
    CHECK((map.image.width == 8 && map.image.height == 8 && map.image.pixels.size() == 256));
    CHECK_FALSE(map.legend.empty());
    Computed marked = computed;
    const std::size_t last_row = 7 * 8 * marked.columns.size();  // the upper left start
    marked.numbers[last_row + 2] = static_cast<double>(Outcome::Kind::out);
    marked.numbers[last_row + 4] = 0;
    const Image image = study_map(marked.table()).image;
    CHECK((image.pixels[0] == 0 && image.pixels[1] == 0 && image.pixels[2] == 0 && image.pixels[3] == 255));
}

TEST_CASE("pictures contain their link") {
    const Computed computed = compute("v=1&loss=himmelblau&racers=newton&steps=20&study=basins,size:8");
    CHECK(png_text(study_png(computed.table()), link_keyword) == encode_link(computed.document));
    CHECK(study_svg(computed.table()).find("data:image/png;base64,iVBOR") != std::string::npos);
}

TEST_CASE("a PNG of curves is the figure, with the link") {
    for (const char* study : {"sweep,lr:0.001..0.1,size:6,seeds:3", "seeds,seeds:5", "tune,size:2,seeds:3"}) {
        INFO(study);
        const Computed computed =
            compute(std::string("v=1&loss=himmelblau&racers=gd,lr:0.01;adam&steps=20&noise=0.1&study=") + study);
        const std::string png = study_png(computed.table());
        CHECK(png_text(png, link_keyword) == encode_link(computed.document));
        // A line of each racer's colour, in its casing, is among the pixels.
        const Image image = svg_pixels(study_svg(computed.table()), 2.5);
        CHECK((image.width == 1620 && image.height >= 760));
        for (const std::uint32_t colour : {0xe69f00U, 0x56b4e9U}) {
            std::size_t found = 0;
            for (std::size_t i = 0; i < image.pixels.size(); i += 4)
                found += (static_cast<std::uint32_t>(image.pixels[i]) << 16 |
                          static_cast<std::uint32_t>(image.pixels[i + 1]) << 8 | image.pixels[i + 2]) == colour;
            CHECK(found > 300);
        }
    }
}

TEST_CASE("what cannot be drawn is told") {
    const auto fault = [](const char* study) { return picture_fault(decode_link(std::string(himmelblau) + study).document); };
    CHECK(fault("basins") == "");
    CHECK(fault("sweep") == "");
    CHECK(fault("sweep,lr,wd") == "a map shows one racer: add --racer 1");
    CHECK(fault("sweep,lr,wd,racer:1") == "");
}
