#include "cli/export.hpp"

#include "export/csv.hpp"
#include "export/file.hpp"
#include "export/json.hpp"
#include "export/pytorch.hpp"
#include "export/svg.hpp"
#include "text/text.hpp"

#include <vector>

namespace ravine {
namespace {

struct Order {
    std::string_view link, file;
    SvgStyle style;
};

Race run_to_end(const Experiment& experiment) {
    Race race(experiment);
    race.advance_to(race.experiment().steps);
    tell_retirements(race);
    return race;
}

std::optional<std::string> csv(const Document& document, const Order&) { return race_csv(run_to_end(document.experiment)); }
std::optional<std::string> json(const Document& document, const Order&) { return write_json(document); }
std::optional<std::string> svg(const Document& document, const Order& order) {
    return race_svg(document, run_to_end(document.experiment), order.style);
}
std::optional<std::string> pytorch(const Document& document, const Order&) {
    const PyTorchScript script = pytorch_script(document);
    for (const std::string& note : script.notes) refused(note);
    return script.text.empty() ? std::nullopt : std::optional(script.text);
}

struct Format {
    std::string_view name;
    std::optional<std::string> (*write)(const Document&, const Order&);
};
constexpr Format formats[] = {{"csv", csv}, {"json", json}, {"svg", svg}, {"pytorch", pytorch}};

const Format* find_format(std::string_view name) {
    for (const Format& format : formats) {
        if (format.name == name) return &format;
    }
    return nullptr;
}

// Reads the rest of the command. Returns nothing if it is misused.
std::optional<Order> read_order(const Format& format, Arguments arguments) {
    Order order;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view argument = arguments[i];
        if (argument == "--out" && i + 1 < arguments.size() && order.file.empty()) {
            order.file = arguments[++i];
            if (order.file.empty()) return std::nullopt;
        } else if (argument == "--dark" && format.name == "svg") {
            order.style.dark = true;
        } else if (argument == "--bands" && format.name == "svg") {
            order.style.bands = true;
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
        say("{}", usage);
        return done;
    }
    if (arguments.empty()) return misused("export needs a format: csv, json, svg or pytorch");
    const Format* const format = find_format(arguments[0]);
    if (!format) {
        std::vector<std::string_view> names;
        for (const Format& each : formats) names.push_back(each.name);
        return misused(fmt::format("there is no format {}; {}", quote(arguments[0]), offer(arguments[0], names)));
    }
    const auto order = read_order(*format, arguments.subspan(1));
    if (!order) {
        return misused(fmt::format("export {} takes a link and perhaps --out FILE{}", format->name,
                                   format->name == "svg" ? ", --dark, --bands" : ""));
    }
    const auto document = read_document(order->link);
    if (!document) return bad_input;
    const auto text = format->write(*document, *order);
    if (!text) return bad_input;
    if (order->file.empty()) {
        output += *text;
    } else if (!write_file(std::string(order->file), *text)) {
        return refused(fmt::format("{} cannot be written", quote(order->file)));
    }
    return done;
}

}  // namespace ravine
