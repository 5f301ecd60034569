#include "export/formats.hpp"

#include "export/csv.hpp"
#include "export/json.hpp"
#include "export/pytorch/pytorch.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ravine {
namespace {

Exported write_svg(const Document& document, const ExportOptions& options) {
    return {race_svg(document, options.run(document.experiment), options.style), {}};
}

Exported write_csv(const Document& document, const ExportOptions& options) {
    const Experiment& experiment = document.experiment;
    const std::size_t rows = experiment.racers.size() * static_cast<std::size_t>(experiment.steps);
    if (rows > options.most_rows)
        return {{}, {fmt::format("{} rows are too many to save here; ravine-cli race writes them.", rows)}};
    return {race_csv(options.run(experiment)), {}};
}

Exported write_document(const Document& document, const ExportOptions&) { return {write_json(document), {}}; }

Exported write_pytorch(const Document& document, const ExportOptions&) {
    PyTorchScript script = pytorch_script(document);
    if (script.text.empty()) return {{}, {"There is no formula to write a script of."}};
    return {std::move(script.text), std::move(script.notes)};
}

constexpr ExportFormat formats[] = {
    {"svg", "SVG", "the map with the paths, for a paper", "svg", "image/svg+xml", true, write_svg},
    {"csv", "CSV", "every step of every racer", "csv", "text/csv", false, write_csv},
    {"json", "JSON", "the configuration, to be changed by programs and dropped on the window", "json", "application/json",
     false, write_document},
    {"pytorch", "PyTorch", "a Python script that repeats the race", "py", "text/x-python", false, write_pytorch},
};

}  // namespace

std::span<const ExportFormat> export_formats() { return formats; }

const ExportFormat* find_export_format(std::string_view key) {
    const auto* const format =
        std::find_if(std::begin(formats), std::end(formats), [&](const ExportFormat& f) { return f.key == key; });
    return format == std::end(formats) ? nullptr : format;
}

Race run_to_end(const Experiment& experiment) {
    Race race(experiment);
    race.advance_to(experiment.steps);
    return race;
}

}  // namespace ravine
