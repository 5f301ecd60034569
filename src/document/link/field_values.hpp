// Readers and writers of the fields that are no choices, for the table (fields.hpp). A reader stores a text in the reading's
// document, or complains and says which value is used instead.
#pragma once

#include "document/link/fields.hpp"
#include "document/link/link_reading.hpp"

namespace ravine {

void read_version(const Field&, std::string_view, Reading&);
void read_lesson(const Field&, std::string_view, Reading&);
void read_loss(const Field&, std::string_view, Reading&);
void read_let(const Field&, std::string_view, Reading&);
void read_data(const Field&, std::string_view, Reading&);
void read_columns(const Field&, std::string_view, Reading&);
void read_x(const Field&, std::string_view, Reading&);
void read_y(const Field&, std::string_view, Reading&);
void read_start(const Field&, std::string_view, Reading&);
void read_steps(const Field&, std::string_view, Reading&);
void read_noise(const Field&, std::string_view, Reading&);
void read_seed(const Field&, std::string_view, Reading&);
void read_batch(const Field&, std::string_view, Reading&);
void read_study_field(const Field&, std::string_view, Reading&);
void read_at(const Field&, std::string_view, Reading&);
void read_selected(const Field&, std::string_view, Reading&);
void read_camera(const Field&, std::string_view, Reading&);
void read_chart_of(const Field&, std::string_view, Reading&);
void read_chart_layer(const Field&, std::string_view, Reading&);
void read_weight(const Field&, std::string_view, Reading&);

std::string write_data(const Field&, const Document&);
std::string write_camera(const Field&, const Document&);

}  // namespace ravine
