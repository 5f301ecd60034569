// Links: a Config as the fragment of a URL, readable and editable by hand.
//
//   #v=1&loss=x^2-y^2&x=-2,2&y=-2,2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1,beta1:0.9&steps=200
//
// One table of fields (link.cpp) drives both directions. What equals its default is left out. Decoding never fails:
// whatever is wrong becomes a sentence that names the key and what was used instead, and the rest of the link holds.
#pragma once

#include "race/config.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ravine {

inline constexpr std::size_t longest_link = 32 * 1024;  // bytes; more is not read
inline constexpr int link_version = 1;

struct DecodedLink {
    Config config;
    std::vector<std::string> complaints;
};

// Reads a whole URL or a fragment, with or without its '#'.
DecodedLink decode_link(std::string_view text);

// Whether a text that somebody dropped or pasted may be meant as a link: it names what every race has.
bool looks_like_link(std::string_view text);

// The canonical fragment, without '#'. decode_link gives back the same Config.
std::string encode_link(const Config& config);

}  // namespace ravine
