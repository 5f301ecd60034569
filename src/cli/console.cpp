#include "cli/console.hpp"

#include "document/network_table.hpp"
#include "document/rows.hpp"
#include "document/table.hpp"
#include "export/formats.hpp"
#include "export/json.hpp"
#include "lessons/catalogue.hpp"
#include "text/nearest.hpp"
#include "text/text.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace ravine {

namespace {

// With a place for the formats of export.
constexpr const char* usage_text = R"(usage:
  ravine-cli race LINK [--steps N]      the trajectories as CSV: step,racer,x,y,loss
  ravine-cli verdicts LINK [--steps N]  what became of each racer, and how soon it was nearly all of the way down
  ravine-cli hash LINK                  64 bits that name the trajectories, and the canonical link
  ravine-cli formula TEXT [--at X,Y]    a formula or surface and its derivatives, as text or as numbers at a point;
                                        --let a:1,b:100 gives letters of it their values
  ravine-cli link LINK...               the canonical links, a line each; complaints go to the standard error
  ravine-cli export {} LINK [--out FILE] [--dark] [--bands]
                                        a figure or the chart (light, without bands of colour; to the link's step), the
                                        trajectories with names, the configuration or a Python script that repeats the
                                        race; to the standard output or a file
  ravine-cli study basins|sweep|seeds|tune|swarm LINK [--size N] [--out FILE.png|.svg|.csv|.json] [--jobs N]
                   [--shard I/N] [--resume] [--seeds N] [--starts N] [--racer N] [--spread uniform|grid|gauss|ring]
                                        a row per run: from every pixel of the domain, over the rate or what else is
                                        named (sweep,lr:0.001..1,mu:0..0.99), over seeds, of racers tuned by the same
                                        budget, or of many balls; in parts, on all processors, and after an interruption
                                        from where it was
  ravine-cli study merge FILE... [--out FILE]
                                        the table of all parts
  ravine-cli list optimizers|modifiers|surfaces|functions|lessons|keys [--json]
                                        the catalogues, and the keys of a link
  ravine-cli lesson NAME                a lesson or one of its cards, with the numbers of its run
With --data FILE, the rows of a table in it take the place of the link's data, in each command that takes a link; with
--columns NAME,NAME,... those of these columns, u and v of a loss, or inputs and at last the target of a network.
LINK is a whole URL, its fragment, or - for a link or exported JSON from the standard input.
)";

}  // namespace

std::string usage() {
    std::vector<std::string_view> formats;
    for (const ExportFormat& format : export_formats()) formats.push_back(format.key);
    return fmt::format(usage_text, fmt::join(formats, "|"));
}

std::string output;
std::string_view data_file, data_columns;

int misused(std::string_view reason, std::string_view reading) {
    fmt::print(stderr, "ravine-cli: {}\n{}", reason, reading);
    return bad_usage;
}

int refused(std::string_view reason) {
    fmt::print(stderr, "ravine-cli: {}\n", reason);
    return bad_input;
}

std::string offer(std::string_view unknown, std::span<const std::string_view> known) {
    const std::string_view near = nearest(unknown, known);
    return near.empty() ? fmt::format("there are {}", fmt::join(known, ", ")) : did_you_mean({near});
}

std::optional<std::string_view> option(Arguments arguments, std::string_view name) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == name) return i + 1 < arguments.size() ? arguments[i + 1] : std::string_view{};
    }
    return std::nullopt;
}

namespace {

// Prints complaints about the data file, a line each.
void tell(std::string_view complaints) {
    for (const std::string_view complaint : split(complaints, '\n')) {
        if (!complaint.empty()) refused(fmt::format("{}: {}", data_file, complaint));
    }
}

// Replaces the data of a network. Prints complaints; returns false if they cannot be learned.
bool take_network_data(const DataTable& table, Document& document) {
    const Result<NetworkColumns> named = data_columns.empty() ? NetworkColumns{} : read_network_columns(table, data_columns);
    if (!named) return refused(fmt::format("{}: {}", data_file, named.error().sentence)) == done;
    const auto columns = data_columns.empty() ? usual_network_columns(table) : *named;
    if (!columns) return refused(fmt::format("{}: there are no two columns of data", data_file)) == done;
    const TakenColumns result = take_network_table(table, *columns, document);
    tell(result.fault);
    return result.taken;
}

// Replaces the rows of a loss. Prints complaints; returns false if no rows are left.
bool take_loss_data(const DataTable& table, Document& document) {
    RowsResult rows;
    if (data_columns.empty()) {
        rows = rows_of(table);
    } else {
        const Result<NetworkColumns> named = read_network_columns(table, data_columns);
        if (!named) return refused(fmt::format("{}: {}", data_file, named.error().sentence)) == done;
        if (named->inputs.size() != 1) return refused("--columns takes two names for a loss, those of u and v") == done;
        rows = rows_of(table, {named->inputs.front(), named->target});
    }
    tell(take_rows(rows, document));
    return !rows.rows.empty() && document.experiment.data == rows.rows;
}

// Replaces the document's data by those of the file. Prints complaints; returns false if none are left.
bool take_data(Document& document) {
    const std::string name(data_file);
    std::FILE* const file = std::fopen(name.c_str(), "rb");
    if (!file) return refused(fmt::format("{} cannot be read", quote(name))) == done;
    std::string text(longest_table + 1, '\0');
    text.resize(std::fread(text.data(), 1, text.size(), file));
    std::fclose(file);
    const DataTable table = read_data_table(text);
    return document.experiment.network ? take_network_data(table, document) : take_loss_data(table, document);
}

// Reads a link that names no data once more, with those of the file: its loss or its network may need them. Returns nothing for
// other links and for JSON.
std::optional<DecodedLink> decode_with_data(std::string text, const Document& taken) {
    for (const char* own : {"data=", "dataset=", "table=", "columns=", "lesson="}) {
        if (text.find(own) != std::string::npos) return std::nullopt;
    }
    if (looks_like_json(text)) return std::nullopt;
    for (const LinkField& field : link_fields(taken)) {
        const bool is_data = field.key == "data" || field.key == "columns" || field.key == "table";
        if (is_data && !field.text.empty()) text += fmt::format("&{}={}", field.key, percent_encode(field.text));
    }
    Result<DecodedLink> decoded = ravine::read_document(text, builtin_catalogue(), lessons::find_lesson);
    return decoded ? std::optional(*std::move(decoded)) : std::nullopt;
}

}  // namespace

std::optional<Document> read_document(std::string_view argument) {
    std::string text(argument);
    if (argument == "-") {
        // Reads one byte beyond the limit, to notice longer input.
        constexpr std::size_t most = std::max(longest_link, longest_json);
        text.clear();
        for (int c = 0; text.size() <= most && (c = std::getchar()) != EOF;) text += static_cast<char>(c);
    }
    Result<DecodedLink> decoded = ravine::read_document(text, builtin_catalogue(), lessons::find_lesson);
    if (!decoded) {
        refused(decoded.error().sentence);
        return std::nullopt;
    }
    if (!data_file.empty()) {
        if (!take_data(decoded->document)) return std::nullopt;
        if (auto again = decode_with_data(text, decoded->document)) decoded = *std::move(again);
    }
    for (const std::string& complaint : decoded->complaints) fmt::print(stderr, "ravine-cli: {}\n", complaint);
    return std::move(decoded->document);
}

void tell_retirements(const Race& race) {
    for (std::size_t racer = 0; racer < race.tracks().size(); ++racer) {
        const auto& retired = race.tracks()[racer].retired;
        if (!retired) continue;
        fmt::print(stderr, "ravine-cli: racer {} ({}) retired at step {}: {}\n", racer,
                   race.experiment().racers[racer].optimizer, retired->step, retired->reason);
    }
}

}  // namespace ravine
