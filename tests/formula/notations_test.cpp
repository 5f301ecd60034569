// Formulas as people have them, each against its plain form: notations.txt.
#include "../seed.hpp"
#include "formulas.hpp"
#include "math/bits.hpp"

#include <cmath>
#include <fstream>
#include <map>
#include <random>

using namespace ravine;
using namespace ravine::formula;

namespace {

constexpr std::size_t points = 64;

struct Row {
    std::string plain, notation, source, text;
};

std::vector<Row> rows() {
    std::ifstream file(RAVINE_TESTS_DIR "/formula/notations.txt");
    std::vector<Row> result;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        Row row;
        std::string* const parts[] = {&row.plain, &row.notation, &row.source};
        for (std::string* part : parts) {
            const auto end = line.find(" ; ");
            *part = line.substr(0, end);
            line.erase(0, end + 3);
        }
        row.text = line;
        result.push_back(row);
    }
    return result;
}

std::vector<double> values(std::string_view text, const std::vector<double>& x, const std::vector<double>& y) {
    return Compiled(text)(x, y).f;
}

bool same(const std::vector<double>& a, const std::vector<double>& b) {
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (bits_of(a[i]) != bits_of(b[i]) && !(std::isnan(a[i]) && std::isnan(b[i]))) return false;
    }
    return true;
}

std::string understood(std::string_view text) {
    Graph graph;
    return parse(text, xy, graph).understood;
}

}  // namespace

TEST_CASE("formulas in the notations of other languages are their plain form, to the last bit") {
    const unsigned seed = test_seed();
    CAPTURE(seed);
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> between(-4, 4);
    std::vector<double> x(points), y(points);
    for (std::size_t i = 0; i < points; ++i) {
        x[i] = between(random);
        y[i] = between(random);
    }
    std::map<std::string, int> read;
    for (const Row& row : rows()) {
        INFO(row.source << ", " << row.notation << ": " << row.text);
        const std::string error = error_of(row.text);
        CHECK(error == "");
        if (!error.empty()) continue;
        const std::vector<double> expected = values(row.plain, x, y);
        CHECK(same(values(row.text, x, y), expected));
        CHECK(understood(row.plain).empty());
        // A link keeps the plain form, which is the same formula.
        const std::string plain = understood(row.text);
        INFO("understood as " << plain);
        CHECK(understood(plain).empty());
        CHECK((plain.empty() || same(values(plain, x, y), expected)));
        ++read[row.notation];
    }
    CHECK(read.size() == 6);
    int all = 0;
    for (const auto& [notation, count] : read) {
        INFO(notation);
        CHECK(count >= 30);
        all += count;
    }
    CHECK(all >= 200);
}
