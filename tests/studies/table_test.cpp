#include "studies/table.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>

using namespace ravine;
using namespace ravine::studies;

namespace {

struct Shards {
    Runs runs;
    std::vector<NamedFile> files;
    std::string whole;
};

std::string end_of(std::string_view rows) {
    RowCount count;
    count.add(rows);
    return shard_end(count);
}

Shards shards_of(int count) {
    Experiment experiment = default_experiment();
    experiment.steps = 20;
    Shards shards{*Runs::begin(experiment, *read_study("basins,size:9")), {}, {}};
    Runs& runs = shards.runs;
    shards.whole = csv_head(runs.columns()) + csv_rows(runs.columns(), runs.compute(0, runs.rows()));
    for (int i = 1; i <= count; ++i) {
        const Share share{i, count};
        const std::size_t first = share.first(runs.rows()), end = share.end(runs.rows());
        const std::string rows = csv_rows(runs.columns(), runs.compute(first, end - first));
        shards.files.push_back({fmt::format("part{}.csv", i), shard_head("v=1&loss=x", runs, share) + rows + end_of(rows)});
    }
    return shards;
}

std::string fault(std::vector<NamedFile> files) {
    const Result<Merged> table = merge(std::move(files));
    return table ? "" : table.error().sentence;
}

}  // namespace

TEST_CASE("shards of any split make the whole table, in whatever order they come") {
    for (const int count : {1, 2, 7, 81, 100}) {
        Shards shards = shards_of(count);
        std::reverse(shards.files.begin(), shards.files.end());
        const Result<Merged> merged = merge(shards.files);
        REQUIRE(merged);
        CHECK(merged->table == shards.whole);
        CHECK(merged->link == "v=1&loss=x");
    }
}

TEST_CASE("a shard that is damaged, missing or foreign is named") {
    const std::vector<NamedFile> good = shards_of(3).files;
    REQUIRE(fault(good).empty());
    CHECK(fault({}) == "there are no shards to merge");
    std::vector<NamedFile> files = good;
    files.pop_back();
    CHECK(fault(files) == "shard 3 of 3 is missing");
    files = good;
    files[1].content.back() = '!';
    CHECK(fault(files) == "\"part2.csv\" is damaged: its checksum is not that of its rows");
    files[1].content = "x,y\n1,2\n";
    CHECK(fault(files) == "\"part2.csv\" is no shard of a study");
    files[1].content = "";
    CHECK(fault(files) == "\"part2.csv\" is no shard of a study");
    files[1] = good[0];
    CHECK(fault(files) == "\"part1.csv\" and \"part1.csv\" are the same shard");
    files[1] = shards_of(4).files[1];
    CHECK(fault(files) == "\"part2.csv\" is not of the same study as \"part1.csv\"");
}

TEST_CASE("every change of one byte of a shard is noticed") {
    const std::vector<NamedFile> good = shards_of(2).files;
    for (std::size_t i = 0; i < good[1].content.size(); i += 7) {
        std::vector<NamedFile> files = good;
        files[1].content[i] = static_cast<char>(files[1].content[i] ^ 1);
        INFO("byte " << i);
        CHECK(fault(files).find("part2.csv") != std::string::npos);
    }
}

TEST_CASE("an unfinished shard is gone on with from its last whole row") {
    const Shards shards = shards_of(2);
    const std::string& file = shards.files[0].content;
    const std::string head = shard_head("v=1&loss=x", shards.runs, {1, 2});
    const std::size_t middle = file.find('\n', file.size() / 2) + 1;
    const std::string rows = file.substr(head.size(), middle - head.size());
    CHECK(unfinished_rows(file.substr(0, middle), head) == rows);
    CHECK(unfinished_rows(file.substr(0, middle + 5), head) == rows);
    CHECK(unfinished_rows(head, head) == "");
    CHECK(unfinished_rows(head.substr(0, head.size() - 10), head) == "");
    CHECK_FALSE(unfinished_rows(file, shard_head("v=1&loss=y", shards.runs, {1, 2})));
    CHECK(fault({{"part1.csv", file.substr(0, middle)}, shards.files[1]}) ==
          "\"part1.csv\" is not finished: go on with --resume");
}

TEST_CASE("a shard is whole with its head and its end alone") {
    const Shards shards = shards_of(2);
    const std::string& file = shards.files[1].content;
    const std::string head = shard_head("v=1&loss=x", shards.runs, {2, 2});
    CHECK(is_shard(file, head));
    CHECK_FALSE(is_shard(file, shard_head("v=1&loss=x", shards.runs, {1, 2})));
    CHECK_FALSE(is_shard(std::string_view(file).substr(0, file.size() - 1), head));
}

TEST_CASE("rows are read as they were written, and the first that is none is named") {
    const std::vector<Column> columns{
        {"x"}, {"outcome", Column::Type::outcome}, {"steps", Column::Type::whole}, {"solved", Column::Type::maybe}};
    const std::vector<double> numbers{0.1, 2, 7, 1e-300, -1.0 / 3, 9, 0, std::nan("")};
    const std::string rows = csv_rows(columns, numbers);
    const Result<std::vector<double>> read = read_rows(columns, rows);
    REQUIRE(read);
    CHECK(csv_rows(columns, *read) == rows);
    CHECK(std::isnan(read->back()));
    const auto fault = [&](const char* text) {
        const Result<std::vector<double>> result = read_rows(columns, text);
        return result ? "" : result.error().sentence;
    };
    CHECK(fault("") == "");
    CHECK(fault("1,minimum,2,\n1,minimum,2") == "is cut off in row 2");
    CHECK(fault("1,minimum,2,\n1,minimum,2\n") == "is damaged in row 2");
    CHECK(fault("1,minimim,2,\n") == "is damaged in row 1");
    CHECK(fault("1x,minimum,2,\n") == "is damaged in row 1");
    CHECK(fault(",minimum,2,\n") == "is damaged in row 1");
}

TEST_CASE("numbers are written with all their digits, and outcomes as words") {
    const std::vector<Column> columns{{"x"}, {"outcome", Column::Type::outcome}, {"steps", Column::Type::whole}};
    CHECK(csv_head(columns) == "x,outcome,steps\n");
    CHECK(csv_rows(columns, std::vector<double>{0.1, 2, 100000}) == "0.10000000000000001,minimum,100000\n");
    CHECK(word_of(Outcome::Kind::out) == "out");
}
