#include "formula/names.hpp"

#include <algorithm>
#include <array>

namespace ravine::formula {
namespace {

struct Other {
    std::string_view typed, plain;
};

// Names that mean another function elsewhere are among the offers instead.
constexpr Other other_functions[] = {
    {"ln", "log"},        {"loge", "log"},         {"log_2", "log2"},    {"log₂", "log2"},    {"log_10", "log10"},
    {"log₁₀", "log10"},   {"arcsin", "asin"},      {"arccos", "acos"},   {"arctan", "atan"},  {"arctg", "atan"},
    {"arctan2", "atan2"}, {"tg", "tan"},           {"ctg", "cot"},       {"cotan", "cot"},    {"cosec", "csc"},
    {"arcsinh", "asinh"}, {"arsinh", "asinh"},     {"arccosh", "acosh"}, {"arcosh", "acosh"}, {"arctanh", "atanh"},
    {"artanh", "atanh"},  {"sgn", "sign"},         {"signum", "sign"},   {"fabs", "abs"},     {"absolute", "abs"},
    {"Abs", "abs"},       {"power", "pow"},        {"maximum", "max"},   {"fmax", "max"},     {"minimum", "min"},
    {"fmin", "min"},      {"Max", "max"},          {"Min", "min"},       {"ceiling", "ceil"}, {"rint", "round"},
    {"fix", "trunc"},     {"if", "where"},         {"iif", "where"},     {"ifelse", "where"}, {"If", "where"},
    {"IF", "where"},      {"logistic", "sigmoid"}, {"expit", "sigmoid"}, {"Sin", "sin"},      {"Cos", "cos"},
    {"Tan", "tan"},       {"Exp", "exp"},          {"Log", "log"},       {"Sqrt", "sqrt"},    {"ReLU", "relu"},
    {"average", "mean"},  {"int", "trunc"},
};
constexpr Other other_constants[] = {{"PI", "pi"}, {"Pi", "pi"}, {"M_PI", "pi"}, {"E", "e"}, {"M_E", "e"},
                                     {"X", "x"},   {"Y", "y"},   {"U", "u"},     {"V", "v"}};

struct Offer {
    std::string_view typed;
    std::array<std::string_view, 2> spellings;
    std::string_view advice = {};  // if empty, "write" and the first spelling
};
constexpr Offer offers[] = {
    {"lg", {"log10(a)", "log2(a)"}, "it is log10(...) to some and log2(...) to others"},
    {"lb", {"log2(a)"}, "write log2(...)"},
    {"fmod", {"mod(a, b)"}, "write mod(a, b), which has the sign of b"},
    {"rem", {"mod(a, b)"}, "write mod(a, b), which has the sign of b"},
    {"remainder", {"mod(a, b)"}, "write mod(a, b), which has the sign of b"},
    {"sinc", {"sin(a)/a", "sin(pi*a)/(pi*a)"}, "write sin(a)/a or sin(pi*a)/(pi*a), as it is both"},
    {"log1p", {"log(1 + a)"}},
    {"expm1", {"exp(a) - 1"}},
    {"erfc", {"1 - erf(a)"}},
    {"exp10", {"10^a"}},
    {"acot", {"atan(1/a)"}},
    {"arccot", {"atan(1/a)"}},
    {"asec", {"acos(1/a)"}},
    {"arcsec", {"acos(1/a)"}},
    {"acsc", {"asin(1/a)"}},
    {"arccsc", {"asin(1/a)"}},
    {"asech", {"acosh(1/a)"}},
    {"acsch", {"asinh(1/a)"}},
    {"acoth", {"atanh(1/a)"}},
    {"clip", {"min(max(a, b), c)"}, "write min(max(a, low), high)"},
    {"clamp", {"min(max(a, b), c)"}, "write min(max(a, low), high)"},
    {"step", {"(a > 0)"}},
    {"heaviside", {"(a > 0)"}},
    {"Heaviside", {"(a > 0)"}},
    {"norm", {"hypot(a, b)"}},
    {"leaky_relu", {"max(0.01*a, a)"}},
    {"elu", {"where(a > 0, a, exp(a) - 1)"}},
    {"silu", {"a*sigmoid(a)"}},
    {"swish", {"a*sigmoid(a)"}},
    {"gelu", {"a*(1 + erf(a/sqrt(2)))/2"}},
    {"logsigmoid", {"-softplus(-a)"}},
    {"rsqrt", {"1/sqrt(a)"}},
    {"squareroot", {"sqrt(a)"}},
    {"square_root", {"sqrt(a)"}},
    {"root", {"sqrt(a)"}},
    {"deg2rad", {"pi/180*a"}},
    {"radians", {"pi/180*a"}},
};

Expr one(Expr a) { return a.graph->constant(1); }

constexpr DerivedFunction derived[] = {
    {"ceil", "-floor(-a)", [](Expr a) { return -floor(-a); }},
    {"round", "floor(a + 1/2)", [](Expr a) { return floor(0.5 + a); }},
    {"trunc", "sign(a)*floor(|a|)", [](Expr a) { return sign(a) * floor(abs(a)); }},
    {"sec", "1/cos(a)", [](Expr a) { return one(a) / cos(a); }},
    {"csc", "1/sin(a)", [](Expr a) { return one(a) / sin(a); }},
    {"cot", "1/tan(a)", [](Expr a) { return one(a) / tan(a); }},
    {"sech", "1/cosh(a)", [](Expr a) { return one(a) / cosh(a); }},
    {"csch", "1/sinh(a)", [](Expr a) { return one(a) / sinh(a); }},
    {"coth", "1/tanh(a)", [](Expr a) { return one(a) / tanh(a); }},
    {"exp2", "2^a", [](Expr a) { return power(a.graph->constant(2), a); }},
    {"square", "a^2", [](Expr a) { return a * a; }},
};

template <class Table>
auto row_of(const Table& table, std::string_view typed) -> decltype(std::begin(table)) {
    const auto* row = std::find_if(std::begin(table), std::end(table), [&](const auto& other) { return other.typed == typed; });
    return row == std::end(table) ? nullptr : row;
}

}  // namespace

bool is_call(const OpInfo& op) { return op.form == Form::function || op.form == Form::reduction; }

std::span<const DerivedFunction> derived_functions() { return derived; }

bool is_constant_name(std::string_view name) {
    return std::any_of(std::begin(named_constants), std::end(named_constants),
                       [&](const NamedConstant& each) { return each.name == name || each.other_name == name; });
}

std::optional<PlainName> plain_name(std::string_view name) {
    if (const Other* row = row_of(other_functions, name)) return PlainName{row->plain, true};
    if (const Other* row = row_of(other_constants, name)) return PlainName{row->plain, false};
    return std::nullopt;
}

std::string offer_for(std::string_view name) {
    const Offer* row = row_of(offers, name);
    if (!row) return {};
    return row->advice.empty() ? "write " + std::string(row->spellings[0]) : std::string(row->advice);
}

std::string_view symbol_advice(std::string_view symbol) {
    if (symbol == "%") return "; the remainder is written mod(a, b)";
    if (symbol == "//") return "; floor division is floor(a/b), and a comment begins with #";
    if (symbol == "=" || symbol == "==") return "; a condition is written with <, <=, > or >=";
    if (symbol == "&") return "; where both conditions hold, (x > 0)*(y > 0) is 1";
    if (symbol == "?") return "; a choice is written where(condition, a, b)";
    if (symbol == "<" || symbol == ">" || symbol == "<=" || symbol == ">=") return "; one comparison at a time";
    return "";
}

std::span<const std::string_view> spellings_for(std::string_view name) {
    const Offer* row = row_of(offers, name);
    if (!row) return {};
    return std::span(row->spellings).first(row->spellings[1].empty() ? 1 : 2);
}

std::optional<std::string_view> function_name(std::string_view name) {
    if (const auto other = plain_name(name); other && other->is_function) name = other->plain;
    for (const OpInfo& op : op_table) {
        if (is_call(op) && op.text == name) return op.text;
    }
    for (const DerivedFunction& function : derived) {
        if (function.name == name) return function.name;
    }
    return std::nullopt;
}

std::vector<std::string_view> function_names() {
    std::vector<std::string_view> names;
    for (const OpInfo& op : op_table) {
        if (is_call(op)) names.push_back(op.text);
    }
    for (const DerivedFunction& function : derived) names.push_back(function.name);
    return names;
}

}  // namespace ravine::formula
