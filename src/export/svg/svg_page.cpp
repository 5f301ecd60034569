#include "export/svg/svg_page.hpp"

#include <fmt/format.h>

#include <cmath>

namespace ravine {

std::string page_number(double value) {
    const double rounded = std::round(value * 100) / 100;
    return fmt::format("{}", rounded == 0 ? 0.0 : rounded);
}

std::string page_colour(std::uint32_t rgb) { return fmt::format("#{:06x}", rgb); }

std::string cut_off(std::string_view text, std::size_t most) {
    if (text.size() <= most) return std::string(text);
    const auto continues_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
    std::size_t end = most - 1;
    while (end > 0 && continues_character(text[end])) --end;
    return std::string(text.substr(0, end)) + "\u2026";
}

std::string path_data(const std::vector<Polyline>& lines) {
    std::string data;
    for (const Polyline& line : lines) {
        const bool closed = line.size() > 3 && line.front() == line.back();
        for (std::size_t i = 0; i + (closed ? 1 : 0) < line.size(); ++i) {
            data += fmt::format("{}{} {}", i == 0 ? "M" : i == 1 ? "L" : " ", page_number(line[i].x), page_number(line[i].y));
        }
        if (closed) data += "Z";
    }
    return data;
}

}  // namespace ravine
