// Links of reports and their siblings, each with what becomes of it: reports.txt. The command line and the page read the same
// file (tests/cli/reports.test.mjs, tests/browser/reports.test.mjs).
#include "document/link/link.hpp"
#include "lessons/catalogue.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

using namespace ravine;
using Catch::Matchers::ContainsSubstring;

namespace {

struct Report {
    std::string report, link, canonical;
    std::vector<std::string> complaints;  // a part of each
};

std::string take(std::string& line, std::string_view separator) {
    const auto end = line.find(separator);
    std::string part = line.substr(0, end);
    line.erase(0, end == std::string::npos ? end : end + separator.size());
    return part;
}

std::vector<Report> reports() {
    std::ifstream file(RAVINE_TESTS_DIR "/document/reports.txt");
    std::vector<Report> result;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.starts_with("# ")) continue;
        Report row;
        row.report = take(line, ": ");
        row.link = take(line, " => ");
        row.canonical = take(line, " !! ");
        while (!line.empty()) row.complaints.push_back(take(line, " !! "));
        result.push_back(std::move(row));
    }
    return result;
}

}  // namespace

TEST_CASE("links of reports are read, or refused in words") {
    const std::vector<Report> all = reports();
    REQUIRE(all.size() > 150);
    for (const Report& row : all) {
        INFO(row.report << ": " << row.link);
        const DecodedLink decoded = decode_link(row.link, lessons::find_lesson);
        CHECK(encode_link(decoded.document, lessons::find_lesson) == row.canonical);
        CHECK(decoded.complaints.size() == row.complaints.size());
        for (std::size_t i = 0; i < std::min(decoded.complaints.size(), row.complaints.size()); ++i)
            CHECK_THAT(decoded.complaints[i], ContainsSubstring(row.complaints[i]));
    }
}
