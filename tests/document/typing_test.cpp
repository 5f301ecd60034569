// Fields of the panels: what is said of what was typed is what is so.
#include "document/typing.hpp"

#include "document/link/link.hpp"
#include "optimizers/catalogue.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ravine;

namespace {

const Parameter& parameter(const char* optimizer, const char* key) {
    const Optimizer& found = *builtin_catalogue().find(optimizer);
    return found.parameters[static_cast<std::size_t>(find_parameter(found, key))];
}

// The sentence about a text that is typed into a parameter, which keeps what it had.
std::string refusal(const char* optimizer, const char* key, const char* before, const char* text) {
    Racer racer{optimizer, {}};
    set_parameter(racer, parameter(optimizer, key), before);
    const Racer had = racer;
    std::string sentence = type_parameter(text, racer, parameter(optimizer, key), {}).error().sentence;
    CHECK(racer == had);
    return sentence;
}

}  // namespace

TEST_CASE("slic3r#599: what a parameter says of a text is true") {
    CHECK(refusal("gd", "lr", "0.1", "0,25") == "learning rate η: \"0,25\" has a comma: write 0.25 with a point; 0.1 stays");
    CHECK(refusal("gd", "lr", "0.1", "-0,25") == "learning rate η: \"-0,25\" has a comma: write -0.25 with a point; 0.1 stays");
    CHECK(refusal("gd", "lr", "0.1", "1000") == "learning rate η: 1000 is outside 1e−6 to 100; 0.1 stays");
    CHECK(refusal("gd", "lr", "0.1*0.9^t", "-1") == "learning rate η: −1 is outside 1e−6 to 100; 0.1*0.9^t stays");
    CHECK(refusal("adam", "beta1", "0.8", "1") == "β₁: 1 is outside 0 to below 1; 0.8 stays");
    CHECK(refusal("momentum", "mu", "0.8", "1.5") == "μ: 1.5 is outside 0 to 1; 0.8 stays");
    CHECK(refusal("gd", "lr", "0.1", "0/0") == "learning rate η: \"0/0\" is not a number; 0.1 stays");
    CHECK(refusal("gd", "lr", "0.1", "fast").ends_with("; 0.1 stays"));
    CHECK(refusal("gd", "lr", "0.1", "0,1*0,9^t").ends_with("; 0.1 stays"));
    CHECK(refusal("adam", "correct", "off", "no") == "correction: \"no\" is none of on, off, slides; off stays");
}

TEST_CASE("a parameter takes numbers, formulas of t and choices") {
    struct Row {
        const char *optimizer, *key, *text, *setting;
    };
    constexpr Row rows[] = {
        {"gd", "lr", " 1/4 ", "0.25"},
        {"gd", "lr", "0.1 * 0.97^t", "0.1 * 0.97^t"},
        {"gd", "lr", "0.1*np.exp(-t)", "0.1*exp(-t)"},
        {"adam", "correct", "off", "off"},
        {"adam", "beta1", "0.999999", "0.999999"},
    };
    for (const Row& row : rows) {
        INFO(row.key << " " << row.text);
        Racer racer{row.optimizer, {}};
        CHECK(type_parameter(row.text, racer, parameter(row.optimizer, row.key), {}));
        CHECK(setting_text(racer, parameter(row.optimizer, row.key)) == row.setting);
    }
}

TEST_CASE("slic3r#599: what domain, start, seed and data say of a text is true") {
    double low = -2, high = 2;
    const auto low_end = [&](const char* text) { return type_end("x", text, low, low, high); };
    const auto high_end = [&](const char* text) { return type_end("x", text, high, low, high); };
    CHECK(low_end("2.5").error().sentence == "x: 2.5 is not below 2; −2 stays");
    CHECK(low_end("fast").error().sentence == "x: \"fast\" is not a number; −2 stays");
    CHECK(high_end("0,05").error().sentence == "x: \"0,05\" has a comma: write 0.05 with a point; 2 stays");
    CHECK(high_end("0,05").error().corrections == std::vector<std::string>{"0.05"});
    CHECK(high_end("1e300").error().sentence == "x: 1e300 is farther than 1000000000 from 0; 2 stays");
    CHECK(high_end("-2").error().sentence == "x: −2 is not below −2; 2 stays");
    CHECK(high_end("-2+1e-12").error().sentence == "x: there is hardly anything between −2 and −1.999999999999; 2 stays");
    CHECK((low == -2 && high == 2));
    CHECK(low_end(" -pi"));
    CHECK(high_end("3"));
    CHECK((low == -3.141592653589793 && high == 3));

    double start = 1;
    CHECK(type_coordinate("start", "nan", start).error().sentence == "start: \"nan\" is not a number; 1 stays");
    CHECK(type_coordinate("start", "0,05", start).error().sentence ==
          "start: \"0,05\" has a comma: write 0.05 with a point; 1 stays");
    CHECK(type_coordinate("start", "-2e9", start).error().sentence ==
          "start: −2000000000 is farther than 1000000000 from 0; 1 stays");
    CHECK(start == 1);
    CHECK(type_coordinate("start", " 1/4", start));
    CHECK(start == 0.25);

    double noise = 0.5;
    CHECK(type_within("noise", "-1", 0, 100, noise).error().sentence == "noise: −1 is outside 0 to 100; 0.5 stays");
    CHECK(type_within("noise", "much", 0, 100, noise).error().sentence == "noise: \"much\" is not a number; 0.5 stays");
    CHECK(noise == 0.5);
    CHECK(type_within("noise", "2", 0, 100, noise));
    CHECK(noise == 2);

    std::uint64_t seed = 7;
    CHECK(type_whole("seed", "x", 0, largest_seed, seed).error().sentence == "seed: \"x\" is not a whole number; 7 stays");
    CHECK(type_whole("seed", "1,5", 0, largest_seed, seed).error().sentence == "seed: \"1,5\" is not a whole number; 7 stays");
    CHECK(type_whole("seed", "1.5", 0, largest_seed, seed).error().sentence == "seed: 1.5 is not a whole number; 7 stays");
    CHECK(type_whole("seed", "-1", 0, largest_seed, seed).error().sentence ==
          "seed: −1 is outside 0 to 9007199254740992; 7 stays");
    CHECK(type_whole("frames", "1", 2, 3000, seed).error().sentence == "frames: 1 is outside 2 to 3000; 7 stays");
    CHECK(seed == 7);
    CHECK(type_whole("seed", "2^53", 0, largest_seed, seed));
    CHECK(seed == largest_seed);

    double number = 0.5;
    CHECK(type_number("many", number).error().sentence == "\"many\" is not a number; 0.5 stays");
    CHECK(type_number("0,75", number).error().sentence == "\"0,75\" has a comma: write 0.75 with a point; 0.5 stays");
    CHECK(type_number("3/4", number));
    CHECK(number == 0.75);
}
