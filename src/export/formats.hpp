// The list of files that a race is written to as text. The Share panel, the page and the command line offer what it has.
//
// Figures show the step of the options, else the one that the document names (PageState::at), else the whole race. Rows and
// scripts have all.
#pragma once

#include "document/document.hpp"
#include "export/svg/svg.hpp"
#include "simulation/race.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

struct ExportOptions {
    SvgStyle style;
    std::optional<int> step = {};                                     // of figures; without it the document's, or the end
    std::size_t most_rows = std::numeric_limits<std::size_t>::max();  // that there is memory for
};

// The part of a race that a format requires: nothing beside the document; the steps up to that of a figure, whose style can be
// chosen; or all steps, of which there must not be too many.
enum class Takes : std::uint8_t { document, figure, rows };

// The text of a file, and sentences about it; without a text, why there is none.
struct Exported {
    std::optional<std::string> text;
    std::vector<std::string> notes;
};

struct ExportFormat {
    std::string_view key;         // on the command line
    std::string_view title;       // on a button; a literal, as are all
    std::string_view help;        // in its tooltip
    std::string_view ending;      // of the file's name, such as ".csv"
    std::string_view media_type;  // as RFC 6838 has them
    Takes takes;
    // Requires the document's race as step_of() tells.
    Exported (*write)(const Document& document, const Race* race, const ExportOptions& options);
};

std::span<const ExportFormat> export_formats();

// Returns the step up to which a format requires the race of a document; nothing if it requires none.
std::optional<int> step_of(const ExportFormat& format, const Document& document, const ExportOptions& options);

// Returns the name of a file about a race: surface, optimizers, the step if it is one, and the ending, as in
// "himmelblau-gd-adam-step60.png". It has letters, digits, '-', '_' and '.' only.
std::string file_name(const Experiment& experiment, std::optional<int> step, std::string_view ending);

// Returns the format of a key, or nullptr.
const ExportFormat* find_export_format(std::string_view key);

}  // namespace ravine
