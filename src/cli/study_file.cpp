#include "cli/study_file.hpp"

#include "export/file.hpp"
#include "text/text.hpp"

#include <fmt/format.h>

namespace ravine {
namespace {

// Copies the rest of a file.
bool copy(std::FILE* from, std::FILE* to) {
    char buffer[65536];
    std::size_t got = 0;
    while ((got = std::fread(buffer, 1, sizeof buffer, from)) > 0) {
        if (std::fwrite(buffer, 1, got, to) != got) return false;
    }
    return std::ferror(from) == 0;
}

}  // namespace

std::optional<std::string> read_whole_file(const std::string& name) {
    std::FILE* const file = std::fopen(name.c_str(), "rb");
    if (!file) return std::nullopt;
    std::string content;
    char buffer[65536];
    for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, file)) > 0;) content.append(buffer, got);
    const bool read = std::ferror(file) == 0;
    std::fclose(file);
    return read ? std::optional(std::move(content)) : std::nullopt;
}

Result<std::vector<double>> StudyFile::begin(const std::string& head, std::span<const studies::Column> columns, bool resume) {
    head_ = head.size() - studies::csv_head(columns).size();
    if (name_.empty()) return std::vector<double>();
    std::string rows;
    if (const auto before = resume ? read_whole_file(partial_) : std::nullopt; before && !before->empty()) {
        const auto found = studies::unfinished_rows(*before, head);
        if (!found) return Failure{fmt::format("{} is of another study: remove it, or leave out --resume", quote(partial_))};
        rows = *found;
    }
    Result<std::vector<double>> numbers = studies::read_rows(columns, rows);
    if (!numbers) return Failure{fmt::format("{} {}", quote(partial_), numbers.error().sentence)};
    file_ = std::fopen(partial_.c_str(), "wb");
    if (!write(head) || !add(rows)) return Failure{fmt::format("{} cannot be written", quote(partial_))};
    return numbers;
}

bool StudyFile::write(std::string_view text) {
    return file_ && std::fwrite(text.data(), 1, text.size(), file_) == text.size() && std::fflush(file_) == 0;
}

bool StudyFile::add(std::string_view rows) {
    count_.add(rows);
    return write(rows);
}

bool StudyFile::close() {
    const bool closed = !file_ || std::fclose(file_) == 0;
    file_ = nullptr;
    return closed;
}

bool StudyFile::end_shard() {
    return write(studies::shard_end(count_)) && close() && std::rename(partial_.c_str(), name_.c_str()) == 0;
}

bool StudyFile::end_table() {
    if (!close()) return false;
    std::FILE* const from = std::fopen(partial_.c_str(), "rb");
    std::FILE* const to = from ? std::fopen(name_.c_str(), "wb") : nullptr;
    const bool copied = to && std::fseek(from, static_cast<long>(head_), SEEK_SET) == 0 && copy(from, to);
    const bool closed = to && std::fclose(to) == 0;
    if (from) std::fclose(from);
    return copied && closed && std::remove(partial_.c_str()) == 0;
}

bool StudyFile::end_as(std::string_view bytes) {
    return close() && write_file(name_, bytes) && std::remove(partial_.c_str()) == 0;
}

}  // namespace ravine
