// Shared by the commands of ravine-cli: arguments, output and complaints.
//
// Output is collected and written at the end, when a failure can be reported; complaints go to the standard error.
#pragma once

#include "document/document.hpp"
#include "simulation/race.hpp"

#include <fmt/format.h>

#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ravine {

enum Exit { done = 0, bad_input = 1, bad_usage = 2 };

using Arguments = std::span<const std::string_view>;

// Returns what --help prints.
std::string usage();

// The text for the standard output.
extern std::string output;

// A file with a table that replaces the data of every link that is read, and the names of the columns that count, with commas
// between; empty for none, and for the usual columns.
extern std::string_view data_file, data_columns;

template <class... Args>
void say(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(output), format, std::forward<Args>(args)...);
}

// Print the reason, and return the exit status of misuse or of bad input. Misuse also prints where to read on.
int misused(std::string_view reason, std::string_view reading = "ravine-cli help tells how each command is used.\n");
int refused(std::string_view reason);

// Offers the known word nearest to an unknown one, or else lists all; for the end of a sentence.
std::string offer(std::string_view unknown, std::span<const std::string_view> known);

// Returns the value that follows an option, or nothing if the option is absent. A missing value is an empty text.
std::optional<std::string_view> option(Arguments arguments, std::string_view name);

// Reads the configuration of a link, or for "-" of a link or JSON from the standard input. Prints complaints. Returns nothing
// for invalid JSON, or if the data file has no rows.
std::optional<Document> read_document(std::string_view argument);

// Prints the racers that left the race, and their reasons.
void tell_retirements(const Race& race);

}  // namespace ravine
