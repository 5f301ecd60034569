// Configurations as JSON, for programs that make races.
//
//   {
//     "v": 1,
//     "loss": "x^2-y^2",
//     "x": [-2, 2],
//     "optimizers": {"heavy": {"parameters": {"lr": 0.02, "mu": 0.9}, "rule": ["v = mu*v - lr*g", "x = x + v"]}},
//     "racers": [{"optimizer": "gd", "lr": 0.1}, {"optimizer": "adam", "lr": "0.1*0.97^t", "eps_at": "inside"}],
//     "data": [[0, 1], [1, 2.5]],
//     "contours": "on",
//     ...
//   }
//
// Keys and meanings are the link's (document/link/link.hpp, README.md), in the same order; all fields are written, and omitted
// ones have the link's defaults. Values are in JSON's notation: numbers, lists where a link has commas, lists of lists where it
// has semicolons, and an object per racer; "optimizers" is the link's `define`; formulas and names are strings. A string in the
// link's notation may replace numbers and lists, and true and false stand for "on" and "off".
#pragma once

#include "document/link/link.hpp"
#include "text/result.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace ravine {

inline constexpr std::size_t longest_json = 256 * 1024;  // bytes; more is not read

std::string write_json(const Document& document);

// Returns the document and complaints, as decode_link() does. Fails if the text is not a JSON object.
Result<DecodedLink> read_json(std::string_view text, const Catalogue& catalogue, FindLesson lessons = nullptr);

// Reads a link or, where the text begins with a brace, JSON.
Result<DecodedLink> read_document(std::string_view text, const Catalogue& catalogue, FindLesson lessons = nullptr);

// Returns true if a text is meant as JSON rather than as a link: if it begins with a brace.
bool looks_like_json(std::string_view text);

}  // namespace ravine
