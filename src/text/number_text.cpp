#include "text/number_text.hpp"

#include <fmt/format.h>

namespace ravine {

std::string number_text(double value, int digits) {
    std::string text = fmt::format("{:.{}g}", value + 0.0, digits);  // which makes −0 a 0
    // The exponent of 1e-08 is −8.
    if (const auto e = text.find('e'); e != std::string::npos) {
        const bool negative = text[e + 1] == '-';
        std::size_t first = e + 2;
        while (first + 1 < text.size() && text[first] == '0') ++first;
        text = text.substr(0, e + 1) + (negative ? "−" : "") + text.substr(first);
    }
    return text.front() == '-' ? "−" + text.substr(1) : text;
}

}  // namespace ravine
