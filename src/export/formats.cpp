#include "export/formats.hpp"

#include "export/csv.hpp"
#include "export/json.hpp"
#include "export/pytorch/pytorch.hpp"
#include "export/svg/svg_chart.hpp"

#include "loss/surfaces.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace ravine {
namespace {

std::size_t rows_of(const Experiment& experiment) {
    return experiment.racers.size() * static_cast<std::size_t>(experiment.steps);
}

Exported write_svg(const Document& document, const Race* race, const ExportOptions& options) {
    return {race_svg(document, *race, options.style), {}};
}

Exported write_chart(const Document& document, const Race* race, const ExportOptions& options) {
    return {chart_svg(document, *race, options.style), {}};
}

Exported write_csv(const Document& document, const Race* race, const ExportOptions&) {
    if (race) return {named_race_csv(*race), {}};
    return {{}, {fmt::format("{} rows are too many to save here; ravine-cli race writes them.", rows_of(document.experiment))}};
}

Exported write_document(const Document& document, const Race*, const ExportOptions&) { return {write_json(document), {}}; }

Exported write_pytorch(const Document& document, const Race*, const ExportOptions&) {
    PyTorchScript script = pytorch_script(document);
    if (script.text.empty()) return {{}, {"There is no formula to write a script of."}};
    return {std::move(script.text), std::move(script.notes)};
}

constexpr ExportFormat formats[] = {
    {"svg", "SVG", "the map with the paths up to the step shown, for a paper", ".svg", "image/svg+xml", Takes::figure,
     write_svg},
    {"chart", "Chart", "the chart up to the step shown, as SVG", "-chart.svg", "image/svg+xml", Takes::figure, write_chart},
    {"csv", "CSV", "every step of every racer", ".csv", "text/csv", Takes::rows, write_csv},
    {"json", "JSON", "the configuration, to be changed by programs and dropped on the window", ".json", "application/json",
     Takes::document, write_document},
    {"pytorch", "PyTorch", "a Python script that repeats the race", ".py", "text/x-python", Takes::document, write_pytorch},
};

}  // namespace

std::span<const ExportFormat> export_formats() { return formats; }

const ExportFormat* find_export_format(std::string_view key) {
    const auto* const format =
        std::find_if(std::begin(formats), std::end(formats), [&](const ExportFormat& f) { return f.key == key; });
    return format == std::end(formats) ? nullptr : format;
}

std::optional<int> step_of(const ExportFormat& format, const Document& document, const ExportOptions& options) {
    const Experiment& experiment = document.experiment;
    if (format.takes == Takes::rows && rows_of(experiment) <= options.most_rows) return experiment.steps;
    if (format.takes == Takes::figure) return options.step.value_or(document.page.at > 0 ? document.page.at : experiment.steps);
    return std::nullopt;
}

std::string file_name(const Experiment& experiment, std::optional<int> step, std::string_view ending) {
    constexpr std::size_t most_named = 3;
    std::vector<std::string> parts{find_surface(experiment.loss) ? experiment.loss : "formula"};
    if (const auto& network = experiment.network)
        parts[0] = fmt::format("network-{}", network::dataset_names()[static_cast<std::size_t>(network->dataset.kind)]);
    for (const Racer& racer : experiment.racers) {
        const std::string name = racer.optimizer.substr(0, racer.optimizer.find('+'));
        if (!racer.hidden && std::find(parts.begin() + 1, parts.end(), name) == parts.end()) parts.push_back(name);
    }
    if (parts.size() > most_named + 1) {
        const std::size_t more = parts.size() - 1 - most_named;
        parts.resize(most_named + 1);
        parts.push_back(fmt::format("and-{}-more", more));
    }
    if (step) parts.push_back(fmt::format("step{}", *step));
    return fmt::format("{}{}", fmt::join(parts, "-"), ending);
}

}  // namespace ravine
