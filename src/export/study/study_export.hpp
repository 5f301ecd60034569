// Studies as files: the table as JSON, maps and curves as SVG, maps as PNG.
#pragma once

#include "document/document.hpp"
#include "studies/runs.hpp"
#include "text/result.hpp"

#include <span>
#include <string>

namespace ravine {

// A study that was computed. Requires a document with a study, and all of its rows.
struct StudyTable {
    const Document& document;
    std::span<const studies::Column> columns;
    std::span<const double> numbers;
};

// Returns sentences about how the study was made, its budget included.
std::string study_caption(const Document& document);

// The caption, the link, columns and rows; of tuned racers the ranking with wins and performance profile, too. Numbers that are
// not finite are null.
std::string study_json(const StudyTable& table);

// Returns why a study cannot be drawn, or "".
std::string picture_fault(const Document& document, bool as_png);

// Draw what picture_fault() has nothing against. Both contain the link.
std::string study_svg(const StudyTable& table);
std::string study_png(const StudyTable& table);

// Returns lines for people: racers that were tuned, the best first, and the link of the race with the tuned values.
std::string ranking_text(const StudyTable& table);

}  // namespace ravine
