// Rows of data out of pasted text: what is one, what is left out and said, and what a config makes of them.
#include "race/rows.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <fmt/format.h>
#include <array>
#include <cmath>
#include <random>

using namespace ravine;
using Catch::Matchers::ContainsSubstring;

namespace {

const std::vector<Row> three = {{1, 2}, {-3.5, 1e-5}, {0, 4}};
using Sentences = std::vector<std::string>;

}  // namespace

TEST_CASE("two numbers of a line are a row, whatever stands in between") {
    for (const char* text : {
             "1,2\n-3.5,1e-5\n0,4",
             "1;2\n-3.5;1e-5\n0;4\n",
             "1\t2\r\n-3.5\t1e-5\r\n0\t4\r\n",
             "1 2\n  -3.5    1E-5 \n+0 4",
             "1, 2\n-3.5 ; 1e-5\n0 \t 4.0",
             "\n\n1,2\n \t\n-3.5,1e-5\n\n0,4\n\n",
             "u,v\n1,2\n-3.5,1e-5\n0,4",
             "\"temperature\";\"damaged\"\n1;2\n-3.5;1e-5\n0;4",
             "\xEF\xBB\xBF"
             "1,2\n-3.5,1e-5\n0,4",
         }) {
        CAPTURE(text);
        const RowsResult result = read_rows(text);
        CHECK(result.rows == three);
        CHECK(result.complaints.empty());
        CHECK(result.left_out == 0);
        CHECK(result.convincing());
    }
}

TEST_CASE("what is no row is named by its line and left out") {
    struct {
        const char *text, *complaint;
    } const cases[] = {
        {"1,2\n\na,b", "line 3: \"a,b\" is not two numbers; it is left out"},
        {"\nu,v\n1,2\n3", "line 4: \"3\" is not two numbers; it is left out"},
        {"1,2,3\n1,2", "line 1: \"1,2,3\" is not two numbers; it is left out"},
        {"1,2\n1,2,", "line 2: \"1,2,\" is not two numbers; it is left out"},
        {"1,x\n1,2", "line 1: \"1,x\" is not two numbers; it is left out"},
        {"1,2\n1,nan", "line 2: \"1,nan\" is not two numbers; it is left out"},
        {"1,2\n1,1e999", "line 2: \"1,1e999\" is not two numbers; it is left out"},
        {"1,2\n2020-01-02,7", "line 2: \"2020-01-02,7\" is not two numbers; it is left out"},
        {"1,2\n1,5;2,5", "line 2: \"1,5;2,5\" is not two numbers; it is left out"},
        {"1,2\n\x01\xFF", "line 2: \"\xEF\xBF\xBD\xEF\xBF\xBD\" is not two numbers; it is left out"},
    };
    for (const auto& [text, complaint] : cases) {
        CAPTURE(text);
        const RowsResult result = read_rows(text);
        CHECK(result.rows == std::vector<Row>{{1, 2}});
        CHECK(result.left_out == 1);
        CHECK(result.complaints == Sentences({complaint}));
    }
}

TEST_CASE("a few bad lines are named, and the others counted") {
    const RowsResult result = read_rows("1,2\na\nb\nc\nd\ne");
    CHECK(result.rows == std::vector<Row>{{1, 2}});
    CHECK(result.left_out == 5);
    REQUIRE(result.complaints.size() == 4);
    CHECK_THAT(result.complaints[2], ContainsSubstring("line 4: \"c\""));
    CHECK(result.complaints[3] == "and 2 more");
}

TEST_CASE("more rows than fit are said and not used") {
    std::string text;
    for (std::size_t i = 0; i < most_rows; ++i) text += fmt::format("{},1\n", i);
    CHECK(read_rows(text).rows.size() == most_rows);
    CHECK(read_rows(text).complaints.empty());
    const RowsResult result = read_rows(text + "7,7\n8,8");
    CHECK(result.rows.size() == most_rows);
    CHECK(result.rows.back() == Row{static_cast<double>(most_rows - 1), 1});
    CHECK(result.complaints == Sentences({"there are 258 rows; the first 256 are used"}));
}

TEST_CASE("links, sentences and formulas are no rows") {
    for (const char* text : {"", " \n\n", "https://example.org/ravine/#v=1&loss=x^2-y^2&start=1.5,0.001", "#v=1&data=1,2;3,4",
                             "v=1&start=1,2", "x^2 + y^2", "Look at this:\n1, 2\nnice, isn't it?\nyours", "1 2 3", "3"}) {
        CAPTURE(text);
        CHECK_FALSE(read_rows(text).convincing());
    }
}

TEST_CASE("rows are read as they were written") {
    const auto seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal;
    for (int round = 0; round < 200; ++round) {
        std::vector<Row> rows;
        std::string text;
        const char* const separator = std::array{",", ";", "\t", "  ", ", ", " ; "}[random() % 6];
        for (std::uint64_t i = random() % 50; i > 0; --i) {
            rows.push_back({normal(random), std::exp(20 * normal(random))});
            text += fmt::format("{}{}{}\n", rows.back().u, separator, rows.back().v);
        }
        CAPTURE(text);
        CHECK(read_rows(text).rows == rows);
        CHECK(read_rows(text).complaints.empty());
    }
}

TEST_CASE("no text at all breaks the reader, and its complaints stay short") {
    const auto seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    constexpr std::string_view characters = "0123456789..,,;;\t\t  --++eE\n\n\n\n\r\"x\xEF\xBB\xBF\xFF";
    for (int round = 0; round < 2000; ++round) {
        std::string text(random() % 300, ' ');
        for (char& c : text) c = characters[random() % characters.size()];
        const RowsResult result = read_rows(text);
        CAPTURE(text);
        CHECK(result.rows.size() <= most_rows);
        CHECK(result.complaints.size() <= 5);
        CHECK((result.left_out > 0) == !result.complaints.empty());
        for (const std::string& complaint : result.complaints) CHECK(complaint.size() < 300);
        for (const Row& row : result.rows) CHECK((std::isfinite(row.u) && std::isfinite(row.v)));
    }
}

TEST_CASE("rows become a config's data if its loss can take them") {
    Config config = default_config();
    config.loss = "least_squares";
    CHECK(take_rows(read_rows("1,2\n3,4"), config).empty());
    CHECK(config.data == std::vector<Row>{{1, 2}, {3, 4}});

    CHECK(take_rows(read_rows("5,6\n7\n"), config) == "line 2: \"7\" is not two numbers; it is left out");
    CHECK(config.data == std::vector<Row>{{5, 6}});

    CHECK(take_rows(read_rows("u,v"), config) == "there is no line of two numbers, like 1, 2.5");
    CHECK(config.data == std::vector<Row>{{5, 6}});
}

TEST_CASE("rows that are too many for a long formula are refused") {
    Config config = default_config();
    config.loss = "mean(0";
    for (int i = 0; i < 60; ++i) config.loss += fmt::format("+sin({}u x)*cos({}v y)", i + 2, i + 2);
    config.loss += ")";
    std::string text;
    for (std::size_t i = 0; i < most_rows; ++i) text += "1,1\n";
    CHECK(take_rows(read_rows("1,1"), config).empty());
    CHECK_THAT(take_rows(read_rows(text), config), ContainsSubstring("over 256 rows of data this formula is too long"));
    CHECK(config.data == std::vector<Row>{{1, 1}});
}
