// Readers and writers of the fields of a network, for the table (fields.hpp).
#pragma once

#include "document/link/fields.hpp"
#include "document/link/link_reading.hpp"

namespace ravine {

void read_table_field(const Field&, std::string_view, Reading&);
void read_dataset_field(const Field&, std::string_view, Reading&);
void read_net_field(const Field&, std::string_view, Reading&);
void read_initialisation_field(const Field&, std::string_view, Reading&);
void read_plane_field(const Field&, std::string_view, Reading&);

// Empty where no network is trained, and the table where it learns from another data set.
std::string write_table_field(const Field&, const Document&);
std::string write_dataset_field(const Field&, const Document&);
std::string write_net_field(const Field&, const Document&);
std::string write_initialisation_field(const Field&, const Document&);

std::string write_plane_field(const Field&, const Document&);

}  // namespace ravine
