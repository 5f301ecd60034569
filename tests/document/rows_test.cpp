// Rows of data out of pasted text: what is one, what is left out and said, and what a document makes of them.
#include "document/rows.hpp"

#include "../seed.hpp"
#include "document/table.hpp"
#include "text/text.hpp"

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
             "1,2\r-3.5,1e-5\r0,4\r",
             "\"1\",\"2\"\n\"-3.5\",\"1e-5\"\n\"0\",\"4\"",
             "'u','v'\n'1','2'\n'-3.5','1e-5'\n'0','4'",
             "1\t2\n\u22123,5\t1e\u22125\n0\t4",
             "1,0;2\n-3,5;0,00001\n0;4",
             "\"1,0\",\"2,0\"\n\"-3,5\",\"1e-5\"\n0,4",
             "[[1, 2], [-3.5, 1e-5], [0, 4]]",
             "[\n  [1, 2],\n  [-3.5, 1e-5],\n  [0, 4]\n]\n",
             "np.array([[1., 2.],\n       [-3.5, 1e-5],\n       [0., 4.]])",
             "data = [(1, 2), (-3.5, 1e-5), (0, 4)]",
             "[1 2; -3.5 1e-5; 0 4]",
             "[{\"u\": 1, \"v\": 2}, {\"u\": -3.5, \"v\": 1e-5}, {\"u\": 0, \"v\": 4}]",
             "| u | v |\n|---|--:|\n| 1 | 2 |\n| \u22123.5 | 1e-5 |\n| 0 | 4 |",
             "u | v\n--- | ---\n1 | 2\n-3.5 | 1e-5\n0 | 4",
             "# u v\n1 2\n# a comment\n-3.5 1e-5\n0 4",
             "1\u00A0\t2\n-3.5\t\u00A01e-5\n0\t4",
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
        {"1,2\n\na,b", "line 3: \"a,b\" is not two numbers, for \"a\" is none; it is left out"},
        {"\nu,v\n1,2\n3", "line 4: \"3\" is not two numbers; it is left out"},
        {"1,2,3\n1,2", "line 1: \"1,2,3\" is not two numbers; it is left out"},
        {"1,2\n1,2,", "line 2: \"1,2,\" is not two numbers; it is left out"},
        {"1,x\n1,2", "line 1: \"1,x\" is not two numbers, for \"x\" is none; it is left out"},
        {"1,2\n1,1e999", "line 2: \"1,1e999\" is not two numbers, for \"1e999\" is none; it is left out"},
        {"1,2\n2020-01-02,7", "line 2: \"2020-01-02,7\" is not two numbers, for \"2020-01-02\" is none; it is left out"},
        {"1,2\n1.234,5;6", "line 2: \"1.234,5;6\" is not two numbers, for \"1.234,5\" is none; it is left out"},
        {"1,2\r1 2 3\r", "line 2: \"1 2 3\" is not two numbers; it is left out"},
        {"1,2\n\x01,\xFF",
         "line 2: \"\xEF\xBF\xBD,\xEF\xBF\xBD\" is not two numbers, for \"\xEF\xBF\xBD\" is none; it is left out"},
        {"[[1, 2], [3]]", "line 1: \"3\" is not two numbers; it is left out"},
        {"| u | v |\n|---|---|\n| 1 | 2 |\n| a | 3 |",
         "line 4: \"| a | 3 |\" is not two numbers, for \"a\" is none; it is left out"},
    };
    for (const auto& [text, complaint] : cases) {
        CAPTURE(text);
        const RowsResult result = read_rows(text);
        CHECK(result.rows == std::vector<Row>{{1, 2}});
        CHECK(result.left_out == 1);
        CHECK(result.complaints == Sentences({complaint}));
    }
}

TEST_CASE("of many columns two are used, and it is told which (SheetJS#2239, datapasta#119)") {
    const std::pair<const char*, const char*> cases[] = {
        {"a,1,2\nb,-3.5,1e-5\nc,0,4", "of 3 columns, 2 and 3 are used as u and v"},
        {",u,v\n0,1,2\n1,-3.5,1e-5\n2,0,4", "of 3 columns, 2 (\"u\") and 3 (\"v\") are used as u and v"},
        {"   hours  mark\n0  1  2\n1  -3.5  1e-5\n2  0  4", "of 3 columns, 2 (\"hours\") and 3 (\"mark\") are used as u and v"},
        {"1\t1\t2\n2\t-3.5\t1e-5\n3\t0\t4", "of 3 columns, 2 and 3 are used as u and v"},
        {"a;b;c\n1;2;9\n-3,5;1e-5;8\n0;4;7", "of 3 columns, 1 (\"a\") and 2 (\"b\") are used as u and v"},
        {"w,v,u\n9,2,1\n8,1e-5,-3.5\n7,4,0", "of 3 columns, 3 (\"u\") and 2 (\"v\") are used as u and v"},
        {"1,2,\n-3.5,1e-5,\n0,4,", "of 3 columns, 1 and 2 are used as u and v"},
        {"| day | u2 | v2 |\n|---|---|---|\n| Mon | 1 | 2 |\n| Tue | -3.5 | 1e-5 |\n| Wed | 0 | 4 |",
         "of 3 columns, 2 (\"u2\") and 3 (\"v2\") are used as u and v"},
        {"[[1, 2, 9], [-3.5, 1e-5, 8], [0, 4, 8]]", "of 3 columns, 1 and 2 are used as u and v"},
    };
    for (const auto& [text, told] : cases) {
        CAPTURE(text);
        const RowsResult result = read_rows(text);
        CHECK(result.rows == three);
        CHECK(result.complaints == Sentences({told}));
        CHECK(result.convincing());
    }
}

TEST_CASE("a row with a missing value is skipped and named") {
    for (const char* missing : {"", "NA", "nan", "NaN", "null", "None", "-", "N/A", "#N/A"}) {
        const std::string text = fmt::format("1,2\n-3.5,1e-5\n7,{}\n0,4", missing);
        CAPTURE(text);
        const RowsResult result = read_rows(text);
        CHECK(result.rows == three);
        CHECK(result.skipped == 1);
        CHECK(result.left_out == 0);
        CHECK(result.complaints == Sentences({fmt::format("line 3: \"7,{}\" misses a value; it is skipped", missing)}));
    }
}

TEST_CASE("commas that may group digits are told to be read as decimal points") {
    CHECK(read_rows("1,234\t5\n6,789\t7").rows == std::vector<Row>{{1.234, 5}, {6.789, 7}});
    CHECK(read_rows("1,234\t5\n6,789\t7").complaints == Sentences({"commas inside of numbers are read as decimal points"}));
    CHECK(read_rows("1,23\t5\n6,789\t7").complaints.empty());
    CHECK_FALSE(read_decimal("1,234,567"));
    CHECK_FALSE(read_decimal("1,234.5"));
}

TEST_CASE("a table of any size is read up to a limit") {
    std::string text;
    while (text.size() <= longest_table) text += "1,2\n";
    const RowsResult result = read_rows(text);
    CHECK(result.rows.size() == most_rows);
    CHECK(result.complaints.back() == fmt::format("the table has {} bytes; the first 1048576 are read", text.size()));
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
    const unsigned seed = test_seed();
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
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    constexpr std::string_view characters = "0123456789[](){}||#..,,;;\t\t  --++eE\n\n\n\n\r\"x\xEF\xBB\xBF\xFF";
    for (int round = 0; round < 2000; ++round) {
        std::string text(random() % 300, ' ');
        for (char& c : text) c = characters[random() % characters.size()];
        const RowsResult result = read_rows(text);
        CAPTURE(text);
        CHECK(result.rows.size() <= most_rows);
        CHECK(result.complaints.size() <= 7);
        if (result.left_out + result.skipped > 0) CHECK_FALSE(result.complaints.empty());
        for (const std::string& complaint : result.complaints) CHECK(complaint.size() < 300);
        for (const Row& row : result.rows) CHECK((std::isfinite(row.u) && std::isfinite(row.v)));
    }
}

TEST_CASE("rows become a document's data if its loss can take them") {
    Document document = default_document();
    document.experiment.loss = "least_squares";
    CHECK(take_rows(read_rows("1,2\n3,4"), document).empty());
    CHECK(document.experiment.data == std::vector<Row>{{1, 2}, {3, 4}});

    CHECK(take_rows(read_rows("5,6\n7\n"), document) == "line 2: \"7\" is not two numbers; it is left out");
    CHECK(document.experiment.data == std::vector<Row>{{5, 6}});

    CHECK(take_rows(read_rows("u,v"), document) == "there is no line of two numbers, like 1, 2.5");
    CHECK(document.experiment.data == std::vector<Row>{{5, 6}});
}

TEST_CASE("rows that are too many for a long formula are refused") {
    Document document = default_document();
    document.experiment.loss = "mean(0";
    for (int i = 0; i < 60; ++i) document.experiment.loss += fmt::format("+sin({}u x)*cos({}v y)", i + 2, i + 2);
    document.experiment.loss += ")";
    std::string text;
    for (std::size_t i = 0; i < most_rows; ++i) text += "1,1\n";
    CHECK(take_rows(read_rows("1,1"), document).empty());
    CHECK_THAT(take_rows(read_rows(text), document), ContainsSubstring("over 256 rows of data this formula is too long"));
    CHECK(document.experiment.data == std::vector<Row>{{1, 1}});
}

TEST_CASE("any two columns of a table are chosen, and their names become the data's") {
    const DataTable table = read_data_table("day,rain,hours,mark\nMon,7,1,2.5\nTue,8,2,NA\nWed,9,4,7\n");
    CHECK(table.numeric == std::vector<std::size_t>{1, 2, 3});
    CHECK(table.chosen == Columns{1, 2});
    CHECK(table.title(3) == "mark");
    const RowsResult result = rows_of(table, {2, 3});
    CHECK(result.rows == std::vector<Row>{{1, 2.5}, {4, 7}});
    CHECK(result.complaints == Sentences({"line 3: \"Tue,8,2,NA\" misses a value; it is skipped"}));
    CHECK(columns_of(table, result.rows) == Columns{2, 3});
    CHECK(columns_of(table, rows_of(table).rows) == Columns{1, 2});
    CHECK_FALSE(columns_of(table, three));
    CHECK_FALSE(columns_of(table, {}));

    Document document = default_document();
    document.experiment.loss = "least_squares";
    CHECK_FALSE(take_rows(result, document).empty());
    CHECK(document.experiment.columns == std::array<std::string, 2>{"hours", "mark"});
    CHECK(take_rows(read_rows("1,2\n3,4"), document).empty());
    CHECK(document.experiment.columns == std::array<std::string, 2>{});
}

TEST_CASE("columns without a heading are counted from 1, and the names u and v need not be told") {
    CHECK(read_data_table("1,2,3\n4,5,6").title(2) == "column 3");
    CHECK(read_data_table("hours mark\n0 1 2\n1 3 4").title(1) == "hours");  // the index has no heading
    Document document = default_document();
    document.experiment.loss = "least_squares";
    CHECK(take_rows(read_rows("u,v\n1,2"), document).empty());
    CHECK(document.experiment.columns == std::array<std::string, 2>{});
    CHECK(take_rows(read_rows("v,u\n1,2"), document).empty());
    CHECK(document.experiment.columns == std::array<std::string, 2>{"v", "u"});
}

TEST_CASE("a name of a column fits into a link, whatever its heading was") {
    CHECK(column_name(" a, b;\tc\n") == "a  b  c");
    CHECK(column_name("\xFF") == "\xEF\xBF\xBD");
    const std::string cut = column_name(std::string(90, 'm'));
    CHECK(cut.size() <= 40);
    CHECK(column_name("%fat, 5% %4") == "% fat  5% %4");
    std::mt19937 random(test_seed());
    for (int i = 0; i < 2000; ++i) {
        std::string bytes;
        for (std::size_t length = random() % 60; length > 0; --length) bytes += static_cast<char>(random() % 256);
        const std::string name = column_name(bytes);
        CAPTURE(bytes);
        CHECK(column_name(name) == name);
        CHECK(name.size() <= 40);
    }
    CHECK(column_name(cut) == cut);
}
