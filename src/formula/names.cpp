#include "formula/names.hpp"

#include "formula/rewriting.hpp"

#include <algorithm>

namespace ravine::formula {
namespace {

struct Other {
    std::string_view typed, plain;
};

// One row a spelling. Names that mean another function elsewhere (fmod, remainder) are not here.
constexpr Other other_functions[] = {
    {"ln", "log"},           {"loge", "log"},      {"lg", "log10"},      {"arcsin", "asin"},   {"arccos", "acos"},
    {"arctan", "atan"},      {"arctg", "atan"},    {"arctan2", "atan2"}, {"tg", "tan"},        {"ctg", "cot"},
    {"cosec", "csc"},        {"arcsinh", "asinh"}, {"arsinh", "asinh"},  {"arccosh", "acosh"}, {"arcosh", "acosh"},
    {"arctanh", "atanh"},    {"artanh", "atanh"},  {"sgn", "sign"},      {"signum", "sign"},   {"fabs", "abs"},
    {"absolute", "abs"},     {"Abs", "abs"},       {"power", "pow"},     {"maximum", "max"},   {"fmax", "max"},
    {"minimum", "min"},      {"fmin", "min"},      {"Max", "max"},       {"Min", "min"},       {"ceiling", "ceil"},
    {"rint", "round"},       {"if", "where"},      {"iif", "where"},     {"ifelse", "where"},  {"If", "where"},
    {"logistic", "sigmoid"}, {"expit", "sigmoid"}, {"Sin", "sin"},       {"Cos", "cos"},       {"Tan", "tan"},
    {"Exp", "exp"},          {"Log", "log"},       {"Sqrt", "sqrt"},     {"ReLU", "relu"},     {"average", "mean"},
};
constexpr Other other_constants[] = {{"PI", "pi"}, {"Pi", "pi"}, {"E", "e"}, {"X", "x"}, {"Y", "y"}, {"U", "u"}, {"V", "v"}};

constexpr DerivedFunction derived[] = {
    {"ceil", "-floor(-a)", [](Expr a) { return -floor(-a); }},
    {"round", "floor(a + 1/2)", [](Expr a) { return floor(0.5 + a); }},
    {"sec", "1/cos(a)", [](Expr a) { return a.graph->constant(1) / cos(a); }},
    {"csc", "1/sin(a)", [](Expr a) { return a.graph->constant(1) / sin(a); }},
    {"cot", "1/tan(a)", [](Expr a) { return a.graph->constant(1) / tan(a); }},
    {"exp2", "2^a", [](Expr a) { return power(a.graph->constant(2), a); }},
    {"square", "a^2", [](Expr a) { return a * a; }},
};

}  // namespace

std::span<const DerivedFunction> derived_functions() { return derived; }

std::optional<PlainName> plain_name(std::string_view name) {
    const auto is = [&](const Other& other) { return other.typed == name; };
    if (const auto* row = std::find_if(std::begin(other_functions), std::end(other_functions), is);
        row != std::end(other_functions))
        return PlainName{row->plain, true};
    if (const auto* row = std::find_if(std::begin(other_constants), std::end(other_constants), is);
        row != std::end(other_constants))
        return PlainName{row->plain, false};
    return std::nullopt;
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
