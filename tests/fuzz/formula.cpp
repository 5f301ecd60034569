// Any text as a formula: it is refused with a sentence that names a column of it, or it has a canonical text, which is read as
// the same graph.
#include "check.hpp"
#include "formula/parse.hpp"
#include "formula/print.hpp"

#include <fmt/format.h>

using namespace ravine;
using namespace ravine::formula;

namespace {

constexpr std::string_view names[] = {"x", "y"}, columns[] = {"u", "v"}, all[] = {"x", "y", "u", "v"};
constexpr std::size_t longest = 1 << 14;  // of a canonical text: shared parts are written out

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    Graph graph;
    const ParseResult parsed = parse(text, names, graph, columns);
    if (!parsed.expression) {
        fuzz::require(!parsed.error.message.empty(), "what is refused has a reason");
        fuzz::require(parsed.error.column >= 1 && parsed.error.column <= size + 1, "the reason is in the text");
        std::vector<Constant> constants;
        for (std::string& letter : missing_constants(text, names, columns, {})) constants.push_back({std::move(letter), 2});
        Graph with_constants;
        const bool read = parse(text, names, with_constants, columns, constants).expression.has_value();
        fuzz::require(constants.empty() || read, "with the letters that it misses it is a formula");
        for (const std::string& correction : parsed.error.corrections) {
            Graph other;
            fuzz::require(parse(correction, names, other, columns).expression.has_value(), correction + " is a correction");
        }
        return 0;
    }
    const std::string canonical = print(*parsed.expression, all, longest);
    if (canonical.size() >= std::min(longest, longest_text)) return 0;
    const ParseResult again = parse(canonical, names, graph, columns);
    if (!again.expression && again.error.message.find("nest") != std::string::npos)
        return 0;  // brackets that the graph has not
    fuzz::require(again.expression.has_value(), fmt::format("{} is read: {}", canonical, again.error.sentence()));
    fuzz::require(graph.full() || again.expression->id == parsed.expression->id, canonical + " is the same graph");
    return 0;
}
