#include "analysis/typeset.hpp"

#include "formula/constants.hpp"
#include "formula/lexer.hpp"
#include "text/number_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace ravine {
namespace {

using formula::Token;

constexpr std::string_view superscripts[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
constexpr std::string_view subscripts[] = {"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_whole(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

bool is_word(std::string_view text) { return text == "√" || (text[0] >= 'a' && text[0] <= 'z'); }

std::string symbol_text(std::string_view symbol) {
    if (symbol == "*") return "·";
    if (symbol == "-") return "−";
    if (symbol == "<=") return "≤";
    if (symbol == ">=") return "≥";
    return std::string(symbol);
}

// The parts of a text as they stand there, with signs as people write them.
std::vector<Piece> pieces_of(std::string_view text) {
    std::vector<Piece> pieces;
    formula::Lexer lexer(text);
    const char* end = text.data();
    for (Token token = lexer.next(); token.kind != Token::Kind::end; token = lexer.next()) {
        Piece piece{std::string(token.text), {}, token.text.data() > end};
        if (token.kind == Token::Kind::symbol) piece.text = symbol_text(token.text);
        if (token.kind == Token::Kind::name) piece.name = token.text;
        pieces.push_back(std::move(piece));
        end = token.text.data() + token.text.size();
    }
    return pieces;
}

// The same of a rule, where only quantities have a name.
std::vector<Piece> pieces_of(const Optimizer& optimizer, std::string_view text, std::span<const Quantity> quantities) {
    std::vector<Piece> pieces = pieces_of(text);
    for (Piece& piece : pieces) {
        const auto has_name = [&](const Quantity& quantity) { return quantity.name == piece.name; };
        const bool is_quantity = std::any_of(quantities.begin(), quantities.end(), has_name);
        if (is_quantity) piece.text = name_text(optimizer, piece.name);
        if (!is_quantity) piece.name = {};
    }
    return pieces;
}

void erase(std::vector<Piece>& pieces, std::size_t first, std::size_t count) {
    const auto at = pieces.begin() + static_cast<std::ptrdiff_t>(first);
    pieces.erase(at, at + static_cast<std::ptrdiff_t>(count));
}

// sqrt(x) becomes √x, and sqrt(x + y) becomes √(x + y).
void write_roots(std::vector<Piece>& pieces) {
    for (std::size_t i = 0; i + 3 < pieces.size(); ++i) {
        if (pieces[i].text != "sqrt") continue;
        pieces[i].text = "√";
        if (pieces[i + 3].text != ")") continue;
        erase(pieces, i + 3, 1);
        erase(pieces, i + 1, 1);
    }
}

// Returns an exponent as it is written above the line, if it is a whole number or t, or "".
std::string exponent(std::string_view text) {
    if (text == "t") return "ᵗ";
    std::string digits;
    if (is_whole(text)) {
        for (const char digit : text) digits += superscripts[digit - '0'];
    }
    return digits;
}

// x^2 becomes x², and β^t becomes βᵗ.
void write_powers(std::vector<Piece>& pieces) {
    for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
        const std::string raised = pieces[i].text == "^" ? exponent(pieces[i + 1].text) : "";
        if (raised.empty()) continue;
        pieces[i + 1].text = raised;
        pieces[i + 1].space_before = false;
        erase(pieces, i, 1);
    }
}

// Returns the places of the commas and the closing bracket of a call that opens there.
std::vector<std::size_t> ends_of_parts(std::span<const Piece> pieces, std::size_t opening) {
    std::vector<std::size_t> ends;
    int depth = 0;
    for (std::size_t i = opening; i < pieces.size(); ++i) {
        if (pieces[i].text == "(") ++depth;
        if (pieces[i].text == ")" && --depth == 0) {
            ends.push_back(i);
            break;
        }
        if (pieces[i].text == "," && depth == 1) ends.push_back(i);
    }
    return ends;
}

// where(c, a, b) becomes a if c, else b, where it is all that is assigned.
void write_choices(std::vector<Piece>& pieces) {
    const auto equals = std::find_if(pieces.begin(), pieces.end(), [](const Piece& piece) { return piece.text == "="; });
    const std::size_t call = equals == pieces.end() ? 0 : static_cast<std::size_t>(equals - pieces.begin()) + 1;
    if (call + 1 >= pieces.size() || pieces[call].text != "where") return;
    const std::vector<std::size_t> ends = ends_of_parts(pieces, call + 1);
    if (ends.size() != 3 || ends[2] + 1 != pieces.size()) return;
    std::vector<Piece> written(pieces.begin(), pieces.begin() + static_cast<std::ptrdiff_t>(call));
    const auto add = [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
            written.push_back(pieces[i]);
            written.back().space_before |= i == first && written.size() > 1;
        }
    };
    add(ends[0] + 1, ends[1]);
    written.push_back({"if", {}, true});
    add(call + 2, ends[0]);
    written.push_back({",", {}, false});
    written.push_back({"else", {}, true});
    add(ends[1] + 1, ends[2]);
    pieces = std::move(written);
}

// (1 − 0.9) becomes 0.1, where the brackets are no function's. To be done after numbers were put in.
void subtract(std::vector<Piece>& pieces, std::span<const Quantity> quantities) {
    for (std::size_t i = 0; i + 4 < pieces.size(); ++i) {
        const bool bracket =
            pieces[i].text == "(" && pieces[i + 1].text == "1" && pieces[i + 2].text == "−" && pieces[i + 4].text == ")";
        const bool called = i > 0 && !pieces[i].space_before && is_word(pieces[i - 1].text);
        if (!bracket || called) continue;
        for (const Quantity& quantity : quantities) {
            if (quantity.name != pieces[i + 3].name || !quantity.scalar || !quantity.value) continue;
            pieces[i].text = number_text(1 - quantity.value->x);
            pieces[i].name = quantity.name;
            erase(pieces, i + 1, 4);
            break;
        }
    }
}

// Puts numbers in the place of scalars.
void put_numbers(std::vector<Piece>& pieces, std::span<const Quantity> quantities) {
    for (Piece& piece : pieces) {
        for (const Quantity& quantity : quantities) {
            const bool known = quantity.name == piece.name && quantity.scalar && quantity.value;
            if (known) piece.text = number_text(quantity.value->x);
        }
    }
}

}  // namespace

std::string name_text(const Optimizer& optimizer, std::string_view name) {
    for (const Parameter& parameter : optimizer.parameters) {
        const bool one_word = parameter.label.find(' ') == std::string_view::npos;
        if (parameter.name() == name && one_word) return std::string(parameter.label);
    }
    constexpr std::string_view hat = "hat";
    if (name.size() == 1 + hat.size() && name.substr(1) == hat) return name[0] + std::string("\u0302");
    if (name.size() > 1 && is_digit(name.back())) {
        return std::string(name.substr(0, name.size() - 1)) + std::string(subscripts[name.back() - '0']);
    }
    return std::string(name);
}

std::string typeset_formula(std::string_view formula) {
    std::vector<Piece> pieces = pieces_of(formula);
    for (Piece& piece : pieces) {
        if (piece.name == "pi") piece.text = "π";
        if (const std::string_view greek = formula::greek_letter(piece.name); !greek.empty()) piece.text = greek;
    }
    write_roots(pieces);
    write_powers(pieces);
    std::string text;
    for (const Piece& piece : pieces) text += (piece.space_before ? " " : "") + piece.text;
    return text;
}

std::vector<Piece> typeset(const Optimizer& optimizer, const WalkedLine& line) {
    std::vector<Quantity> quantities = line.named;
    quantities.push_back(line.assigned);
    std::vector<Piece> pieces = pieces_of(optimizer, line.text, quantities);
    write_choices(pieces);
    write_roots(pieces);
    write_powers(pieces);
    return pieces;
}

std::vector<Piece> typeset_numbers(const Optimizer& optimizer, const WalkedLine& line) {
    const std::size_t equals = line.text.find(" = ");
    if (equals == std::string_view::npos) return {};
    std::vector<Piece> pieces = pieces_of(optimizer, std::string_view(line.text).substr(equals + 3), line.named);
    const auto is_number = [](const Quantity& quantity) { return quantity.scalar && quantity.value; };
    if (pieces.size() < 2 || std::none_of(line.named.begin(), line.named.end(), is_number)) return {};
    write_choices(pieces);
    write_roots(pieces);
    put_numbers(pieces, line.named);
    subtract(pieces, line.named);
    write_powers(pieces);
    return pieces;
}

std::string value_text(const Quantity& quantity) {
    if (!quantity.value) return "";
    if (quantity.scalar) return number_text(quantity.value->x);
    std::string text = fmt::format("({}, {}", number_text(quantity.value->x), number_text(quantity.value->y));
    if (const std::optional<Vector>& row = quantity.second_row)
        text += fmt::format("; {}, {}", number_text(row->x), number_text(row->y));
    return text + ")";
}

}  // namespace ravine
