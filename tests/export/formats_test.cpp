#include "export/formats.hpp"
#include "document/link/link.hpp"

#include <catch2/catch_test_macros.hpp>

#include <set>

using namespace ravine;

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
        const Exported exported = format.write(default_document(), {});
        REQUIRE(exported.text);
        CHECK_FALSE(exported.text->empty());
        SvgStyle dark;
        dark.dark = true;
        CHECK((format.write(default_document(), {.style = dark}).text != exported.text) == format.styled);
    }
    CHECK(find_export_format("doc") == nullptr);
}

TEST_CASE("a file that cannot be written has a sentence instead") {
    const Document broken = decode_link("loss=x+").document;
    CHECK(find_export_format("json")->write(broken, {}).text);
    Document nonsense = default_document();
    nonsense.experiment.loss = "x +";
    const Exported script = find_export_format("pytorch")->write(nonsense, {});
    CHECK_FALSE(script.text);
    REQUIRE(script.notes.size() == 1);
    ExportOptions small;
    small.most_rows = 10;
    small.run = [](const Experiment& experiment, int) -> Race {
        FAIL("a race that is too long is not run");
        return Race(experiment);
    };
    const Exported rows = find_export_format("csv")->write(default_document(), small);
    CHECK_FALSE(rows.text);
    REQUIRE(rows.notes.size() == 1);
    CHECK(rows.notes[0] == "1000 rows are too many to save here; ravine-cli race writes them.");
}

TEST_CASE("figures end at the step that the document names, rows do not") {
    Document document = decode_link("loss=himmelblau&racers=adam;gd&steps=100&at=60").document;
    for (const std::string_view key : {"svg", "chart"}) {
        CAPTURE(key);
        const auto write = [&](int at) {
            document.page.at = at;
            return *find_export_format(key)->write(document, {}).text;
        };
        CHECK(write(60).find("60 steps") != std::string::npos);
        CHECK(write(0).find("100 steps") != std::string::npos);
    }
    ExportOptions start;
    start.step = 0;
    CHECK(find_export_format("svg")->write(document, start).text->find("0 steps") != std::string::npos);
    const std::string rows = *find_export_format("csv")->write(document, {}).text;
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
