#include "network/table.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace ravine::network;

namespace {

// Returns a table of one input and ten targets.
std::string table_of(const std::vector<std::string>& targets) {
    std::string text = "x,y";
    for (std::size_t i = 0; i < targets.size(); ++i) text += ";" + std::to_string(i) + "," + targets[i];
    return text;
}

std::string fault_of(const std::string& text) {
    const auto read = read_table_text(text);
    REQUIRE_FALSE(read);
    return read.error().sentence;
}

}  // namespace

TEST_CASE("targets are classes where they are words or whole numbers from 0, and else values") {
    const Samples words = *read_table_text(table_of({"no", "yes", "no", "no", "yes", "no", "maybe", "no", "yes", "no"}));
    CHECK(words.classes == 3);
    CHECK(words.class_names == std::vector<std::string>{"no", "yes", "maybe"});
    CHECK(words.targets == std::vector<double>{0, 1, 0, 0, 1, 0, 2, 0, 1, 0});
    CHECK(words.names == std::vector<std::string>{"x", "y"});
    CHECK(words.values == std::vector<double>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
    CHECK(read_table_text(table_of({"0", "1", "1", "2", "0", "1", "0", "0", "0", "2"}))->classes == 3);
    for (const char* other : {"-1", "3", "0.5", "10", "1e9"}) {
        INFO(other);
        CHECK(read_table_text(table_of({"0", "1", "1", other, "0", "1", "0", "0", "0", "1"}))->classes == 0);
    }
}

TEST_CASE("a table of one's own is written as it is read") {
    for (const std::string& text : {table_of({"no", "yes", "no", "no", "yes", "no", "maybe", "no", "yes", "no"}),
                                    table_of({"0", "1", "1", "2", "0", "1", "0", "0", "0", "2"}),
                                    table_of({"0.25", "1", "1", "-2", "1e+22", "1", "0", "0", "0", "2"})}) {
        INFO(text);
        const Samples read = *read_table_text(text);
        CHECK(write_table_text(read) == text);
        CHECK(*read_table_text(write_table_text(read)) == read);
    }
}

TEST_CASE("what is no table of samples gets a sentence") {
    const std::vector<std::string> usual(10, "1");
    CHECK(fault_of("x") == "a table has 1 to 64 columns of inputs and then one of targets, not 1 columns");
    CHECK(fault_of("x,y;1,2") == "a table has 10 to 2000 rows, not 1");
    CHECK(fault_of(table_of(usual)) == "the column \"y\" has one value alone");
    CHECK(fault_of(table_of(usual) + ";3") == "row 11 has 1 cells, and there are 2 names");
    CHECK(fault_of(table_of(usual) + ";much,1") == "the column \"x\" is not of numbers");
    CHECK(fault_of(table_of(usual) + ";1e200,1") == "the column \"x\" is not of numbers");
    CHECK(fault_of(table_of(usual) + ";nan,1") == "the column \"x\" is not of numbers");
    CHECK(fault_of(table_of({"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"})) ==
          "the column \"y\" has 11 words; classes are 10 at most");
    CHECK(fault_of(table_of(std::vector<std::string>(2001, "1"))) == "a table has 10 to 2000 rows, not 2001");
    std::string wide = "a";
    for (int k = 0; k < 60; ++k) wide += ",b";
    for (int row = 0; row < 1000; ++row) {
        wide += row % 2 == 0 ? ";0.5" : ";1.5";
        for (int k = 0; k < 60; ++k) wide += ",0.123456789";
    }
    CHECK(fault_of(wide + ";1,1") == "row 1001 has 2 cells, and there are 61 names");
    CHECK(fault_of(wide).find("the column \"b\" has one value alone") == 0);
    for (std::size_t at = wide.find(";1.5"); at != std::string::npos; at = wide.find(";1.5", at + 1)) {
        const std::size_t end = std::min(wide.find(';', at + 1), wide.size());
        wide.replace(end - 11, 11, "0.987654321");
    }
    CHECK(fault_of(wide).find("a link holds 98304; take fewer columns or rows") != std::string::npos);
}
