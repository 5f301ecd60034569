// Numbers as they are written on the screen and in sentences. Files and links have numbers of their own, to the last bit.
#pragma once

#include <string>

namespace ravine {

// Returns a number of at most that many digits, as short as it is, with a minus sign: "−0.0123", "8.5e−6". The same text can be
// typed and reads as that number.
std::string number_text(double value, int digits = 4);

// Returns the shortest text that reads as exactly that number, written the same way: "−1.999999999999", "1e−6".
std::string exact_text(double value);

}  // namespace ravine
