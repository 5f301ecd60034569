// Links: a Document as the fragment of a URL, readable and editable by hand.
//
//   #v=1&loss=x^2-y^2&x=-2,2&y=-2,2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1,beta1:0.9&steps=200
//
// One table of fields (fields.hpp) drives both directions. Values that equal their
// default are omitted. Decoding never fails: each error becomes a sentence that names the key and the value used instead, and
// the rest of the link holds.
//
// lesson=saddle.race replaces the defaults by the card of a lesson. This file does not depend on lessons: callers pass in a
// function that finds them (lessons/catalogue.hpp).
#pragma once

#include "document/document.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

// Bytes; more is not read. Definitions alone can have 8 times 4 KB, each byte of which may be encoded as three.
inline constexpr std::size_t longest_link = 128 * 1024;
inline constexpr int link_version = 1;
inline constexpr std::size_t most_complaints = 20;  // of one link

// Returns the document of a `lesson`, with its full name in Document::lesson; nothing if there is none.
using FindLesson = std::optional<Document> (*)(std::string_view lesson);

struct DecodedLink {
    Document document;
    std::vector<std::string> complaints;
};

// Reads a URL, a fragment with or without its '#', or a text that contains one, at most longest_link bytes of it. Mends damage
// by other programs and complains of it: document/link/link_text.hpp.
// Racers have the optimizers of the catalogue, or else those of default_document(), and those that the link defines; typed ones
// of the catalogue belong to another document and are left out.
DecodedLink decode_link(std::string_view text, const Catalogue& catalogue, FindLesson lessons = nullptr);
DecodedLink decode_link(std::string_view text, FindLesson lessons = nullptr);

// Returns the canonical fragment, without '#', in characters that chats, mail and Markdown keep together. decode_link() with
// the same lessons returns the same Document; without lessons, all of it but Document::lesson.
std::string encode_link(const Document& document, FindLesson lessons = nullptr);

// The description of a key, in phrases without a full stop.
struct LinkKey {
    std::string_view key, form, help;
    std::string_view example;                        // a fragment with it; empty if the choices suffice
    double low = 0, high = 0;                        // of a number; equal if there are no limits to tell
    std::span<const std::string_view> choices = {};  // of a word, the default first
};

// Returns all keys, in the order of a link.
std::vector<LinkKey> link_keys();

// A field of a link: a key and its text as it is before percent-encoding.
struct LinkField {
    std::string key, text;

    bool operator==(const LinkField&) const = default;
};

// Returns all fields of a document, defaults included, in the order of a link.
std::vector<LinkField> link_fields(const Document& document);

// Reads fields in any order, as decode_link() does.
DecodedLink decode_fields(std::span<const LinkField> given, const Catalogue& catalogue, FindLesson lessons = nullptr);

}  // namespace ravine
