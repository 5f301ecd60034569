// The file of a study, while it is computed: beside the one that it becomes at the end, so that it can be gone on with.
#pragma once

#include "studies/table.hpp"

#include <cstdio>
#include <string>

namespace ravine {

// Returns nothing if the file cannot be read.
std::optional<std::string> read_whole_file(const std::string& name);

class StudyFile {
  public:
    // The name of the file that the study becomes; "" for the standard output.
    explicit StudyFile(const std::string& name) : name_(name), partial_(name.empty() ? "" : name + ".partial") {}
    StudyFile(const StudyFile&) = delete;
    StudyFile& operator=(const StudyFile&) = delete;
    ~StudyFile() { close(); }

    // Begins with a head, and with rows as numbers if `resume` is set and there are any: returns those. Fails if they are of
    // another study, or damaged.
    Result<std::vector<double>> begin(const std::string& head, std::span<const studies::Column> columns, bool resume);

    // Appends rows. Returns false if they cannot be written.
    bool add(std::string_view rows);

    // End the file as a shard, as a table without a head, or with other bytes in its place. Return false if that fails.
    bool end_shard();
    bool end_table();
    bool end_as(std::string_view bytes);

    // The rows so far.
    const studies::RowCount& count() const { return count_; }

  private:
    bool write(std::string_view text);
    bool close();

    std::string name_, partial_;
    std::FILE* file_ = nullptr;
    std::size_t head_ = 0;  // bytes before the table
    studies::RowCount count_;
};

}  // namespace ravine
