#include "formula/notation/rewriting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace ravine::formula {
namespace {

struct Index {
    enum class Form { name, subscript, square, round };
    std::size_t first, length;  // tokens
    std::string_view base;
    int number;
    Form form;
};

std::string_view without_underscores(std::string_view name) {
    while (name.ends_with('_')) name.remove_suffix(1);
    return name;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct OwnIndex {
    std::string_view base;
    int number;
    bool lowered;  // a subscript or behind an underscore: certainly an index
};

// Returns the one-digit index that is a part of a name, or nothing.
std::optional<OwnIndex> own_index(std::string_view name) {
    constexpr std::string_view zero = "₀";
    OwnIndex own{name, -1, false};
    if (name.size() > zero.size() && name.substr(name.size() - zero.size()).starts_with("\xE2\x82")) {
        own.number = static_cast<unsigned char>(name.back()) - 0x80;
        own.base = name.substr(0, name.size() - zero.size());
        own.lowered = true;
    } else if (name.size() > 1 && is_digit(name.back())) {
        own.number = name.back() - '0';
        own.base = name.substr(0, name.size() - 1);
        own.lowered = own.base.ends_with('_');
    }
    const bool longer = own.base.size() > 2 && own.base.substr(own.base.size() - zero.size()).starts_with("\xE2\x82");
    own.base = without_underscores(own.base);
    if (own.number < 0 || own.number > 9 || longer || own.base.empty() || is_digit(own.base.back())) return std::nullopt;
    return own;
}

class IndexReader {
  public:
    IndexReader(Rewriting& formula, const Scope& scope) : formula_(formula), scope_(scope) {}

    void read() {
        for (std::size_t i = 0; i < formula_.tokens.size(); ++i) {
            if (const auto index = index_at(i)) {
                found_.push_back(*index);
                i += index->length - 1;
            }
        }
        if (found_.empty() || !agree()) return;
        for (auto index = found_.rbegin(); index != found_.rend(); ++index) {
            Token& token = formula_.tokens[index->first];
            token.kind = Token::Kind::name;
            formula_.spell(token, scope_.variables[static_cast<std::size_t>(index->number - begin_)]);
            if (index->length > 1) formula_.erase(index->first + 1, index->length - 1);
        }
    }

  private:
    const Token* token(std::size_t i) const { return i < formula_.tokens.size() ? &formula_.tokens[i] : nullptr; }

    std::optional<int> number_at(std::size_t i) const {
        const Token* at = token(i);
        const bool digit = at && at->kind == Token::Kind::number && at->text.size() == 1 && is_digit(at->text[0]);
        return digit ? std::optional(static_cast<int>(at->value)) : std::nullopt;
    }

    // Returns the number in brackets that open at token i: [0], [:, 0], (1), (:, 1).
    std::optional<int> bracketed(std::size_t i, std::string_view open, std::string_view close, std::size_t& length) const {
        if (!formula_.symbol_at(i, open)) return std::nullopt;
        const bool all_rows = formula_.symbol_at(i + 1, ":") && formula_.symbol_at(i + 2, ",");
        const std::size_t at = i + (all_rows ? 3 : 1);
        length = at + 2 - i;
        return formula_.symbol_at(at + 1, close) ? number_at(at) : std::nullopt;
    }

    std::optional<Index> index_at(std::size_t i) const {
        if (!formula_.name_at(i)) return std::nullopt;
        const Token& name = formula_.tokens[i];
        if (function_name(name.plain) || is_constant_name(name.plain)) return std::nullopt;
        const bool hexadecimal = i > 0 && formula_.tokens[i - 1].text == "0" && !name.spaced;
        const auto own = own_index(name.plain);
        const bool function = function_name(own ? own->base : name.plain) || !spellings_for(name.plain).empty();  // expm1
        if (own && !scope_.has(name.plain) && !hexadecimal && !function) {
            const auto form = own->lowered ? Index::Form::subscript : Index::Form::name;
            return Index{i, 1, base_of(own->base), own->number, form};
        }
        std::size_t length = 0;
        if (const auto number = bracketed(i + 1, "[", "]", length))
            return Index{i, 1 + length, name.plain, *number, Index::Form::square};
        const bool letter = name.plain.size() == 1 || static_cast<unsigned char>(name.plain[0]) > 127;  // no unknown function
        if (const auto number = bracketed(i + 1, "(", ")", length); number && letter)
            return Index{i, 1 + length, name.plain, *number, Index::Form::round};
        const bool underscore = formula_.symbol_at(i + 1, "_");
        if (!underscore && !name.plain.ends_with('_')) return std::nullopt;
        const std::size_t behind = i + (underscore ? 2 : 1);
        const std::string_view base = base_of(without_underscores(name.plain));
        if (const auto number = number_at(behind)) return Index{i, behind - i + 1, base, *number, Index::Form::subscript};
        if (const auto number = bracketed(behind, "(", ")", length))
            return Index{i, behind - i + length, base, *number, Index::Form::subscript};
        return std::nullopt;
    }

    // Returns the base of a name, the same for X1 and x1.
    std::string_view base_of(std::string_view name) const {
        const auto plain = plain_name(name);
        return plain && !plain->is_function ? plain->plain : name;
    }

    std::string typed(const Index& index) const {
        std::string text;
        for (std::size_t i = index.first; i < index.first + index.length; ++i) text += formula_.tokens[i].text;
        return text;
    }

    // Rewrites every index by text(index).
    template <class Text>
    Rewrites all_as(Text text) const {
        Rewrite rewrite;
        for (const Index& index : found_) {
            const Token &first = formula_.tokens[index.first], &last = formula_.tokens[index.first + index.length - 1];
            rewrite.push_back(replace(first, last, text(index)).front());
        }
        return {rewrite};
    }

    // Reads coordinates as variables, the first of them having the index `first`.
    Rewrites coordinates(int first) const {
        const auto in_plane = [&](const Index& index) { return index.number >= first && index.number <= first + 1; };
        if (!std::all_of(found_.begin(), found_.end(), in_plane)) return {};
        return all_as(
            [&](const Index& index) { return std::string(scope_.variables[static_cast<std::size_t>(index.number - first)]); });
    }

    // Reads x2 as x^2 and x(2) as x*2.
    Rewrites powers() const {
        return all_as([](const Index& index) { return fmt::format("{}^{}", index.base, index.number); });
    }
    Rewrites products() const {
        return all_as([](const Index& index) { return fmt::format("{}*{}", index.base, index.number); });
    }

    static Rewrites both(Rewrites first, const Rewrites& second) {
        first.insert(first.end(), second.begin(), second.end());
        return first;
    }

    // Returns true if all indices are coordinates of one vector and no other reading is as good; else fails with the reason.
    bool agree() {
        const Index& front = found_.front();
        const auto refuse = [&](const Index& index, std::string message, Rewrites rewrites = {}) {
            formula_.fail(formula_.tokens[index.first], std::move(message), std::move(rewrites));
            return false;
        };
        int least = 9, most = 0;
        for (const Index& index : found_) {
            least = std::min(least, index.number);
            most = std::max(most, index.number);
            const bool squares = scope_.has(front.base) && front.form == Index::Form::name && index.form == Index::Form::name;
            if (index.base != front.base)
                return refuse(index, fmt::format("{} and {} both have indices here; write x and y", front.base, index.base),
                              squares ? powers() : Rewrites{});
        }
        begin_ = least == 0 ? 0 : 1;
        const bool of_variable = scope_.has(front.base);
        if (of_variable && front.form == Index::Form::round && (least != 1 || most != 2)) {
            const std::string coordinate = most > 2 || least == 0 ? "a coordinate" : least == 1 ? "x" : "y";
            return refuse(front,
                          fmt::format("{} can be a product or a coordinate; write {}*{} or {}", typed(front), front.number,
                                      front.base, coordinate),
                          both(coordinates(1), most > 2 && least < most ? Rewrites{} : products()));
        }
        for (const Index& index : found_) {
            if (index.number - begin_ > 1)
                return refuse(index, fmt::format("{} is coordinate number {}, and there are two, x and y", typed(index),
                                                 index.number - begin_ + 1));
        }
        if (least == most && front.form == Index::Form::square && least == 1)
            return refuse(
                front,
                fmt::format("{} is x where indices begin with 1, and y where they begin with 0; write x or y", typed(front)),
                both(coordinates(1), coordinates(0)));
        if (least == most && front.form == Index::Form::name && least == 2)
            return refuse(front,
                          fmt::format("{0} can be {1}^2 or the second coordinate; write {1}^2 or y", typed(front), front.base),
                          both(scope_.has(front.base) ? powers() : Rewrites{}, coordinates(1)));
        return stand_alone();
    }

    // Returns true if no variable stands beside the indices; else fails.
    bool stand_alone() {
        std::size_t next = 0;
        for (std::size_t i = 0; i < formula_.tokens.size(); ++i) {
            if (next < found_.size() && i == found_[next].first) {
                i += found_[next++].length - 1;
                continue;
            }
            const Token& token = formula_.tokens[i];
            const bool coordinate = is_name(token, scope_.variables[0]) || is_name(token, scope_.variables[1]);
            if (!coordinate) continue;
            formula_.fail(token, fmt::format("{} and {} are both here; write x and y", typed(found_.front()), token.text),
                          coordinates(begin_));
            return false;
        }
        return true;
    }

    Rewriting& formula_;
    const Scope& scope_;
    std::vector<Index> found_;
    int begin_ = 0;  // the index of the first coordinate
};

}  // namespace

void read_indices(Rewriting& formula, const Scope& scope) {
    const bool plane = scope.variables.size() >= 2 && scope.variables[0] == "x" && scope.variables[1] == "y";
    if (plane) IndexReader(formula, scope).read();
}

}  // namespace ravine::formula
