#include "text/number_text.hpp"

#include <fmt/format.h>

namespace ravine {
namespace {

// Returns a formatted number with a minus sign and without the zeros of its exponent.
std::string with_signs(std::string text) {
    // The exponent of 1e-08 is −8.
    if (const auto e = text.find('e'); e != std::string::npos) {
        const bool negative = text[e + 1] == '-';
        std::size_t first = e + 2;
        while (first + 1 < text.size() && text[first] == '0') ++first;
        text = text.substr(0, e + 1) + (negative ? "−" : "") + text.substr(first);
    }
    return text.front() == '-' ? "−" + text.substr(1) : text;
}

}  // namespace

// Adding 0 makes −0 a 0.
std::string number_text(double value, int digits) { return with_signs(fmt::format("{:.{}g}", value + 0.0, digits)); }
std::string exact_text(double value) { return with_signs(fmt::format("{}", value + 0.0)); }

}  // namespace ravine
