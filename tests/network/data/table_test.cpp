#include "network/data/table.hpp"

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
    CHECK(fault_of("x") == "a table has 1 to 64 inputs and then the target; this one has 1 in all");
    CHECK(fault_of("x,y;1,2") == "a table has 10 to 2000 rows, and this one has 1");
    CHECK(fault_of(table_of(usual)) == "\"y\" has the same value in every row");
    CHECK(fault_of(table_of(usual) + ";3") == "row 11 has another number of cells, 1, than there are names, 2");
    CHECK(fault_of(table_of(usual) + ";much,1") == "row 11 of \"x\" is \"much\", which is no number");
    CHECK(fault_of(table_of(usual) + ";1/2,1") == "row 11 of \"x\" is \"1/2\", which is no number");
    CHECK(fault_of(table_of(usual) + ";nan,1") == "row 11 of \"x\" is \"nan\", which is no number");
    CHECK(fault_of(table_of(usual) + ";1e200,1") == "row 11 of \"x\" is \"1e200\", which is too large: numbers go to 1e100");
    CHECK(fault_of(table_of(usual) + ";1,1e200") == "row 11 of \"y\" is \"1e200\", which is too large: numbers go to 1e100");
    CHECK(fault_of(table_of({"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"})) == "\"y\" has more than 10 words");
    CHECK(fault_of(table_of(std::vector<std::string>(2001, "1"))) == "a table has 10 to 2000 rows, and this one has 2001");
    std::string wide = "a";
    for (int k = 0; k < 60; ++k) wide += ",b";
    for (int row = 0; row < 1000; ++row) {
        wide += row % 2 == 0 ? ";0.5" : ";1.5";
        for (int k = 0; k < 60; ++k) wide += ",0.123456789";
    }
    CHECK(fault_of(wide + ";1,1") == "row 1001 has another number of cells, 2, than there are names, 61");
    CHECK(fault_of(wide) == "\"b\" has the same value in every row");
    for (std::size_t at = wide.find(";1.5"); at != std::string::npos; at = wide.find(";1.5", at + 1)) {
        const std::size_t end = std::min(wide.find(';', at + 1), wide.size());
        wide.replace(end - 11, 11, "0.987654321");
    }
    CHECK(fault_of(wide).find("a link holds 98304; take fewer columns or rows") != std::string::npos);
}

TEST_CASE("words that look like formulas, dates or numbers in part are classes") {
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
             {"10-19", "20-29"}, {"2020-01-05", "2021-01-05"}, {"e", "pi"}, {"1/2", "1/4"}, {"2^3", "2"}, {"1", "None"}}) {
        INFO(words[0]);
        std::vector<std::string> targets;
        for (std::size_t i = 0; i < 12; ++i) targets.push_back(words[i % 2]);
        CHECK(read_table_text(table_of(targets))->class_names == words);
    }
}

TEST_CASE("different words never become one class") {
    const std::string long_words = "the quick brown fox jumps over the lazy ";
    for (const auto& [a, b] :
         {std::pair<std::string, std::string>{long_words + "dog", long_words + "cat"}, {"Gr\xFCn", "Gr\xF6n"}}) {
        std::vector<TextColumn> columns{{"x", {}}, {"kind", {}}};
        for (int i = 0; i < 12; ++i) {
            columns[0].cells.push_back(std::to_string(i));
            columns[1].cells.push_back(i % 2 == 0 ? a : b);
        }
        const auto made = make_table(columns);
        REQUIRE_FALSE(made);
        CHECK(made.error().sentence.find("several words of \"kind\" are \"") == 0);
    }
}

TEST_CASE("the text of a table fits into a link, however it is encoded") {
    std::vector<TextColumn> columns{{"x", {}}, {"kind", {}}};
    for (int i = 0; i < 2000; ++i) {
        columns[0].cells.push_back(std::to_string(i));
        std::string word;
        for (int k = 0; k < 19; ++k) word += i % 2 == 0 ? "\u00E4" : "\u00F6";
        columns[1].cells.push_back(word);
    }
    const auto made = make_table(columns);
    REQUIRE_FALSE(made);
    CHECK(made.error().sentence.find("a link holds 98304") != std::string::npos);
}
