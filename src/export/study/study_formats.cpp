#include "export/study/study_export.hpp"
#include "studies/table.hpp"

namespace ravine {
namespace {

std::string study_csv(const StudyTable& table) {
    return studies::csv_head(table.columns) + studies::csv_rows(table.columns, table.numbers);
}

constexpr StudyFormat formats[] = {
    {"CSV", "a row per run, with 17 digits", ".csv", "text/csv", false, study_csv},
    {"JSON", "the same, with a caption that tells how it was made", ".json", "application/json", false, study_json},
    {"SVG", "a figure for a paper, with axes and caption", ".svg", "image/svg+xml", true, study_svg},
    {"PNG", "the map alone, a pixel per run, or the figure of curves; with the link inside", ".png", "image/png", true,
     study_png},
};

}  // namespace

std::span<const StudyFormat> study_formats() { return formats; }

}  // namespace ravine
