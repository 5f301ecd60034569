// Links inside other texts: finds them in pasted text, mends damage by other programs, and writes them so that programs that
// detect addresses in texts keep them whole.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

struct MendedLink {
    std::string fragment;                 // without its '#', its values still percent-encoded as in any link
    std::vector<std::string> complaints;  // one sentence per repair
};

// Returns the fragment of an address, or a fragment given with or without its '#'; empty if an address has none. Undoes HTML's
// entities (&amp;), percent-encoding of the '#', of the whole fragment or once too often, a '?' in place of the '#', another
// address around the link, and brackets, quotes, asterisks and punctuation at its end.
MendedLink mend_link(std::string_view text);

// Returns the part of a text that is a link to a race, damaged or not: an address or fragment that names v, loss or racers. A
// link at the beginning of a line extends to its end, as one written by hand may have spaces. Returns nothing if there is none.
std::optional<std::string_view> find_link(std::string_view text);

// Returns an equivalent fragment that ends in a letter, a digit, a percent-encoding or the '=' of an empty value. Encodes
// characters at which programs break addresses: quotes, question marks, backslashes, and all brackets but round ones in pairs
// without others inside. Inner bytes beyond ASCII stay as they are.
std::string guard_link(std::string_view fragment);

}  // namespace ravine
