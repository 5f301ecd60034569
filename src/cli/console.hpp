// What the commands of ravine-cli share: arguments, answers and complaints.
//
// Answers are collected and written in one go at the end, where a failure can be told; what is wrong goes to the standard
// error.
#pragma once

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

extern const char* const usage;

// What goes to the standard output.
extern std::string output;

// A file with a table that takes the place of the data of every link that is read; none while this is empty.
extern std::string_view data_file;

template <class... Args>
void say(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(output), format, std::forward<Args>(args)...);
}

// Tell why, and return the status that says whose fault it is. Misuse is told where to read of it.
int misused(std::string_view reason, std::string_view reading = "ravine-cli help tells how each command is used.\n");
int refused(std::string_view reason);

// The known word that an unknown one may be meant as, or else all of them; the end of a sentence.
std::string offer(std::string_view unknown, std::span<const std::string_view> known);

// The value that follows an option, or nothing where the option is absent. A missing value is an empty text.
std::optional<std::string_view> option(Arguments arguments, std::string_view name);

// The configuration of a link, or of the link or JSON that comes from the standard input. What is wrong with it is told; there
// is none where it is no JSON, although it begins as such.
std::optional<Config> read_config(std::string_view argument);

// Tells which racers left the race, and why.
void tell_retirements(const Race& race);

}  // namespace ravine
