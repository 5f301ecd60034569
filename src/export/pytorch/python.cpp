#include "export/pytorch/python.hpp"

#include "formula/parse.hpp"
#include "formula/print.hpp"

#include "text/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace ravine {
namespace {

using formula::Op;

// Python's keywords, and the names that scripts give to modules, functions and constants of their own.
constexpr std::string_view taken_names[] = {
    "False", "None",     "True",   "and",      "as",        "assert",  "async", "await",    "break",  "class", "continue",
    "def",   "del",      "elif",   "else",     "except",    "finally", "for",   "from",     "global", "if",    "import",
    "in",    "is",       "lambda", "nonlocal", "not",       "or",      "pass",  "raise",    "return", "try",   "while",
    "with",  "yield",    "torch",  "math",     "functools", "numbers", "steps", "finite",   "number", "noise", "gradient",
    "value", "hessian",  "loss",   "tensor",   "truth",     "where",   "least", "greatest", "cbrt",   "mod",   "hypot",
    "angle", "softplus", "float",  "track",    "main",      "self",    "super", "params",   "closure"};

// Uses pieces for operations that torch lacks, defines differently, or has for two tensors only.
std::string_view python_function(Op op) {
    switch (op) {
        case Op::where: return "where";
        case Op::cbrt: return "cbrt";
        case Op::min: return "least";
        case Op::max: return "greatest";
        case Op::mod: return "mod";
        case Op::hypot: return "hypot";
        case Op::atan2: return "angle";
        case Op::softplus: return "softplus";
        case Op::sum: return "total";
        case Op::mean: return "mean";
        case Op::exp: return "torch.exp";
        case Op::log: return "torch.log";
        case Op::log2: return "torch.log2";
        case Op::log10: return "torch.log10";
        case Op::sqrt: return "torch.sqrt";
        case Op::abs: return "torch.abs";
        case Op::sign: return "torch.sign";
        case Op::floor: return "torch.floor";
        case Op::sin: return "torch.sin";
        case Op::cos: return "torch.cos";
        case Op::tan: return "torch.tan";
        case Op::asin: return "torch.asin";
        case Op::acos: return "torch.acos";
        case Op::atan: return "torch.atan";
        case Op::sinh: return "torch.sinh";
        case Op::cosh: return "torch.cosh";
        case Op::tanh: return "torch.tanh";
        case Op::asinh: return "torch.asinh";
        case Op::acosh: return "torch.acosh";
        case Op::atanh: return "torch.atanh";
        case Op::erf: return "torch.erf";
        case Op::sigmoid: return "torch.sigmoid";
        case Op::relu: return "torch.relu";
        default: return formula::info(op).text;
    }
}

constexpr formula::Spelling python{"**", "math.inf", "math.nan", "truth", python_function};

constexpr PythonPiece pieces[] = {
    {"tensor", R"(
def tensor(value):
    return torch.as_tensor(value, dtype=torch.float64)
)"},
    {"truth", R"(
def truth(condition):
    return condition.double()
)"},
    {"where", R"(
def where(condition, a, b):
    return torch.where(condition != 0, tensor(a), tensor(b))
)"},
    // Ties take the first, as their slope does.
    {"least", R"(
def least(a, b):
    a, b = tensor(a), tensor(b)
    return torch.where((b < a) | (b != b), b, a)
)"},
    {"greatest", R"(
def greatest(a, b):
    a, b = tensor(a), tensor(b)
    return torch.where((a < b) | (b != b), b, a)
)"},
    {"cbrt", R"(
def cbrt(a):
    return torch.sign(a) * torch.abs(a)**(1/3)
)"},
    {"mod", R"(
def mod(a, b):
    return a - b*torch.floor(a/b)
)"},
    {"hypot", R"(
def hypot(a, b):
    return torch.hypot(tensor(a), tensor(b))
)"},
    {"angle", R"(
def angle(y, x):
    return torch.atan2(tensor(y), tensor(x))
)"},
    {"softplus", R"(
def softplus(a):
    return -torch.nn.functional.logsigmoid(-a)
)"},
};

bool calls(std::string_view script, std::string_view name) {
    const std::string call = fmt::format("{}(", name);
    for (auto at = script.find(call); at != std::string_view::npos; at = script.find(call, at + 1)) {
        const char before = at == 0 ? ' ' : script[at - 1];
        const bool inside_a_name = before == '.' || before == '_' || (before >= 'a' && before <= 'z');
        if (!inside_a_name && !script.substr(0, at).ends_with("def ")) return true;
    }
    return false;
}

}  // namespace

std::string python_name(std::string_view name) {
    const std::string_view stem = name.substr(0, name.find_last_not_of('_') + 1);
    const bool taken = std::find(std::begin(taken_names), std::end(taken_names), stem) != std::end(taken_names);
    std::string result;
    for (std::string_view rest = name; !rest.empty(); rest.remove_prefix(std::max<std::size_t>(character_length(rest), 1))) {
        const char32_t code = code_point(rest);
        result += code < 0x80 ? std::string(1, rest[0]) : fmt::format("u{:04x}", static_cast<unsigned>(code));
    }
    return result + (taken ? "_" : "");
}

std::string python_number(double value) {
    assert(std::isfinite(value));
    return fmt::format("{}", value);
}

std::optional<std::string> python_formula(std::string_view formula, std::span<const std::string_view> names,
                                          std::span<const std::string_view> columns,
                                          std::span<const formula::Constant> constants) {
    formula::Graph graph;
    const auto parsed = formula::parse(formula, names, graph, columns, constants);
    if (!parsed.expression) return std::nullopt;
    std::vector<std::string> spelled;
    for (const std::string_view name : names) spelled.push_back(python_name(name));
    for (const std::string_view name : columns) spelled.push_back(python_name(name));
    const std::vector<std::string_view> views(spelled.begin(), spelled.end());
    return formula::print(*parsed.expression, views, std::numeric_limits<std::size_t>::max(), python);
}

// Goes from the last to the first, as pieces call earlier ones.
std::string python_definitions(std::span<const PythonPiece> all, std::string_view script) {
    std::string definitions;
    for (std::size_t i = all.size(); i-- > 0;) {
        if (!calls(script, all[i].name) && !calls(definitions, all[i].name)) continue;
        definitions = fmt::format("{}\n{}", all[i].definition, definitions);
    }
    return definitions;
}

std::span<const PythonPiece> formula_pieces() { return pieces; }

}  // namespace ravine
