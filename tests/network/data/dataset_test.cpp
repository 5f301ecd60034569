#include "network/data/dataset.hpp"

#include "network/data/associations.hpp"
#include "network/data/iris.hpp"
#include "network/data/table.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <string>
#include <utility>

using namespace ravine::network;

namespace {

// Returns the names of the data sets that are made from the seed.
std::vector<std::string_view> made_names() {
    std::vector<std::string_view> names;
    for (const std::string_view name : dataset_names()) {
        if (name != "memory" && name != "iris" && name != "own") names.push_back(name);
    }
    return names;
}

// Returns the mean and the standard deviation of an input, or of the targets.
std::pair<double, double> moments(const Samples& samples, std::size_t column) {
    double sum = 0, squares = 0;
    for (std::size_t row = 0; row < samples.rows(); ++row) {
        const double number = column == samples.inputs ? samples.targets[row] : samples.values[row * samples.inputs + column];
        sum += number;
        squares += number * number;
    }
    const double mean = sum / static_cast<double>(samples.rows());
    return {mean, std::sqrt(squares / static_cast<double>(samples.rows()) - mean * mean)};
}

}  // namespace

TEST_CASE("every data set has its rows in two parts, none of them twice, and finite numbers") {
    for (const std::string_view name : made_names()) {
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
    for (const std::string_view name : made_names()) {
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
    for (const char* text : {"moons", "xor,rows:50", "spirals,noise:0", "iris", "iris,rows:100,noise:0.1",
                             "curve,rows:64,noise:0.25,validation:0.5"}) {
        INFO(text);
        CHECK(write_dataset(*read_dataset(text)) == text);
    }
    CHECK(write_dataset(*read_dataset("moons, noise : 1/4")) == "moons,noise:0.25");
}

TEST_CASE("what is no data set gets a sentence") {
    const auto fault = [](const char* text) { return read_dataset(text).error().sentence; };
    CHECK(fault("moon") ==
          "\"moon\" is no data set; there are moons, circles, spirals, xor, gaussians, checkerboard, curve, "
          "memory, iris, own");
    CHECK(read_dataset("moon").error().corrections == std::vector<std::string>{"moons"});
    CHECK(fault("moons,row:5") == "a data set has no \"row\"; it has rows, noise and validation");
    CHECK(fault("moons,rows:5") == "rows goes from 10 to 2000, not \"5\"");
    CHECK(fault("moons,rows:20.5") == "rows goes from 10 to 2000, not \"20.5\"");
    CHECK(fault("moons,noise:nan") == "noise goes from 0 to 2, not \"nan\"");
    CHECK(fault("moons,validation:1") == "validation goes from 0 to 0.9, not \"1\"");
    CHECK(fault("iris,rows:151") == "rows goes from 10 to 150, not \"151\"");
    CHECK(fault("own") == "there is no table of your own");
    CHECK(fault("moons,noise") == "noise goes from 0 to 2, not \"\"");
}

TEST_CASE("irises are Fisher's") {
    const Samples& samples = iris();
    CHECK(samples.rows() == 150);
    CHECK(std::vector(samples.values.begin(), samples.values.begin() + 4) == std::vector{5.1, 3.5, 1.4, 0.2});
    CHECK(std::vector(samples.values.end() - 4, samples.values.end()) == std::vector{5.9, 3.0, 5.1, 1.8});
    // The means of Fisher's table I, of Iris setosa, versicolor and virginica.
    const double means[3][4] = {{5.006, 3.428, 1.462, 0.246}, {5.936, 2.770, 4.260, 1.326}, {6.588, 2.974, 5.552, 2.026}};
    for (std::size_t k = 0; k < 3; ++k) {
        for (std::size_t input = 0; input < 4; ++input) {
            double sum = 0;
            for (std::size_t row = 50 * k; row < 50 * k + 50; ++row) {
                CHECK(samples.targets[row] == static_cast<double>(k));
                sum += samples.values[row * 4 + input];
            }
            CHECK(std::abs(sum / 50 - means[k][input]) < 1e-12);
        }
    }
}

TEST_CASE("rows of a table are standardised by those of training, and noise comes after that") {
    const Split split = make_samples(*read_dataset("iris,validation:0.3"), 4);
    CHECK(split.training.rows() == 105);
    CHECK(split.validation.rows() == 45);
    CHECK(split.training.class_names == iris().class_names);
    for (std::size_t input = 0; input < 4; ++input) {
        const auto [mean, deviation] = moments(split.training, input);
        CHECK(std::abs(mean) < 1e-12);
        CHECK(std::abs(deviation - 1) < 1e-12);
        CHECK(moments(split.validation, input).first != 0);
    }
    const Split noisy = make_samples(*read_dataset("iris,validation:0.3,noise:0.5"), 4);
    CHECK(noisy.training.targets == split.training.targets);
    double squares = 0;
    for (std::size_t i = 0; i < split.training.values.size(); ++i)
        squares +=
            (noisy.training.values[i] - split.training.values[i]) * (noisy.training.values[i] - split.training.values[i]);
    CHECK(std::abs(std::sqrt(squares / static_cast<double>(split.training.values.size())) - 0.5) < 0.05);
    CHECK(make_samples(*read_dataset("iris,rows:30"), 4).training.rows() == 24);
}

TEST_CASE("values to fit are standardised, and an input that never changes is 0") {
    std::string text = "a,b,c";
    for (int i = 0; i < 20; ++i) text += ";" + std::to_string(1000 + i) + ",7," + std::to_string(-50.5 * i);
    const Table table = share(*read_table_text(text));
    const Split split = make_samples(*read_dataset("own,validation:0.25", table), 1);
    CHECK(std::abs(moments(split.training, 0).second - 1) < 1e-12);
    CHECK(std::abs(moments(split.training, 1).first) < 1e-12);
    CHECK(std::abs(moments(split.training, 2).second - 1) < 1e-12);
    CHECK(title_of(*read_dataset("own", table)) == "c");
    CHECK(inputs_of(*read_dataset("own", table)) == 2);
    CHECK(write_dataset(*read_dataset("own,noise:0.5", table)) == "own,noise:0.5");
}

TEST_CASE("what is remembered are orthonormal questions, asked as often as Zipf's law has it") {
    const Samples samples = make_associations(200, 3);
    REQUIRE(samples.rows() == 200);
    std::vector<std::size_t> counts(associations, 0);
    for (const double target : samples.targets) ++counts[static_cast<std::size_t>(target)];
    for (std::size_t k = 0; k < associations; ++k) {
        CHECK(counts[k] >= 1);
        if (k > 0) CHECK(counts[k] <= counts[k - 1]);
        CHECK(std::abs(static_cast<double>(counts[k]) - 1 - 168 / (4.0585 * static_cast<double>(k + 1))) < 1);
    }
    const auto row_of = [&](double target) {
        const auto at = std::find(samples.targets.begin(), samples.targets.end(), target) - samples.targets.begin();
        return samples.values.begin() + at * static_cast<std::ptrdiff_t>(associations);
    };
    for (const double a : {0.0, 7.0, 31.0}) {
        for (const double b : {0.0, 7.0, 31.0}) {
            const double product = std::inner_product(row_of(a), row_of(a) + associations, row_of(b), 0.0);
            CHECK(std::abs(product - (a == b ? 1 : 0)) < 1e-12);
        }
    }
    for (const std::size_t rows : {12, 32, 33, 2000}) CHECK(make_associations(rows, 3).rows() == rows);
    const Split split = make_samples(*read_dataset("memory"), 3);
    CHECK(split.training.rows() == 200);
    CHECK(split.validation.rows() == 0);
    CHECK(write_dataset(*read_dataset("memory,rows:400,noise:0.1")) == "memory,rows:400,noise:0.1");
}
