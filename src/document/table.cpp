#include "document/table.hpp"

#include "text/text.hpp"

#include <fast_float/fast_float.h>

#include <algorithm>
#include <cmath>

namespace ravine {
namespace {

// White space of spreadsheets and web pages beyond ASCII, and the byte order mark.
constexpr std::string_view wide_spaces[] = {"\u00A0", "\u2007", "\u2009", "\u200B", "\u202F", "\uFEFF"};

std::string_view trim_all(std::string_view text) {
    for (bool again = true; again;) {
        text = trim(text);
        again = false;
        for (const std::string_view space : wide_spaces) {
            if (text.starts_with(space)) text.remove_prefix(space.size()), again = true;
            if (text.ends_with(space)) text.remove_suffix(space.size()), again = true;
        }
    }
    return text;
}

char separator_of(std::string_view line) {
    for (const char separator : {'|', ';', '\t', ','}) {
        bool quoted = false;
        for (const char c : line) {
            if (c == '"') quoted = !quoted;
            if (c == separator && !quoted) return separator;
        }
    }
    return ' ';
}

// Returns the text of a cell without quotes, and without the key of a JSON object's member.
std::string plain_cell(std::string_view cell) {
    cell = trim_all(cell);
    if (const auto key = cell.find("\":"); key != std::string_view::npos && cell.starts_with('"'))
        cell = trim_all(cell.substr(key + 2));
    for (const char quote : {'"', '\'', '`'}) {
        if (cell.size() >= 2 && cell.starts_with(quote) && cell.ends_with(quote))
            cell = trim_all(cell.substr(1, cell.size() - 2));
    }
    return std::string(cell);
}

std::vector<std::string> cells_of(std::string_view line) {
    const char separator = separator_of(line);
    if (separator == '|' && line.starts_with('|')) line.remove_prefix(1);
    if (separator == '|' && line.ends_with('|')) line.remove_suffix(1);
    std::vector<std::string> cells;
    bool quoted = false;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= line.size(); ++i) {
        const bool ends = i == line.size();
        if (!ends && line[i] == '"') quoted = !quoted;
        const bool is_space = separator == ' ' && !ends && (line[i] == '\t');
        if (!ends && (quoted || (line[i] != separator && !is_space))) continue;
        const std::string_view cell = line.substr(begin, i - begin);
        if (separator != ' ' || !cell.empty()) cells.push_back(plain_cell(cell));
        begin = i + 1;
    }
    return cells;
}

bool is_rule(const std::vector<std::string>& cells) {
    return std::all_of(cells.begin(), cells.end(), [](std::string_view cell) {
        return cell.size() >= 2 && cell.find('-') != std::string_view::npos &&
               cell.find_first_not_of(":-=+ ") == std::string_view::npos;
    });
}

struct Lines {
    std::vector<TableLine> lines;

    void add(std::string_view text, std::size_t number) {
        text = trim_all(text);
        if (text.empty() || text.starts_with('#') || text.starts_with('%')) return;
        std::vector<std::string> cells = cells_of(text);
        if (!is_rule(cells)) lines.push_back({number, std::string(text), std::move(cells)});
    }
};

// Returns the place where a list of lists begins: at the first character, or behind a name with a sign or a bracket. Returns
// npos if there is none.
std::size_t list_begin(std::string_view text) {
    const auto first = text.find_first_of("[{(");
    if (first == std::string_view::npos) return first;
    const std::string_view before = text.substr(0, first);
    const bool is_named = before.find_first_of(",;\t\n\r|") == std::string_view::npos &&
                          before.find_first_of("0123456789") == std::string_view::npos;
    return trim_all(before).empty() || (is_named && text.find('[', first) != std::string_view::npos) ? first
                                                                                                     : std::string_view::npos;
}

void add_lists(std::string_view text, Lines& lines) {
    std::size_t number = 1, begin = std::string_view::npos, begun_on = 1;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '[' || c == '(' || c == '{') {
            begin = i + 1;
            begun_on = number;
        } else if ((c == ']' || c == ')' || c == '}') && begin != std::string_view::npos) {
            const std::string_view inside = text.substr(begin, i - begin);
            for (const std::string_view part : split(inside, ';')) {  // rows of a matrix
                lines.add(part, begun_on);
            }
            begin = std::string_view::npos;
        }
        if (c == '\n') ++number;
    }
}

}  // namespace

std::optional<double> read_decimal(std::string_view cell) {
    constexpr std::string_view minus = "\u2212";
    std::string plain;
    int commas = 0, points = 0;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        const bool is_minus = cell.substr(i, minus.size()) == minus;
        commas += cell[i] == ',';
        points += cell[i] == '.';
        plain += is_minus ? '-' : cell[i] == ',' ? '.' : cell[i];
        if (is_minus) i += minus.size() - 1;
    }
    if (commas > 1 || (commas == 1 && points > 0)) return std::nullopt;
    double value = 0;
    const auto options = fast_float::chars_format::general | fast_float::chars_format::allow_leading_plus;
    const auto [end, error] = fast_float::from_chars(plain.data(), plain.data() + plain.size(), value, options);
    const bool whole = error == std::errc() && end == plain.data() + plain.size();
    if (!whole || !std::isfinite(value)) return std::nullopt;
    return value;
}

bool is_missing(std::string_view cell) {
    constexpr std::string_view words[] = {"",    "na", "n/a", "#n/a", "nan", "null",   "none",
                                          "nil", "-",  "--",  "?",    ".",   "\u2013", "\u2014"};
    if (cell.size() > 4) return false;
    std::string lower(cell);
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return std::find(std::begin(words), std::end(words), lower) != std::end(words);
}

std::vector<TableLine> read_table(std::string_view text) {
    text = text.substr(0, longest_table);
    Lines lines;
    if (const auto begin = list_begin(text); begin != std::string_view::npos) {
        add_lists(text, lines);
        return std::move(lines.lines);
    }
    std::size_t number = 1;
    for (std::size_t begin = 0; begin < text.size(); ++number) {
        const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
        lines.add(text.substr(begin, end - begin), number);
        begin = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
    }
    return std::move(lines.lines);
}

}  // namespace ravine
