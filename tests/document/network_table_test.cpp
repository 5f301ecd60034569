#include "document/network_table.hpp"

#include "document/link/link.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ravine;

namespace {

// A table as a German spreadsheet saves it: semicolons, decimal commas, quotes, a heading, and a column that counts the lines.
std::string german() {
    std::string text = "Nr;\"Länge; cm\";Art;Breite\n";
    for (int i = 1; i <= 24; ++i) {
        const std::string number = std::to_string(i);
        text +=
            number + ";" + number + ",5;" + (i % 3 == 0 ? "Klee" : "Mohn") + ";" + (i == 7 ? "" : std::to_string(i % 5)) + "\n";
    }
    return text;
}

Document network_document() { return decode_link("net=2-8-8-1&dataset=moons,validation:0.25").document; }

}  // namespace

TEST_CASE("the last column of words is learned from the columns of numbers, but for one that counts lines") {
    const DataTable table = read_data_table(german());
    const auto columns = usual_network_columns(table);
    REQUIRE(columns);
    CHECK(columns->inputs == std::vector<std::size_t>{1, 3});
    CHECK(columns->target == 2);
    Document document = network_document();
    const TakenColumns result = take_network_table(table, *columns, document);
    CHECK(result.taken);
    CHECK(result.fault == "a line misses a value or a column; it is left out");
    const network::Problem& problem = *document.experiment.network;
    REQUIRE(problem.dataset.kind == network::Dataset::Kind::own);
    const network::Samples& samples = *problem.dataset.table.samples;
    CHECK(samples.rows() == 23);
    CHECK(samples.names == std::vector<std::string>{"Länge  cm", "Breite", "Art"});
    CHECK(samples.class_names == std::vector<std::string>{"Mohn", "Klee"});
    CHECK(samples.values[0] == 1.5);
    CHECK(problem.dataset.validation == 0.25);
    CHECK(network::write_net(problem) == "2-8-8-1");
    const DecodedLink back = decode_link(encode_link(document));
    CHECK(back.complaints.empty());
    CHECK(back.document.experiment == document.experiment);
}

TEST_CASE("columns are found by their names, or by their numbers where they have none") {
    const DataTable table = read_data_table(german());
    CHECK(*read_network_columns(table, "Breite,Länge; cm") == NetworkColumns{{3}, 1});
    CHECK(*read_network_columns(table, "2, 4, Art") == NetworkColumns{{1, 3}, 2});
    CHECK(read_network_columns(table, "Breite,Tiefe").error().sentence ==
          "there is no column \"Tiefe\"; there are Nr, Länge; cm, Art, Breite");
    CHECK(read_network_columns(table, "Breite,4").error().sentence == "the column \"4\" is named twice");
    CHECK(read_network_columns(table, "Breite,,Art").error().sentence.find("there is no column \"\"") == 0);
    CHECK(read_network_columns(table, "Art").error().sentence == "\"Art\" names the target alone, and no input");
}

TEST_CASE("a table that cannot be learned leaves the document as it is") {
    const DataTable table = read_data_table(german());
    Document document = network_document();
    const Document before = document;
    const TakenColumns result = take_network_table(table, {{2}, 1}, document);
    CHECK_FALSE(result.taken);
    CHECK(result.fault.find("row 1 of \"Art\" is \"Mohn\", which is no number") != std::string::npos);
    CHECK(document == before);
    CHECK_FALSE(usual_network_columns(read_data_table("a\n1\n2\n")));
    CHECK_FALSE(usual_network_columns(read_data_table("a,b\nx,y\nz,w\n")));
}

TEST_CASE("the first rows of a long table are used") {
    std::string text = "a,b\n";
    for (int i = 0; i < 2100; ++i) text += std::to_string(i) + "," + std::to_string(i % 2) + "\n";
    const DataTable table = read_data_table(text);
    Document document = network_document();
    CHECK(take_network_table(table, *usual_network_columns(table), document).fault ==
          "there are 2100 lines; the first 2000 rows are used");
    CHECK(document.experiment.network->dataset.rows == 2000);
}

TEST_CASE("names, words with many values and wide tables do not hide what can be learned") {
    std::string text = "name,age,survived\n", wide;
    for (int i = 0; i < 20; ++i) {
        text += "person " + std::to_string(i) + "," + std::to_string(20 + i) + "," + std::to_string(i % 2) + "\n";
        for (int k = 0; k < 70; ++k) wide += k == 3 ? (i % 2 == 0 ? "yes;" : "no;") : std::to_string(i * k % 11) + ",5;";
        wide += "1,5\n";
    }
    const auto named = usual_network_columns(read_data_table(text)), many = usual_network_columns(read_data_table(wide));
    REQUIRE(named);
    CHECK(*named == NetworkColumns{{1}, 2});
    REQUIRE(many);
    CHECK(many->target == 3);
    CHECK(many->inputs.size() == 64);
}

TEST_CASE("names and words of a file cannot add to the link, and are the same once it is opened again") {
    std::string text = "%ad&loss=x^2&racers=gd&t=,%fat & 5%,#kind\n";
    for (int i = 0; i < 12; ++i)
        text += std::to_string(i) + "," + std::to_string(i % 5) + (i % 2 == 0 ? ",%ad\n" : ",%de&net=2-1\n");
    const DataTable table = read_data_table(text);
    Document document = network_document();
    REQUIRE(take_network_table(table, *usual_network_columns(table), document).taken);
    for (const std::string& link : {encode_link(document), "https://a.example/#" + encode_link(document)}) {
        INFO(link);
        const DecodedLink back = decode_link(link);
        CHECK(back.complaints.empty());
        CHECK(back.document.experiment == document.experiment);
    }
}
