#include "document/link/link_text.hpp"

#include "text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace ravine {
namespace {

constexpr int most_rounds = 4;           // of nested encodings that are undone
constexpr std::size_t most_removed = 8;  // characters at the end of a link

bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// Returns the length of "=" at the front of a text, encoded any number of times: "%3D", "%253D". Returns 0 if there is none.
std::size_t encoded_length(std::string_view text, std::string_view digits) {
    if (!text.starts_with('%')) return 0;
    std::size_t at = 1;
    while (text.substr(at, 2) == "25") at += 2;
    const std::string_view last = text.substr(at, 2);
    const auto same = [](char a, char b) { return a == b || (is_letter(a) && (a | 0x20) == (b | 0x20)); };
    return last.size() == 2 && same(last[0], digits[0]) && same(last[1], digits[1]) ? at + 2 : 0;
}

// Returns true if the text begins with a key and an equals sign, which may be percent-encoded.
bool begins_with_key(std::string_view text) {
    std::size_t length = 0;
    while (length < text.size() && (is_letter(text[length]) || text[length] == '_')) ++length;
    const std::string_view rest = text.substr(length);
    return length > 0 && (rest.starts_with('=') || encoded_length(rest, "3D") > 0);
}

bool is_address(std::string_view text) {
    const auto colon = text.find_first_of(":%");
    if (colon == std::string_view::npos || colon == 0) return false;
    const std::string_view rest = text.substr(colon);
    if (!std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), is_letter)) return false;
    return rest.starts_with("://") || encoded_length(rest, "3A") > 0;
}

bool is_ours(std::string_view fragment) {
    const auto pairs = split(fragment, '&');
    return std::any_of(pairs.begin(), pairs.end(), [](std::string_view pair) {
        pair = trim(pair);
        const bool version = pair.starts_with("v=") && pair.size() > 2 && std::all_of(pair.begin() + 2, pair.end(), is_digit);
        return version || pair.starts_with("loss=") || pair.starts_with("racers=");
    });
}

struct Fragment {
    std::string_view text;
    bool encoded_hash = false, is_query = false;  // the '#' was written as "%23", or as '?'
};

// Returns the part behind the '#', behind an encoded one that a key follows, or behind the '?' of a query that names a race.
// Returns the whole text if it has none and is not an address.
Fragment fragment_of(std::string_view text) {
    const auto hash = text.find('#');
    std::string_view fragment = hash == std::string_view::npos ? std::string_view{} : text.substr(hash);
    fragment.remove_prefix(std::min(fragment.find_first_not_of('#'), fragment.size()));
    if (!fragment.empty()) {
        if (fragment.starts_with('?') && is_ours(fragment.substr(1))) return {fragment.substr(1), false, true};
        const std::size_t again = encoded_length(fragment, "23");
        return {fragment.substr(again), again > 0};
    }
    const std::string_view before = text.substr(0, hash);
    const bool has_address = before.find("://") != std::string_view::npos || is_address(before);
    const auto first_value = has_address ? std::string_view::npos : before.find('=');
    for (auto at = before.find('%'); at < first_value && at != std::string_view::npos; at = before.find('%', at + 1)) {
        const std::string_view rest = before.substr(at);
        const std::size_t length = encoded_length(rest, "23");
        if (length > 0 && begins_with_key(rest.substr(length))) return {rest.substr(length), true};
    }
    const auto question = before.find('?');
    if (has_address && question != std::string_view::npos && is_ours(before.substr(question + 1)))
        return {before.substr(question + 1), false, true};
    return {hash == std::string_view::npos && !has_address ? text : fragment};
}

// Returns the link inside a fragment that has it as the value of another address's key: there its own signs are encoded, and a
// plain '&' ends it.
std::string_view unwrapped(std::string_view fragment) {
    const auto next = fragment.find('&');
    const std::string_view first = fragment.substr(0, next);
    const bool is_value = next != std::string_view::npos && begins_with_key(first) && first.find('=') == std::string_view::npos;
    return is_value ? first : fragment;
}

// Replaces HTML's entities for ASCII characters of links.
std::string without_entities(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, char>, 7> names{
        {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}, {"num", '#'}, {"equals", '='}}};
    const auto named = [&](std::string_view name) -> char {
        for (const auto& [known, character] : names) {
            if (name == known) return character;
        }
        if (!name.starts_with('#')) return 0;
        name.remove_prefix(1);
        const bool hex = name.starts_with('x') || name.starts_with('X');
        if (hex) name.remove_prefix(1);
        int code = 0;
        for (const char c : name) {
            if (!(hex ? is_hex(c) : is_digit(c)) || code > 0x7F) return 0;
            code = code * (hex ? 16 : 10) + (is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
        }
        return code > 0x20 && code < 0x7F ? static_cast<char>(code) : '\0';
    };
    constexpr std::size_t longest = 8;
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t end = text[i] == '&' ? text.substr(i + 1, longest).find(';') : std::string_view::npos;
        const char character = end == std::string_view::npos ? '\0' : named(text.substr(i + 1, end));
        result += character ? character : text[i];
        if (character) i += end + 1;
    }
    return result;
}

// Returns true if a fragment was percent-encoded once more than a link is. Values of a link contain no '%', so an encoded '%'
// gives it away; so do encoded equals signs without a plain one.
bool is_encoded_again(std::string_view fragment) {
    bool has_encoded_equals = false;
    for (auto at = fragment.find('%'); at != std::string_view::npos; at = fragment.find('%', at + 1)) {
        const std::string_view rest = fragment.substr(at);
        if (rest.size() >= 5 && rest.starts_with("%25") && is_hex(rest[3]) && is_hex(rest[4])) return true;
        has_encoded_equals = has_encoded_equals || encoded_length(rest, "3D") > 0;
    }
    return has_encoded_equals && fragment.find('=') == std::string_view::npos;
}

// Returns the bytes of a mark at the end of a text with which no link ends, or 0. Browsers percent-encode some of the marks.
std::size_t foreign_end(std::string_view text) {
    constexpr std::string_view marks = ".,;:!?'\"*_~<>`\\";
    constexpr std::string_view others[] = {"%22", "%3C", "%3E", "%60", "…",  "’",  "”",      "»",      "›",
                                           "。",  "，",  "、",  "）",  "」", "】", "\u00A0", "\u200B", "\uFEFF"};
    if (text.empty()) return 0;
    if (marks.find(text.back()) != std::string_view::npos) {
        const std::string_view value = text.substr(text.rfind('=') + 1);
        const bool quoted = value.size() > 1 && value.front() == text.back() && (text.back() == '"' || text.back() == '\'');
        return quoted ? 0 : 1;
    }
    for (const std::string_view other : others) {
        if (text.ends_with(other)) return other.size();
        if (other.starts_with('%')) continue;
        std::string encoded = percent_encode(other);
        if (text.ends_with(encoded)) return encoded.size();
    }
    constexpr std::string_view open = "([{", close = ")]}";
    const auto kind = close.find(text.back());
    if (kind == std::string_view::npos) return 0;
    const std::string value = percent_decode(text.substr(text.rfind('&') + 1));
    return std::count(value.begin(), value.end(), close[kind]) > std::count(value.begin(), value.end(), open[kind]) ? 1 : 0;
}

// Removes such marks from the end and returns them decoded.
std::string take_foreign_end(std::string& fragment) {
    std::size_t length = fragment.size();
    for (std::size_t i = 0; i < most_removed; ++i) {
        const std::string_view rest = trim(std::string_view(fragment).substr(0, length));
        length = rest.empty() ? 0 : static_cast<std::size_t>(rest.data() - fragment.data()) + rest.size();
        const std::size_t end = foreign_end(std::string_view(fragment).substr(0, length));
        if (end == 0) break;
        length -= end;
    }
    std::string removed = percent_decode(trim(std::string_view(fragment).substr(length)));
    if (!removed.empty()) fragment.resize(length);
    return removed;
}

// Returns true if a text begins with a link.
bool begins_like_link(std::string_view text) {
    const Fragment fragment = fragment_of(text);
    if (!begins_with_key(fragment.text)) return false;
    const auto before = text.substr(0, static_cast<std::size_t>(fragment.text.data() - text.data()));
    if (before.find_first_of(" \t\r\n") != std::string_view::npos) return false;
    return before.find_first_not_of("#?") == std::string_view::npos || fragment.encoded_hash || is_address(before);
}

MendedLink mend(std::string_view text) {
    MendedLink mended;
    const auto complain = [&](bool is_so, std::string_view sentence) {
        if (is_so) mended.complaints.emplace_back(sentence);
    };
    std::string whole(trim(text));
    const std::size_t written = whole.size();
    for (int i = 0; i < most_rounds; ++i) whole = without_entities(whole);
    complain(whole.size() < written, "the link had HTML's entities, as &amp; for &; they are read as what they stand for");
    const Fragment found = fragment_of(whole);
    mended.fragment = unwrapped(found.text);
    const bool was_inside = mended.fragment.size() < found.text.size();
    complain(was_inside, "the link stood inside of another address, which is left out");
    complain(found.encoded_hash && !was_inside, "the # of the link was written as %23; it is read as #");
    complain(found.is_query, "the # of the link was written as ?; it is read as #");
    int rounds = 0;
    for (; rounds < most_rounds && is_encoded_again(mended.fragment); ++rounds)
        mended.fragment = percent_decode(mended.fragment);
    complain(rounds > (was_inside ? 1 : 0), "the link was percent-encoded once more than it should be; that is undone");
    const std::string removed = take_foreign_end(mended.fragment);
    complain(!removed.empty(), fmt::format("the link ended in {}, which is no part of it and is left out", quote(removed)));
    return mended;
}

}  // namespace

MendedLink mend_link(std::string_view text) {
    text = trim(text);
    return mend(begins_like_link(text) ? text : find_link(text).value_or(text));
}

std::optional<std::string_view> find_link(std::string_view text) {
    text = trim(text);
    if (text.find('\n') == std::string_view::npos && begins_like_link(text) && is_ours(mend(text).fragment)) return text;
    constexpr std::string_view separators = " \t\r\n\"'<>`", opening = "([{*_~";
    const auto ends = [&](std::size_t at) {
        return at == text.size() || separators.find(text[at]) != std::string_view::npos || text.substr(at, 2) == "](";
    };
    for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end + 1) {
        for (end = begin; !ends(end);) ++end;
        std::string_view word = text.substr(begin, end - begin);
        word.remove_prefix(std::min(word.find_first_not_of(opening), word.size()));
        // Without a '#', "loss=3" may belong to another program.
        const bool is_marked =
            word.find('#') != std::string_view::npos || fragment_of(word).encoded_hash || fragment_of(word).is_query;
        const bool has_pairs = word.find('&') != std::string_view::npos || word.find("%26") != std::string_view::npos;
        if ((is_marked || (has_pairs && begins_with_key(word))) && is_ours(mend(word).fragment)) return word;
    }
    return std::nullopt;
}

std::string guard_link(std::string_view fragment) {
    constexpr std::string_view breaking = "'?\\[]{}()";
    const auto is_plain_end = [](char c) { return is_letter(c) || is_digit(c) || c == '='; };
    const std::size_t none = fragment.size();
    const std::size_t last = fragment.empty() || is_plain_end(fragment.back()) ? none : fragment.size() - 1;
    std::vector<char> encoded(fragment.size());
    std::size_t open = none;  // the last bracket, while it is unclosed and no other follows
    for (std::size_t i = 0; i < fragment.size(); ++i) {
        encoded[i] = i == last || breaking.find(fragment[i]) != std::string_view::npos;
        if (fragment[i] == ')' && open != none && i != last) encoded[open] = encoded[i] = false;
        if (fragment[i] == '(' || fragment[i] == ')') open = fragment[i] == '(' ? i : none;
    }
    std::string guarded;
    for (std::size_t i = 0; i < fragment.size(); ++i) {
        guarded += encoded[i] ? fmt::format("%{:02X}", static_cast<unsigned char>(fragment[i])) : std::string(1, fragment[i]);
    }
    return guarded;
}

}  // namespace ravine
