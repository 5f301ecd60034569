#include "export/formats.hpp"
#include "document/link/link.hpp"

#include <catch2/catch_test_macros.hpp>

#include <set>

using namespace ravine;

namespace {

Exported write(const ExportFormat& format, const Document& document, const ExportOptions& options = {}) {
    const std::optional<int> step = step_of(format, document, options);
    Race race(document.experiment);
    race.advance_to(step.value_or(0));
    return format.write(document, step ? &race : nullptr, options);
}

}  // namespace

TEST_CASE("every format is found by its key and writes the default race") {
    std::set<std::string_view> keys, endings;
    for (const ExportFormat& format : export_formats()) {
        CAPTURE(format.key);
        CHECK(keys.insert(format.key).second);
        CHECK(endings.insert(format.ending).second);
        CHECK(format.ending.find('.') != std::string_view::npos);
        CHECK(find_export_format(format.key) == &format);
        CHECK_FALSE(format.title.empty());
        CHECK_FALSE(format.help.empty());
        CHECK(format.media_type.find('/') != std::string_view::npos);
        const Exported exported = write(format, default_document());
        REQUIRE(exported.text);
        CHECK_FALSE(exported.text->empty());
        SvgStyle dark;
        dark.dark = true;
        CHECK((write(format, default_document(), {.style = dark}).text != exported.text) == (format.takes == Takes::figure));
    }
    CHECK(find_export_format("doc") == nullptr);
}

TEST_CASE("a file that cannot be written has a sentence instead") {
    const Document broken = decode_link("loss=x+").document;
    CHECK(write(*find_export_format("json"), broken).text);
    Document nonsense = default_document();
    nonsense.experiment.loss = "x +";
    const Exported script = write(*find_export_format("pytorch"), nonsense);
    CHECK_FALSE(script.text);
    REQUIRE(script.notes.size() == 1);
    ExportOptions small;
    small.most_rows = 10;
    CHECK_FALSE(step_of(*find_export_format("csv"), default_document(), small));
    const Exported rows = write(*find_export_format("csv"), default_document(), small);
    CHECK_FALSE(rows.text);
    REQUIRE(rows.notes.size() == 1);
    CHECK(rows.notes[0] == "1000 rows are too many to save here; ravine-cli race writes them.");
}

TEST_CASE("figures end at the step that the document names, rows do not") {
    Document document = decode_link("loss=himmelblau&racers=adam;gd&steps=100&at=60").document;
    for (const std::string_view key : {"svg", "chart"}) {
        CAPTURE(key);
        const auto written = [&](int at) {
            document.page.at = at;
            return *write(*find_export_format(key), document).text;
        };
        CHECK(written(60).find("60 steps") != std::string::npos);
        CHECK(written(0).find("100 steps") != std::string::npos);
    }
    ExportOptions start;
    start.step = 0;
    CHECK(write(*find_export_format("svg"), document, start).text->find("0 steps") != std::string::npos);
    const std::string rows = *write(*find_export_format("csv"), document).text;
    CHECK(rows.find("step,racer,name,x,y,loss\n0,1,Adam,") == 0);
    CHECK(rows.find("\n100,2,GD,") != std::string::npos);
}

TEST_CASE("a file's name tells surface, optimizers and step") {
    const auto name = [](std::string_view link, std::optional<int> step) {
        return file_name(decode_link(link).document.experiment, step, ".png");
    };
    CHECK(name("loss=himmelblau&racers=adam;gd", 60) == "himmelblau-adam-gd-step60.png");
    CHECK(name("loss=x^2&racers=adam+cautious;adam,lr:1", std::nullopt) == "formula-adam.png");
    CHECK(name("loss=beale&racers=gd;adam,show:off;momentum;adagrad;rmsprop;lion", 3) ==
          "beale-gd-momentum-adagrad-and-2-more-step3.png");
}
