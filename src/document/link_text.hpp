// Links among other texts: found in what somebody pasted, mended where a program on their way has changed them, and written so
// that programs that turn addresses in texts into links keep them whole.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

struct MendedLink {
    std::string fragment;                 // without its '#', its values still percent-encoded as in any link
    std::vector<std::string> complaints;  // what was undone, a sentence each
};

// Returns the fragment of an address, or of a fragment with or without its '#'. Undone are HTML's entities (&amp;),
// percent-encoding of the '#', of the whole fragment or once more than a link has it, a '?' in place of the '#', another
// address around the link, and brackets, quotes, asterisks and punctuation at its end. An address without a fragment has an
// empty one.
MendedLink mend_link(std::string_view text);

// Returns the part of a text that is a link to a race, mangled or not: an address or fragment that names v, loss or racers. In
// a line that begins with a link the link goes to the end, as one written by hand may have spaces. Nothing if there is none.
std::optional<std::string_view> find_link(std::string_view text);

// The same fragment, ending in a letter, a digit, a percent-encoding or the '=' of an empty value, and with those characters
// encoded that programs break addresses at: quotes, question marks, backslashes, and all brackets but round ones in pairs with
// no others inside. `fragment` is ASCII.
std::string guard_link(std::string_view fragment);

}  // namespace ravine
