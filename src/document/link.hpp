// Links: a Config as the fragment of a URL, readable and editable by hand.
//
//   #v=1&loss=x^2-y^2&x=-2,2&y=-2,2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1,beta1:0.9&steps=200
//
// One table of fields (link_table.cpp, look.cpp) drives both directions and docs/link-format.md. What equals its default is
// left out. Decoding never fails: whatever is wrong becomes a sentence that names the key and what was used instead, and the
// rest of the link holds.
//
// lesson=saddle.race has the card of a lesson take the place of the defaults. This file knows no lessons: who does hands in
// how they are found (lessons/catalogue.hpp).
#pragma once

#include "document/config.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

inline constexpr std::size_t longest_link = 32 * 1024;  // bytes; more is not read
inline constexpr int link_version = 1;
inline constexpr std::size_t most_complaints = 20;  // of one link

// The configuration that a `lesson` stands for, with its whole name in Config::lesson; nothing where there is none.
using FindLesson = std::optional<Config> (*)(std::string_view lesson);

struct DecodedLink {
    Config config;
    std::vector<std::string> complaints;
};

// Reads a whole URL or a fragment, with or without its '#', or a text with one in it. What programs on its way did to it is
// undone and told: race/link_text.hpp.
DecodedLink decode_link(std::string_view text, FindLesson lessons = nullptr);

// The canonical fragment, without '#', in characters that chats, mail and Markdown keep together. decode_link with the same
// lessons gives back the same Config; without lessons, all of it but which one it is of.
std::string encode_link(const Config& config, FindLesson lessons = nullptr);

// What a key of a link is for, in phrases that end without a full stop.
struct LinkKey {
    std::string_view key, form, help;
    std::string_view example;                        // a fragment with it; none where choices tell
    double low = 0, high = 0;                        // of a number; nothing is said of limits where they are equal
    std::span<const std::string_view> choices = {};  // of a word, the default first
};

// All keys, in the order of a link.
std::vector<LinkKey> link_keys();

// A field of a link: a key and its text as it is before percent-encoding.
struct LinkField {
    std::string key, text;

    bool operator==(const LinkField&) const = default;
};

// All that a configuration consists of, in the order of a link; what equals its default too.
std::vector<LinkField> link_fields(const Config& config);

// Fields in any order, as decode_link reads them.
DecodedLink decode_fields(std::span<const LinkField> given, FindLesson lessons = nullptr);

}  // namespace ravine
