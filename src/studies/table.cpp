#include "studies/table.hpp"

#include "math/random.hpp"
#include "text/text.hpp"

#include <fast_float/fast_float.h>
#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>
#include <iterator>

namespace ravine::studies {
namespace {

constexpr std::string_view magic = "# ravine study 1\n", race_line = "# race ", shard_line = "# shard ", end_line = "# end ";
constexpr std::string_view words[] = {"moving",  "creeping", "minimum",     "saddle",    "maximum",
                                      "plateau", "kink",     "oscillating", "diverging", "out"};

// Returns the line at the front of a text, with its end, and removes it; "" if there is no whole line.
std::string_view take_line(std::string_view& text) {
    const std::size_t end = text.find('\n');
    if (end == text.npos) return {};
    const std::string_view line = text.substr(0, end + 1);
    text.remove_prefix(end + 1);
    return line;
}

// The contents of the lines around a shard.
struct Shard {
    std::string_view race, columns, rows;
    Share share;
    std::size_t first = 0, count = 0, all = 0;  // rows
};

template <class T>
bool take_number(std::string_view& text, T& number, std::string_view then) {
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc{}) return false;
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    if (!text.starts_with(then)) return false;
    text.remove_prefix(then.size());
    return true;
}

bool read_share(std::string_view line, Shard& shard) {
    if (!line.starts_with(shard_line)) return false;
    line.remove_prefix(shard_line.size());
    return take_number(line, shard.share.index, "/") && take_number(line, shard.share.count, " rows ") &&
           take_number(line, shard.first, "+") && take_number(line, shard.count, " of ") &&
           take_number(line, shard.all, "\n") && shard.share.index >= 1 && shard.share.index <= shard.share.count &&
           shard.first == shard.share.first(shard.all) && shard.first + shard.count == shard.share.end(shard.all);
}

// Reads a finished shard. Fails with what is wrong with it, as the end of a sentence.
Result<Shard> read_shard(std::string_view file) {
    Shard shard;
    if (take_line(file) != magic) return Failure{"is no shard of a study"};
    shard.race = take_line(file);
    if (!shard.race.starts_with(race_line) || !read_share(take_line(file), shard))
        return Failure{"is damaged in its first lines"};
    shard.columns = take_line(file);
    const std::size_t end = file.rfind(end_line);
    if (end == file.npos) return Failure{"is not finished: go on with --resume"};
    shard.rows = file.substr(0, end);
    RowCount counted;
    counted.add(shard.rows);
    if (counted.rows != shard.count || file.substr(end) != shard_end(counted)) {
        return Failure{"is damaged: its checksum is not that of its rows"};
    }
    return shard;
}

void write_number(const Column& column, double number, std::string& text) {
    const auto out = std::back_inserter(text);
    switch (column.type) {
        case Column::Type::number: fmt::format_to(out, "{:.17g}", number); return;
        case Column::Type::whole: fmt::format_to(out, "{:.0f}", number); return;
        case Column::Type::maybe:
            if (!std::isnan(number)) fmt::format_to(out, "{:.17g}", number);
            return;
        case Column::Type::outcome: text += words[static_cast<std::size_t>(number)]; return;
    }
}

std::optional<double> read_number(const Column& column, std::string_view text) {
    if (column.type == Column::Type::maybe && text.empty()) return std::nan("");
    if (column.type == Column::Type::outcome) {
        const auto* const word = std::find(std::begin(words), std::end(words), text);
        return word == std::end(words) ? std::nullopt : std::optional(static_cast<double>(word - words));
    }
    double number = 0;
    const auto read = fast_float::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = read.ec == std::errc{} && read.ptr == text.data() + text.size();
    return whole ? std::optional(number) : std::nullopt;
}

}  // namespace

std::string_view word_of(Outcome::Kind kind) { return words[static_cast<std::size_t>(kind)]; }

std::string csv_head(std::span<const Column> columns) {
    std::string text;
    for (const Column& column : columns) text += (text.empty() ? "" : ",") + column.name;
    return text + '\n';
}

std::string csv_rows(std::span<const Column> columns, std::span<const double> numbers) {
    assert(numbers.size() % columns.size() == 0);
    std::string text;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const std::size_t column = i % columns.size();
        write_number(columns[column], numbers[i], text);
        text += column + 1 < columns.size() ? ',' : '\n';
    }
    return text;
}

Result<std::vector<double>> read_rows(std::span<const Column> columns, std::string_view rows) {
    std::vector<double> numbers;
    for (std::size_t row = 1; !rows.empty(); ++row) {
        std::string_view line = take_line(rows);
        if (line.empty()) return Failure{fmt::format("is cut off in row {}", row)};
        line.remove_suffix(1);
        const std::vector<std::string_view> cells = split(line, ',');
        bool read = cells.size() == columns.size();
        for (std::size_t i = 0; read && i < cells.size(); ++i) {
            const std::optional<double> number = read_number(columns[i], cells[i]);
            read = number.has_value();
            if (read) numbers.push_back(*number);
        }
        if (!read) return Failure{fmt::format("is damaged in row {}", row)};
    }
    return numbers;
}

std::size_t Share::first(std::size_t rows) const {
    return static_cast<std::size_t>(std::uint64_t{rows} * static_cast<std::uint64_t>(index - 1) /
                                    static_cast<std::uint64_t>(count));
}

std::size_t Share::end(std::size_t rows) const {
    return static_cast<std::size_t>(std::uint64_t{rows} * static_cast<std::uint64_t>(index) /
                                    static_cast<std::uint64_t>(count));
}

std::string shard_head(std::string_view link, const Runs& runs, Share share) {
    const std::size_t first = share.first(runs.rows()), count = share.end(runs.rows()) - first;
    return fmt::format("{}{}{}\n{}{}/{} rows {}+{} of {}\n{}", magic, race_line, link, shard_line, share.index, share.count,
                       first, count, runs.rows(), csv_head(runs.columns()));
}

void RowCount::add(std::string_view text) {
    rows += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    for (const char c : text) checksum = mix(checksum + static_cast<unsigned char>(c) + 1);
}

std::string shard_end(const RowCount& rows) {
    return fmt::format("{}{} rows, checksum {:016x}\n", end_line, rows.rows, rows.checksum);
}

bool is_shard(std::string_view file, std::string_view head) { return file.starts_with(head) && read_shard(file); }

std::optional<std::string_view> unfinished_rows(std::string_view file, std::string_view head) {
    if (head.starts_with(file)) return "";  // cut off before the first row
    if (!file.starts_with(head)) return std::nullopt;
    file.remove_prefix(head.size());
    if (const std::size_t end = file.find(end_line); end != file.npos) file = file.substr(0, end);
    const std::size_t last = file.rfind('\n');
    return last == file.npos ? std::string_view() : file.substr(0, last + 1);
}

Result<Merged> merge(std::vector<NamedFile> files) {
    if (files.empty()) return Failure{"there are no shards to merge"};
    std::vector<const NamedFile*> of_index;
    std::optional<Shard> first;
    std::vector<Shard> shards;
    for (const NamedFile& file : files) {
        const Result<Shard> read = read_shard(file.content);
        if (!read) return Failure{fmt::format("{} {}", quote(file.name), read.error().sentence)};
        if (!first) {
            first = *read;
            of_index.resize(static_cast<std::size_t>(first->share.count));
            shards.resize(of_index.size());
        }
        const bool same = read->race == first->race && read->columns == first->columns && read->all == first->all &&
                          read->share.count == first->share.count;
        if (!same) {
            return Failure{fmt::format("{} is not of the same study as {}", quote(file.name), quote(files.front().name))};
        }
        const auto index = static_cast<std::size_t>(read->share.index - 1);
        if (of_index[index]) {
            return Failure{fmt::format("{} and {} are the same shard", quote(of_index[index]->name), quote(file.name))};
        }
        of_index[index] = &file;
        shards[index] = *read;
    }
    for (std::size_t i = 0; i < shards.size(); ++i) {
        if (!of_index[i]) return Failure{fmt::format("shard {} of {} is missing", i + 1, shards.size())};
    }
    std::string_view link = first->race.substr(race_line.size());
    Merged merged{std::string(trim(link)), std::string(first->columns)};
    for (const Shard& shard : shards) merged.table += shard.rows;
    return merged;
}

}  // namespace ravine::studies
