#include "cli/export.hpp"

#include "export/file.hpp"
#include "export/formats.hpp"
#include "text/text.hpp"

#include <fmt/ranges.h>

#include <optional>
#include <vector>

namespace ravine {
namespace {

struct Order {
    std::string_view link, file;
    ExportOptions options;
};

// Reads the rest of the command. Returns nothing if it is misused.
std::optional<Order> read_order(const ExportFormat& format, Arguments arguments) {
    Order order;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view argument = arguments[i];
        if (argument == "--out" && i + 1 < arguments.size() && order.file.empty()) {
            order.file = arguments[++i];
            if (order.file.empty()) return std::nullopt;
        } else if (argument == "--dark" && format.takes == Takes::figure) {
            order.options.style.dark = true;
        } else if (argument == "--bands" && format.takes == Takes::figure) {
            order.options.style.bands = true;
        } else if (argument.substr(0, 2) == "--" || !order.link.empty()) {
            return std::nullopt;
        } else {
            order.link = argument;
        }
    }
    return order.link.empty() ? std::nullopt : std::optional(order);
}

}  // namespace

int run_export(Arguments arguments) {
    if (!arguments.empty() && arguments[0] == "--help") {
        say("{}", usage());
        return done;
    }
    std::vector<std::string_view> names;
    for (const ExportFormat& each : export_formats()) names.push_back(each.key);
    if (arguments.empty()) return misused(fmt::format("export needs a format: {}", fmt::join(names, ", ")));
    const ExportFormat* const format = find_export_format(arguments[0]);
    if (!format) {
        return misused(fmt::format("there is no format {}; {}", quote(arguments[0]), offer(arguments[0], names)));
    }
    const auto order = read_order(*format, arguments.subspan(1));
    if (!order) {
        return misused(fmt::format("export {} takes a link and perhaps --out FILE{}", format->key,
                                   format->takes == Takes::figure ? ", --dark, --bands" : ""));
    }
    const auto document = read_document(order->link);
    if (!document) return bad_input;
    std::optional<Race> race;
    if (const std::optional<int> step = step_of(*format, *document, order->options)) {
        race.emplace(document->experiment, document->view.plane);
        race->training() ? race->finish_and_cut(*step) : race->advance_to(*step);
        tell_retirements(*race);
    }
    const Exported exported = format->write(*document, race ? &*race : nullptr, order->options);
    for (const std::string& note : exported.notes) refused(note);
    if (!exported.text) return bad_input;
    if (order->file.empty()) {
        output += *exported.text;
    } else if (!write_file(std::string(order->file), *exported.text)) {
        return refused(fmt::format("{} cannot be written", quote(order->file)));
    }
    return done;
}

}  // namespace ravine
