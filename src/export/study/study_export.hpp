// Studies as files: the table as JSON, maps and curves as SVG, maps as PNG.
#pragma once

#include "document/document.hpp"
#include "studies/runs.hpp"
#include "text/result.hpp"

#include <span>
#include <string>
#include <string_view>

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
std::string picture_fault(const Document& document);

// Draw what picture_fault() has nothing against. Both contain the link. A PNG has a pixel per run of a map, or as many as make
// it large enough to be seen, and of curves the figure with 2.5 pixels per point.
std::string study_svg(const StudyTable& table);
std::string study_png(const StudyTable& table);

// A kind of file that a study is written to.
struct StudyFormat {
    std::string_view title;       // on a button; a literal, as are all
    std::string_view help;        // in its tooltip
    std::string_view ending;      // of the file's name, such as ".csv"
    std::string_view media_type;  // as RFC 6838 has them
    bool drawn;                   // a picture, to which picture_fault() may object
    std::string (*write)(const StudyTable&);
};

// Returns the formats, the plain table first.
std::span<const StudyFormat> study_formats();

// Returns lines for people: racers that were tuned, the best first, and the link of the race with the tuned values.
std::string ranking_text(const StudyTable& table);

}  // namespace ravine
