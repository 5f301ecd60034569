#include "cli/study.hpp"

#include "cli/study_file.hpp"
#include "cli/study_order.hpp"
#include "cli/study_runs.hpp"
#include "document/link/link.hpp"
#include "export/file.hpp"
#include "export/study/study_export.hpp"
#include "lessons/catalogue.hpp"
#include "text/text.hpp"

#include <cstdio>
#include <utility>

namespace ravine {
namespace {

int cannot_write(const std::string& file) { return refused(fmt::format("{} cannot be written", quote(file))); }

// Returns why the study cannot be drawn in a format that is a picture, or "".
std::string picture_fault(const StudyFormat& format, const Document& document) {
    return format.drawn ? picture_fault(document) : "";
}

bool is_plain_table(const StudyFormat& format) { return &format == &study_formats().front(); }

// Prints who is ahead of racers that were tuned, and the link of the race with their numbers.
void tell_ranking(const StudyTable& table) {
    if (table.document.view.study->kind == studies::Kind::tune) say("{}", ranking_text(table));
}

int end_study(const StudyOrder& order, StudyFile& file, const StudyTable& table) {
    if (order.sharded) {
        if (!file.end_shard()) return cannot_write(order.file);
        return done;
    }
    const bool written = is_plain_table(*order.format) ? file.end_table() : file.end_as(order.format->write(table));
    if (!written) return cannot_write(order.file);
    tell_ranking(table);
    return done;
}

// Writes to the standard output as it is computed, which may be more than memory holds.
bool print(std::string_view text) { return std::fwrite(text.data(), 1, text.size(), stdout) == text.size(); }

int run_order(const StudyOrder& order, const Document& document, const studies::Runs& runs) {
    const std::string head = studies::shard_head(encode_link(document, lessons::find_lesson), runs, order.share);
    if (order.sharded && order.resume) {
        const auto before = read_whole_file(order.file);
        if (before && studies::is_shard(*before, head)) return done;
    }
    const std::size_t first = order.share.first(runs.rows()), end = order.share.end(runs.rows());
    StudyFile file(order.file);
    Result<std::vector<double>> known = file.begin(head, runs.columns(), order.resume);
    if (!known) return refused(known.error().sentence);
    const bool printed = order.file.empty();
    const bool kept = !order.sharded && (!is_plain_table(*order.format) || document.view.study->kind == studies::Kind::tune);
    std::vector<double> numbers = *std::move(known);
    const std::size_t rows = numbers.size() / runs.columns().size();
    if (rows > end - first) return refused(fmt::format("{}.partial has more rows than the study", quote(order.file)));
    if (!kept) numbers = {};
    if (printed && !print(order.sharded ? head : studies::csv_head(runs.columns())))
        return refused("the standard output takes no more");
    studies::RowCount count;
    const std::string failure =
        compute_rows(document, runs, {first + rows, end}, order.threads, [&](std::span<const double> more) {
            if (kept && !printed) numbers.insert(numbers.end(), more.begin(), more.end());
            const std::string text = studies::csv_rows(runs.columns(), more);
            if (!printed) return file.add(text);
            count.add(text);
            return print(text);
        });
    if (!failure.empty()) return refused(failure);
    if (!printed) return end_study(order, file, {document, runs.columns(), numbers});
    if (order.sharded) output += studies::shard_end(count);
    return done;
}

int run_merge(Arguments arguments) {
    const Result<MergeOrder> order = read_merge_order(arguments);
    if (!order) return misused(order.error().sentence);
    std::vector<studies::NamedFile> files;
    for (const std::string& name : order->files) {
        auto content = read_whole_file(name);
        if (!content) return refused(fmt::format("{} cannot be read", quote(name)));
        files.push_back({name, *std::move(content)});
    }
    const Result<studies::Merged> merged = studies::merge(std::move(files));
    if (!merged) return refused(merged.error().sentence);
    if (order->file.empty()) {
        output += merged->table;
        return done;
    }
    const auto document = read_document(merged->link);
    if (!document || !document->view.study) return refused("the shards name no study");
    const std::vector<studies::Column> columns = studies::columns_of(*document->view.study, document->experiment);
    const std::string_view rows = std::string_view(merged->table).substr(merged->table.find('\n') + 1);
    const Result<std::vector<double>> numbers = studies::read_rows(columns, rows);
    if (!numbers) return refused(fmt::format("the table {}", numbers.error().sentence));
    const StudyTable table{*document, columns, *numbers};
    if (const std::string fault = picture_fault(*order->format, *document); !fault.empty()) return refused(fault);
    if (!write_file(order->file, order->format->write(table))) return cannot_write(order->file);
    tell_ranking(table);
    return done;
}

}  // namespace

int run_study(Arguments arguments) {
    if (arguments.empty()) return misused("study needs a kind: basins, sweep, seeds, tune or swarm; or merge");
    if (arguments[0] == "--help") {
        say("{}", usage());
        return done;
    }
    if (arguments[0] == "merge") return run_merge(arguments.subspan(1));
    const Result<StudyOrder> order = read_study_order(arguments);
    if (!order) return misused(order.error().sentence);
    if (const Result<studies::Study> study = studies::read_study(order->kind + order->options); !study) {
        return misused(study.error().sentence);
    }
    auto document = read_document(order->link);
    if (!document) return bad_input;
    const Result<studies::Study> study = study_of(*order, *document);
    if (!study) return misused(study.error().sentence);
    document->view.study = *study;
    if (const std::string fault = picture_fault(*order->format, *document); !fault.empty()) return refused(fault);
    const Result<studies::Runs> runs = studies::Runs::begin(document->experiment, *study);
    return runs ? run_order(*order, *document, *runs) : refused(runs.error().sentence);
}

}  // namespace ravine
