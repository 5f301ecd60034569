#include "formula/names.hpp"

#include <algorithm>

namespace ravine::formula {
namespace {

struct Other {
    std::string_view typed, plain;
};

// One row a spelling. Names that mean another function elsewhere are among the offers.
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
    {"average", "mean"},
};
constexpr Other other_constants[] = {{"PI", "pi"}, {"Pi", "pi"}, {"M_PI", "pi"}, {"E", "e"}, {"M_E", "e"},
                                     {"X", "x"},   {"Y", "y"},   {"U", "u"},     {"V", "v"}};

constexpr Other offers[] = {
    {"lg", "it is log10(...) to some and log2(...) to others"},
    {"lb", "write log2(...)"},
    {"fmod", "write mod(a, b), which has the sign of b"},
    {"rem", "write mod(a, b), which has the sign of b"},
    {"remainder", "write mod(a, b), which has the sign of b"},
    {"sinc", "write sin(a)/a or sin(pi*a)/(pi*a), as it is both"},
    {"log1p", "write log(1 + a)"},
    {"expm1", "write exp(a) - 1"},
    {"erfc", "write 1 - erf(a)"},
    {"exp10", "write 10^a"},
    {"acot", "write atan(1/a)"},
    {"arccot", "write atan(1/a)"},
    {"asec", "write acos(1/a)"},
    {"arcsec", "write acos(1/a)"},
    {"acsc", "write asin(1/a)"},
    {"arccsc", "write asin(1/a)"},
    {"asech", "write acosh(1/a)"},
    {"acsch", "write asinh(1/a)"},
    {"acoth", "write atanh(1/a)"},
    {"clip", "write min(max(a, low), high)"},
    {"clamp", "write min(max(a, low), high)"},
    {"step", "write (a > 0)"},
    {"heaviside", "write (a > 0)"},
    {"Heaviside", "write (a > 0)"},
    {"norm", "write hypot(a, b)"},
    {"leaky_relu", "write max(0.01*a, a)"},
    {"elu", "write where(a > 0, a, exp(a) - 1)"},
    {"silu", "write a*sigmoid(a)"},
    {"swish", "write a*sigmoid(a)"},
    {"gelu", "write a*(1 + erf(a/sqrt(2)))/2"},
    {"logsigmoid", "write -softplus(-a)"},
    {"rsqrt", "write 1/sqrt(a)"},
    {"deg2rad", "write pi/180*a"},
    {"radians", "write pi/180*a"},
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
auto row_of(const Table& table, std::string_view typed) -> const Other* {
    const auto* row =
        std::find_if(std::begin(table), std::end(table), [&](const Other& other) { return other.typed == typed; });
    return row == std::end(table) ? nullptr : row;
}

}  // namespace

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
    const Other* row = row_of(offers, name);
    return row ? row->plain : std::string_view{};
}

std::optional<std::string_view> function_name(std::string_view name) {
    if (const auto other = plain_name(name); other && other->is_function) name = other->plain;
    for (const OpInfo& op : op_table) {
        if ((op.form == Form::function || op.form == Form::reduction) && op.text == name) return op.text;
    }
    for (const DerivedFunction& function : derived) {
        if (function.name == name) return function.name;
    }
    return std::nullopt;
}

}  // namespace ravine::formula
