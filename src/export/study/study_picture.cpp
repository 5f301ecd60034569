#include "document/link/link.hpp"
#include "export/base64.hpp"
#include "export/png_text.hpp"
#include "export/raster/svg_pixels.hpp"
#include "export/study/study_chart.hpp"
#include "export/study/study_map.hpp"
#include "export/svg/svg_figure.hpp"
#include "render/geometry/labels/chart_scale.hpp"
#include "render/geometry/labels/ticks.hpp"
#include "studies/ranking.hpp"
#include "text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ravine {
namespace {

using render::ChartScale;

constexpr double side = 360, width = 400, height = 250;  // of maps and of charts
constexpr int least_side = 512;                          // pixels of a PNG

// An axis of a map: its name, and the values of its ends.
struct MapAxis {
    std::string name;
    ChartScale scale;
    double margin;  // half a pixel, where pixels stand for values that begin at the ends
};

MapAxis axis_of(const Document& document, bool along_x) {
    const studies::Study study = studies::complete(*document.view.study, document.experiment);
    if (studies::has_many_starts(study.kind)) {
        const Box& box = document.experiment.domain;
        return {along_x ? "x" : "y",
                along_x ? ChartScale{box.low.x, box.high.x, false} : ChartScale{box.low.y, box.high.y, false}, 0};
    }
    const studies::Swept& swept = study.swept[along_x ? 0 : 1];
    return {
        swept.key,
        swept.log ? ChartScale{std::log10(swept.low), std::log10(swept.high), true} : ChartScale{swept.low, swept.high, false},
        0.5 / study.size};
}

std::string draw_map_axis(const Page& page, const Document& document, bool along_x) {
    const MapAxis axis = axis_of(document, along_x);
    std::vector<SvgTick> ticks;
    const auto add = [&](double value, const std::string& text) {
        const double part = axis.margin + axis.scale.part(value) * (1 - 2 * axis.margin);
        const Vector at = page.place({part, part});
        ticks.push_back({along_x ? at.x : at.y, text});
    };
    if (axis.scale.log) {
        for (const auto& tick : axis.scale.ticks(5)) add(tick.value, tick.text);
        return draw_axis(page, along_x, ticks, axis.name);
    }
    const render::AxisNumbers numbers = render::axis_numbers(axis.scale.low, axis.scale.high, 5, axis.name);
    for (const auto& [value, text] : numbers.list) add(value, text);
    return draw_axis(page, along_x, ticks, numbers.name);
}

SvgLegend draw_entries(const Page& page, const std::vector<MapEntry>& entries, Vector corner) {
    constexpr double swatch = 10, apart = 16;
    std::string text = fmt::format("<g font-size=\"9.5\" fill=\"{}\">\n", page_colour(page.ink.text));
    double y = corner.y - swatch / 2;
    for (const MapEntry& entry : entries) {
        text += fmt::format(
            "<rect x=\"{0}\" y=\"{1}\" width=\"{2}\" height=\"{2}\" fill=\"{3}\" stroke=\"{4}\" stroke-width=\"0.5\"/>"
            "<text x=\"{5}\" y=\"{6}\">{7}</text>\n",
            page_number(corner.x), page_number(y), swatch, page_colour(entry.colour), page_colour(page.ink.text),
            page_number(corner.x + swatch + 6), page_number(y + 8.5), xml_text(entry.text));
        y += apart;
    }
    return {text + "</g>\n", y};
}

std::string draw_image(const Page& page, const Image& image, const std::string& link) {
    return fmt::format(
        "<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" "
        "xlink:href=\"data:image/png;base64,{}\"/>\n",
        page_number(page.plot.low.x), page_number(page.plot.low.y), page_number(page.plot.width()),
        page_number(page.plot.height()), base64(encode_png(image, link)));
}

// Repeats pixels, so that small maps can be seen.
Image enlarged(const Image& image) {
    const auto factor = static_cast<std::size_t>((least_side + image.width - 1) / image.width);
    if (factor < 2) return image;
    const std::size_t columns = static_cast<std::size_t>(image.width) * factor,
                      rows = static_cast<std::size_t>(image.height) * factor;
    Image large{static_cast<int>(columns), static_cast<int>(rows), {}};
    large.pixels.reserve(4 * columns * rows);
    for (std::size_t y = 0; y < rows; ++y) {
        for (std::size_t x = 0; x < columns; ++x) {
            const std::size_t from = 4 * (y / factor * static_cast<std::size_t>(image.width) + x / factor);
            for (std::size_t k = 0; k < 4; ++k) large.pixels.push_back(image.pixels[from + k]);
        }
    }
    return large;
}

Page page_of(double plot_width, double plot_height) {
    return {
        {{0, 0}, {1, 1}}, {{figure_left, figure_top}, {figure_left + plot_width, figure_top + plot_height}}, figure_ink(false)};
}

FigureTexts texts_of(const StudyTable& table) {
    const studies::Study& study = *table.document.view.study;
    return {figure_title(table.document.experiment), studies::write_study(study), study_caption(table.document),
            encode_link(table.document)};
}

std::string map_svg(const StudyTable& table) {
    const Page page = page_of(side, side);
    const StudyMap map = study_map(table);
    const FigureTexts texts = texts_of(table);
    const auto list = [&](Vector corner, double) { return draw_entries(page, map.legend, corner); };
    return figure(page, texts, list,
                  draw_image(page, map.image, texts.link) + draw_frame(page) + draw_map_axis(page, table.document, true) +
                      draw_map_axis(page, table.document, false));
}

}  // namespace

std::string picture_fault(const Document& document) {
    const Experiment& experiment = document.experiment;
    const studies::Study& study = *document.view.study;
    if (has_map(study) && studies::racers_of(study, experiment).size() > 1) return "a map shows one racer: add --racer 1";
    return "";
}

std::string study_svg(const StudyTable& table) {
    if (has_map(*table.document.view.study)) return map_svg(table);
    const Page page = page_of(width, height);
    const StudyChart chart = study_chart(page, table);
    const bool tuned = table.document.view.study->kind == studies::Kind::tune;
    const Experiment& experiment = table.document.experiment;
    const Race race(tuned ? studies::with_tuned(experiment, studies::rank(table.columns, table.numbers)) : experiment);
    const auto list = [&](Vector corner, double room) { return draw_legend(page, race, chart.racers, corner, room); };
    return figure(page, texts_of(table), list, chart.body);
}

std::string study_png(const StudyTable& table) {
    constexpr double pixels_per_point = 2.5;
    const bool is_map = has_map(*table.document.view.study);
    const Image image = is_map ? enlarged(study_map(table).image) : svg_pixels(study_svg(table), pixels_per_point);
    const std::string png = encode_png(image, encode_link(table.document));
    return add_png_text(png, "Description", "Made by ravine-cli study " + studies::write_study(*table.document.view.study));
}

}  // namespace ravine
