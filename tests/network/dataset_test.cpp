#include "network/dataset.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>

using namespace ravine::network;

TEST_CASE("every data set has its rows in two parts, none of them twice, and finite numbers") {
    for (const std::string_view name : dataset_names()) {
        INFO(name);
        const Dataset dataset = *read_dataset(std::string(name) + ",rows:203,validation:0.25");
        const Split split = make_samples(dataset, 7);
        CHECK(split.validation.rows() == 50);
        CHECK(split.training.rows() == 153);
        std::set<std::vector<double>> rows;
        for (const Samples* part : {&split.training, &split.validation}) {
            REQUIRE(part->values.size() == part->rows() * part->inputs);
            CHECK(part->names.size() == part->inputs + 1);
            for (std::size_t row = 0; row < part->rows(); ++row) {
                std::vector<double> numbers{part->targets[row]};
                for (std::size_t k = 0; k < part->inputs; ++k) numbers.push_back(part->values[row * part->inputs + k]);
                for (const double number : numbers) CHECK((std::isfinite(number) && std::abs(number) < 5));
                rows.insert(std::move(numbers));
            }
        }
        CHECK(rows.size() == 203);
        CHECK(make_samples(dataset, 7).training == split.training);
        CHECK_FALSE(make_samples(dataset, 8).training == split.training);
    }
}

TEST_CASE("classes are of about equal size, and without noise their shapes are exact") {
    for (const std::string_view name : dataset_names()) {
        if (name == "curve") continue;
        INFO(name);
        const Samples samples = make_samples(*read_dataset(std::string(name) + ",rows:400,noise:0,validation:0"), 3).training;
        CHECK(samples.classes == 2);
        const auto ones = std::count(samples.targets.begin(), samples.targets.end(), 1.0);
        CHECK((ones > 150 && ones < 250));
        for (std::size_t row = 0; row < samples.rows(); ++row) {
            const double x = samples.values[2 * row], y = samples.values[2 * row + 1];
            const bool second = samples.targets[row] == 1;
            if (name == "circles") CHECK(std::abs(std::hypot(x, y) - (second ? 0.5 : 1)) < 1e-14);
            if (name == "moons") CHECK(std::abs(std::hypot(second ? 1 - x : x, second ? 0.5 - y : y) - 1) < 1e-14);
            if (name == "xor") CHECK((x * y < 0) == second);
            if (name == "checkerboard")
                CHECK((static_cast<int>(2 * (x + 1)) + static_cast<int>(2 * (y + 1))) % 2 == (second ? 1 : 0));
        }
    }
}

TEST_CASE("a data set is read and written") {
    for (const char* text : {"moons", "xor,rows:50", "spirals,noise:0", "curve,rows:64,noise:0.25,validation:0.5"}) {
        INFO(text);
        CHECK(write_dataset(*read_dataset(text)) == text);
    }
    CHECK(write_dataset(*read_dataset("moons, noise : 1/4")) == "moons,noise:0.25");
}

TEST_CASE("what is no data set gets a sentence") {
    const auto fault = [](const char* text) { return read_dataset(text).error().sentence; };
    CHECK(fault("moon") == "\"moon\" is no data set; there are moons, circles, spirals, xor, gaussians, checkerboard, curve");
    CHECK(read_dataset("moon").error().corrections == std::vector<std::string>{"moons"});
    CHECK(fault("moons,row:5") == "a data set has no \"row\"; it has rows, noise and validation");
    CHECK(fault("moons,rows:5") == "rows goes from 10 to 2000, not \"5\"");
    CHECK(fault("moons,rows:20.5") == "rows goes from 10 to 2000, not \"20.5\"");
    CHECK(fault("moons,noise:nan") == "noise goes from 0 to 2, not \"nan\"");
    CHECK(fault("moons,validation:1") == "validation goes from 0 to 0.9, not \"1\"");
    CHECK(fault("moons,noise") == "noise goes from 0 to 2, not \"\"");
}
