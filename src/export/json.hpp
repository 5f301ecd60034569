// A configuration as JSON, for programs that make races, and back.
//
//   {
//     "v": 1,
//     "loss": "x^2-y^2",
//     "x": [-2, 2],
//     "racers": [{"optimizer": "gd", "lr": 0.1}, {"optimizer": "adam", "lr": "0.1*0.97^t", "eps_at": "inside"}],
//     "data": [[0, 1], [1, 2.5]],
//     "contours": "on",
//     ...
//   }
//
// Keys and meanings are the link's (race/link.hpp, README.md), in the same order; all fields are written, and those left out
// have the link's defaults. Values are in JSON's own notation: numbers, lists where a link has commas, lists of lists where it
// has semicolons, and an object per racer. Everything else, formulas and names, is a string. Strings as a link has them are
// read wherever numbers and lists are, and true and false for "on" and "off".
#pragma once

#include "document/link.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace ravine {

inline constexpr std::size_t longest_json = 256 * 1024;  // bytes; more is not read

std::string write_json(const Config& config);

// The configuration and what is wrong with it, as decode_link tells it. Nothing where the text is no JSON object at all, with a
// sentence that says where and why.
std::optional<DecodedLink> read_json(std::string_view text, std::string& error, FindLesson lessons = nullptr);

// Whether a text means to be JSON rather than a link: whether it begins with a brace.
bool looks_like_json(std::string_view text);

}  // namespace ravine
