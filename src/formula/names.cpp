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
    std::string_view typed, advice;
    std::array<std::string_view, 2> spellings;
};
constexpr Offer offers[] = {
    {"lg", "it is log10(...) to some and log2(...) to others", {"log10(a)", "log2(a)"}},
    {"lb", "write log2(...)", {"log2(a)"}},
    {"fmod", "write mod(a, b), which has the sign of b", {"mod(a, b)"}},
    {"rem", "write mod(a, b), which has the sign of b", {"mod(a, b)"}},
    {"remainder", "write mod(a, b), which has the sign of b", {"mod(a, b)"}},
    {"sinc", "write sin(a)/a or sin(pi*a)/(pi*a), as it is both", {"sin(a)/a", "sin(pi*a)/(pi*a)"}},
    {"log1p", "write log(1 + a)", {"log(1 + a)"}},
    {"expm1", "write exp(a) - 1", {"exp(a) - 1"}},
    {"erfc", "write 1 - erf(a)", {"1 - erf(a)"}},
    {"exp10", "write 10^a", {"10^a"}},
    {"acot", "write atan(1/a)", {"atan(1/a)"}},
    {"arccot", "write atan(1/a)", {"atan(1/a)"}},
    {"asec", "write acos(1/a)", {"acos(1/a)"}},
    {"arcsec", "write acos(1/a)", {"acos(1/a)"}},
    {"acsc", "write asin(1/a)", {"asin(1/a)"}},
    {"arccsc", "write asin(1/a)", {"asin(1/a)"}},
    {"asech", "write acosh(1/a)", {"acosh(1/a)"}},
    {"acsch", "write asinh(1/a)", {"asinh(1/a)"}},
    {"acoth", "write atanh(1/a)", {"atanh(1/a)"}},
    {"clip", "write min(max(a, low), high)", {"min(max(a, b), c)"}},
    {"clamp", "write min(max(a, low), high)", {"min(max(a, b), c)"}},
    {"step", "write (a > 0)", {"(a > 0)"}},
    {"heaviside", "write (a > 0)", {"(a > 0)"}},
    {"Heaviside", "write (a > 0)", {"(a > 0)"}},
    {"norm", "write hypot(a, b)", {"hypot(a, b)"}},
    {"leaky_relu", "write max(0.01*a, a)", {"max(0.01*a, a)"}},
    {"elu", "write where(a > 0, a, exp(a) - 1)", {"where(a > 0, a, exp(a) - 1)"}},
    {"silu", "write a*sigmoid(a)", {"a*sigmoid(a)"}},
    {"swish", "write a*sigmoid(a)", {"a*sigmoid(a)"}},
    {"gelu", "write a*(1 + erf(a/sqrt(2)))/2", {"a*(1 + erf(a/sqrt(2)))/2"}},
    {"logsigmoid", "write -softplus(-a)", {"-softplus(-a)"}},
    {"rsqrt", "write 1/sqrt(a)", {"1/sqrt(a)"}},
    {"deg2rad", "write pi/180*a", {"pi/180*a"}},
    {"radians", "write pi/180*a", {"pi/180*a"}},
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

std::string_view offer_for(std::string_view name) {
    const Offer* row = row_of(offers, name);
    return row ? row->advice : std::string_view{};
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
