#include "document/link/network_fields.hpp"

#include "network/data/table.hpp"
#include "text/nearest.hpp"

namespace ravine {
namespace {

// Returns the network of a document, which begins with the usual one: any of its fields makes it one.
network::Problem& problem_of(Document& document) {
    Experiment& experiment = document.experiment;
    if (!experiment.network) set_network(experiment, network::Problem{});
    return *experiment.network;
}

// Complains of a text that cannot be read, and tells what is used instead.
void complain_of(const Field& field, const Failure& failure, const Document& used, Reading& reading) {
    reading.complain("{}: {}; {} is used instead{}", field.about.key, failure.sentence, field.write(field, used),
                     offer_of(failure.corrections));
}

}  // namespace

// An empty text takes the table of a lesson away.
void read_table_field(const Field&, std::string_view text, Reading& reading) {
    const bool begun = reading.document.experiment.network.has_value();
    if (text.empty() && !begun) return;
    network::Problem& problem = problem_of(reading.document);
    if (text.empty()) {
        if (problem.dataset.kind == network::Dataset::Kind::own) problem.dataset = {};
    } else if (Result<network::Samples> read = network::read_table_text(text)) {
        problem.dataset = network::usual_dataset(network::Dataset::Kind::own, network::share(*std::move(read)));
    } else {
        reading.complain("table: {}; it is left out", read.error().sentence);
    }
    network::fit_to_data(problem);
}

void read_dataset_field(const Field& field, std::string_view text, Reading& reading) {
    if (text.empty()) return;
    network::Problem& problem = problem_of(reading.document);
    const bool has_table = problem.dataset.table.samples != nullptr;
    if (Result<network::Dataset> read = network::read_dataset(text, problem.dataset.table)) {
        if (has_table && !read->table.samples) reading.complain("dataset: {} does not use the table", text);
        problem.dataset = *std::move(read);
    } else {
        complain_of(field, read.error(), reading.document, reading);
    }
    network::fit_to_data(problem);
}

// An empty text takes the network of a lesson away.
void read_net_field(const Field& field, std::string_view text, Reading& reading) {
    if (text.empty()) return set_network(reading.document.experiment, std::nullopt);
    network::Problem& problem = problem_of(reading.document);
    if (const Result<> read = network::read_net(text, problem); !read)
        complain_of(field, read.error(), reading.document, reading);
    if (const std::string fault = network::fit_to_data(problem); !fault.empty()) reading.complain("net: {}", fault);
}

void read_initialisation_field(const Field& field, std::string_view text, Reading& reading) {
    if (text.empty()) return;
    network::Problem& problem = problem_of(reading.document);
    if (const Result<network::Initialisation> read = network::read_initialisation(text)) {
        problem.initialisation = *read;
    } else {
        complain_of(field, read.error(), reading.document, reading);
    }
}

void read_plane_field(const Field& field, std::string_view text, Reading& reading) {
    if (Result<network::PlaneChoice> read = network::read_plane(text)) {
        reading.document.view.plane = *std::move(read);
    } else {
        complain_of(field, read.error(), reading.document, reading);
    }
}

std::string write_table_field(const Field&, const Document& document) {
    const auto& network = document.experiment.network;
    return network && network->dataset.table.text ? *network->dataset.table.text : "";
}

std::string write_dataset_field(const Field&, const Document& document) {
    const auto& network = document.experiment.network;
    return network ? network::write_dataset(network->dataset) : "";
}

std::string write_net_field(const Field&, const Document& document) {
    const auto& network = document.experiment.network;
    return network ? network::write_net(*network) : "";
}

std::string write_initialisation_field(const Field&, const Document& document) {
    const auto& network = document.experiment.network;
    return network ? network::write_initialisation(network->initialisation) : "";
}

std::string write_plane_field(const Field&, const Document& document) { return network::write_plane(document.view.plane); }

}  // namespace ravine
