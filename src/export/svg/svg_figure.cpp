#include "export/svg/svg_figure.hpp"

#include "document/link/link.hpp"
#include "loss/surfaces.hpp"
#include "text/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ravine {
namespace {

constexpr double right = 14, bottom = 40, list = 168;  // around the plot

constexpr Ink light{0xffffff, 0x1b222c, 0x4d5967, 0x3f4b5a, 0x1b222c, 0.42, 0.75, 0.35};
constexpr Ink dark{0x11161d, 0xe8edf3, 0xa4afbc, 0xaab6c4, 0x06090d, 0.45, 0.8, 0.3};

// One or two lines, with a note below; the list begins under them.
struct Heading {
    std::string text;
    double bottom;
};

Heading draw_heading(const Page& page, const FigureTexts& texts, double x) {
    constexpr std::size_t most = 26;
    const std::string& title = texts.title;
    std::vector<std::string> lines{title};
    if (const auto space = title.rfind(' ', most); title.size() > most && space != std::string::npos && space > 0) {
        lines = {title.substr(0, space), title.substr(space + 1)};
    }
    std::string text = fmt::format("<g font-size=\"10.5\" font-weight=\"bold\" fill=\"{}\">\n", page_colour(page.ink.text));
    double y = figure_top - 4;
    for (const std::string& line : lines) {
        y += 12.5;
        text +=
            fmt::format("<text x=\"{}\" y=\"{}\">{}</text>\n", page_number(x), page_number(y), xml_text(cut_off(line, most)));
    }
    y += 12;
    text += fmt::format("</g>\n<text x=\"{}\" y=\"{}\" font-size=\"8.5\" fill=\"{}\">{}</text>\n", page_number(x),
                        page_number(y), page_colour(page.ink.soft), xml_text(texts.note));
    return {text, y};
}

}  // namespace

const Ink& figure_ink(bool dark_ground) { return dark_ground ? dark : light; }

std::string draw_axis(const Page& page, bool along_x, const std::vector<SvgTick>& ticks, std::string_view name) {
    const Box& plot = page.plot;
    const bool variable = name.size() == 1;
    std::string marks, numbers;
    for (const SvgTick& tick : ticks) {
        const Vector at = along_x ? Vector{tick.at, plot.high.y} : Vector{plot.low.x, tick.at};
        marks += path_data({{at, along_x ? Vector{at.x, at.y + 4} : Vector{at.x - 4, at.y}}});
        numbers += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"{}\">{}</text>\n", page_number(along_x ? at.x : at.x - 7),
                               page_number(along_x ? at.y + 14 : at.y + 3.2), along_x ? "middle" : "end", tick.text);
    }
    const Vector at = along_x ? Vector{(plot.low.x + plot.high.x) / 2, plot.high.y + 30}
                              : Vector{plot.low.x - (variable ? 36 : 40), (plot.low.y + plot.high.y) / 2 + 3};
    const std::string turned =
        along_x || variable ? "" : fmt::format(" transform=\"rotate(-90 {} {})\"", page_number(at.x), page_number(at.y));
    const std::string inked = page_colour(page.ink.text);
    return fmt::format("<path d=\"{}\" stroke=\"{}\" stroke-width=\"0.8\"/>\n<g font-size=\"9\" fill=\"{}\">\n{}</g>\n", marks,
                       inked, page_colour(page.ink.soft), numbers) +
           fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\"{} text-anchor=\"middle\" fill=\"{}\"{}>{}</text>\n",
                       page_number(at.x), page_number(at.y), variable ? "11" : "9.5", variable ? " font-style=\"italic\"" : "",
                       inked, turned, xml_text(name));
}

std::string draw_frame(const Page& page) {
    const Box& plot = page.plot;
    return fmt::format(
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"0.8\"/>\n",
        page_number(plot.low.x), page_number(plot.low.y), page_number(plot.width()), page_number(plot.height()),
        page_colour(page.ink.text));
}

std::string figure_title(const Experiment& experiment) {
    std::string title = title_of(experiment);
    if (experiment.network) return title;
    for (const formula::Constant& constant : experiment.constants)
        title += fmt::format(", {} = {}", constant.name, constant.value);
    return title;
}

std::string figure(const Page& page, const FigureTexts& texts, const DrawList& draw_list, const std::string& body) {
    const double list_x = page.plot.high.x + 18;
    const Heading heading = draw_heading(page, texts, list_x);
    const SvgLegend legend = draw_list({list_x, heading.bottom + 20}, list);
    const Vector size{list_x + list + right, std::max(page.plot.high.y + bottom, legend.bottom + 4)};
    return fmt::format(
               "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
               "xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"{0}pt\" height=\"{1}pt\" viewBox=\"0 0 {0} {1}\" "
               "font-family=\"Helvetica, Arial, sans-serif\">\n",
               page_number(size.x), page_number(size.y)) +
           fmt::format(
               "<title>{}</title>\n<desc>{}</desc>\n"
               "<metadata>{}</metadata>\n<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>\n",
               xml_text(texts.title), xml_text(texts.description), xml_text(texts.link), page_colour(page.ink.ground)) +
           body + heading.text + legend.text + "</svg>\n";
}

std::string figure(const Page& page, const Document& document, const Race& race, const std::vector<SvgPath>& paths,
                   const std::string& description, const std::string& body) {
    const std::string steps = fmt::format("{} step{}", race.computed(), race.computed() == 1 ? "" : "s");
    const auto draw = [&](Vector corner, double width) { return draw_legend(page, race, paths, corner, width); };
    return figure(page, {figure_title(document.experiment), steps, description, encode_link(document)}, draw, body);
}

}  // namespace ravine
