#include "ui/panels/step/rule_text.hpp"

#include "analysis/condense.hpp"
#include "analysis/typeset.hpp"
#include "render/vector_colours.hpp"
#include "text/number_text.hpp"
#include "ui/widgets/presses.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ravine::ui {
namespace {

constexpr float hanging = 2 * gap, line_gap = 2;
constexpr float finger = 22, still_a_tap = 6;  // points around a finger, and how far it may slip

// A quantity's colour in the view, where it has one there. A step is white in the view, which is the text's.
ImU32 quantity_colour(const Optimizer& optimizer, std::string_view name) {
    const Role role = meaning_of(optimizer, name).role;
    if (role == Role::other || role == Role::step || role == Role::hessian) return ImGui::GetColorU32(colours().text);
    const ImVec4& panel = colours().panel;
    const render::Colour c = render::readable_on({panel.x, panel.y, panel.z}, render::role_colour(role));
    return ImGui::GetColorU32(ImVec4{c.r, c.g, c.b, 1});
}

// Where a quantity is on the screen.
struct Spot {
    ImVec2 low, high;
    Noted quantity;
    ImU32 ink;
};

// What a name means, and what it is worth where it stands in the line: on the left of the sign what it becomes.
std::string meaning(const Optimizer& optimizer, const WalkedLine& line, const Noted& noted) {
    const Quantity* quantity = noted.assigned ? &line.assigned : nullptr;
    for (const Quantity& named : line.named) {
        if (!noted.assigned && named.name == noted.name) quantity = &named;
    }
    std::string text = name_text(optimizer, noted.name);
    if (const std::string& known = meaning_of(optimizer, noted.name).text; !known.empty()) text += fmt::format(": {}", known);
    if (quantity && quantity->value) text += fmt::format("\n{} {}", noted.assigned ? "becomes" : "now", value_text(*quantity));
    return text;
}

void underline(const Spot& spot) {
    const float y = spot.high.y - 1;
    ImGui::GetWindowDrawList()->AddLine({spot.low.x, y}, {spot.high.x, y}, spot.ink);
}

// How wide the pieces from one on are up to the next place where the line may be broken.
float width_of_word(const std::vector<Piece>& pieces, std::size_t first) {
    float width = 0;
    for (std::size_t i = first; i < pieces.size() && (i == first || !pieces[i].space_before); ++i) {
        width += ImGui::CalcTextSize(pieces[i].text.c_str()).x;
    }
    return width;
}

// Pieces on as many lines as they need, of which all but the first are indented. Adds where their quantities are.
void flow(const Optimizer& optimizer, std::size_t number, const WalkedLine& line, const std::vector<Piece>& pieces, bool quiet,
          std::vector<Spot>& spots) {
    const float left = ImGui::GetCursorScreenPos().x, right = left + ImGui::GetContentRegionAvail().x;
    const float height = ImGui::GetTextLineHeight() + line_gap, space = ImGui::CalcTextSize(" ").x;
    ImVec2 at = ImGui::GetCursorScreenPos();
    bool assigned = !quiet;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Piece& piece = pieces[i];
        if (piece.space_before) at.x += space;
        if (piece.space_before && at.x + width_of_word(pieces, i) > right) at = {left + hanging, at.y + height};
        const ImU32 ink = quiet || piece.name.empty() ? ImGui::GetColorU32(quiet ? colours().quiet : colours().text)
                                                      : quantity_colour(optimizer, piece.name);
        ImGui::GetWindowDrawList()->AddText(at, ink, piece.text.c_str());
        const ImVec2 end{at.x + ImGui::CalcTextSize(piece.text.c_str()).x, at.y + height};
        const bool becomes = assigned && piece.name == line.assigned.name;
        if (!piece.name.empty()) spots.push_back({at, end, {number, std::string(piece.name), becomes}, ink});
        if (piece.text == "=") assigned = false;
        at.x = end.x;
    }
    ImGui::Dummy({right - left, at.y - ImGui::GetCursorScreenPos().y + height});
}

// The meaning that stays, with a line beside it.
void note_under(const std::string& text, Noted& noted) {
    const ImVec2 top = ImGui::GetCursorScreenPos();
    ImGui::Indent(gap);
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
    ImGui::Unindent(gap);
    ImGui::GetWindowDrawList()->AddLine(top, {top.x, ImGui::GetItemRectMax().y}, ImGui::GetColorU32(colours().accent), 2);
    if (noted.fresh && !ImGui::IsRectVisible(top, ImGui::GetItemRectMax())) ImGui::SetScrollHereY();
    noted.fresh = false;
}

// Under a line: what the quantity means that is noted in it, whose spots begin with the first one given.
void tell_noted(const Optimizer& optimizer, const WalkedLine& line, const std::vector<Spot>& spots, std::size_t first,
                std::optional<Noted>& noted) {
    bool here = false;
    for (std::size_t i = first; noted && i < spots.size(); ++i) {
        if (!(spots[i].quantity == *noted)) continue;
        underline(spots[i]);
        here = true;
    }
    if (here) note_under(meaning(optimizer, line, *noted), *noted);
}

// Returns the inputs of a step: the ball's place, and the gradient there. A rule that asks for gradients itself, or for values
// alone, has no gradient among them.
std::vector<Quantity> given(const StepTrace& trace, const std::vector<WalkedLine>& rule) {
    const auto probes = [](const WalkedLine& line) { return line.text.find("gradient(") != std::string_view::npos; };
    std::vector<Quantity> quantities{{"x", trace.position}};
    if (trace.asks && std::none_of(rule.begin(), rule.end(), probes)) quantities.push_back({"g", trace.given});
    return quantities;
}

void given_line(const StepTrace& trace, std::size_t number, const WalkedLine& line, std::optional<Noted>& noted,
                std::vector<Spot>& spots) {
    const Quantity& quantity = line.named[0];
    const std::size_t first = spots.size();
    {
        const With face(Face::mono);
        const std::vector<Piece> pieces{
            {std::string(quantity.name), quantity.name}, {"=", {}, true}, {value_text(quantity), {}, true}};
        flow(*trace.optimizer, number, line, pieces, false, spots);
    }
    tell_noted(*trace.optimizer, line, spots, first, noted);
    const With face(Face::fine);
    if (quantity.name == "g" && !(trace.given == trace.gradient)) note("exact " + value_text({"g", trace.gradient}));
}

void rule_line(const StepTrace& trace, std::size_t number, const WalkedLine& line, std::optional<Noted>& noted,
               std::vector<Spot>& spots) {
    const Optimizer& optimizer = *trace.optimizer;
    const std::size_t first = spots.size();
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {gap, 1});
    {
        const With face(Face::mono);
        flow(optimizer, number, line, typeset(optimizer, line), false, spots);
    }
    const With face(Face::fine);
    ImGui::Indent(hanging);
    const std::vector<Piece> numbers = typeset_numbers(optimizer, line);
    if (!numbers.empty()) flow(optimizer, number, line, numbers, true, spots);
    if (const std::string result = value_text(line.assigned); !result.empty()) ImGui::TextWrapped("%s", result.c_str());
    tell_noted(optimizer, line, spots, first, noted);
    ImGui::Unindent(hanging);
    ImGui::PopStyleVar();
    ImGui::Dummy({0, 0});
}

// The quantity nearest to a place, within reach.
const Spot* spot_at(const std::vector<Spot>& spots, ImVec2 at, float reach) {
    const Spot* nearest = nullptr;
    for (const Spot& spot : spots) {
        const float dx = at.x - std::clamp(at.x, spot.low.x, spot.high.x),
                    dy = at.y - std::clamp(at.y, spot.low.y, spot.high.y);
        const float distance = std::hypot(dx, dy);
        if (distance > reach) continue;
        reach = distance;
        nearest = &spot;
    }
    return nearest;
}

bool tapped() {
    const bool far = reach_of_press(ImGuiMouseButton_Left) > still_a_tap;
    return ImGui::IsMouseReleased(ImGuiMouseButton_Left) && !far && !ImGui::IsAnyItemHovered();
}

// One on, or back, among all quantities and none.
void go_on(const std::vector<Spot>& spots, int by, std::optional<Noted>& noted) {
    std::vector<Noted> all;
    for (const Spot& spot : spots) {
        if (std::find(all.begin(), all.end(), spot.quantity) == all.end()) all.push_back(spot.quantity);
    }
    const int count = static_cast<int>(all.size());
    const int now = noted ? static_cast<int>(std::find(all.begin(), all.end(), *noted) - all.begin()) : count;
    const int next = (now + by + count + 1) % (count + 1);
    noted.reset();
    if (next < count) noted = all[static_cast<std::size_t>(next)];
}

void obey(const std::vector<Spot>& spots, std::optional<Noted>& noted) {
    const ImGuiIO& io = ImGui::GetIO();
    if (!io.WantTextInput && ImGui::IsKeyPressed(ImGuiKey_Q) && (io.KeyMods == 0 || io.KeyMods == ImGuiMod_Shift))
        go_on(spots, io.KeyShift ? -1 : 1, noted);
    if (!ImGui::IsWindowHovered() || !tapped()) return;
    const Spot* spot = spot_at(spots, io.MousePos, by_finger() ? finger : 0);
    if (!spot) return;
    if (noted == spot->quantity) {
        noted.reset();
    } else {
        noted = spot->quantity;
    }
}

// While the mouse is over one whose meaning is not shown below it.
void tell_under_mouse(const StepTrace& trace, const std::vector<WalkedLine>& lines, const std::vector<Spot>& spots,
                      const std::optional<Noted>& noted) {
    if (!ImGui::IsWindowHovered() || by_finger()) return;
    const Spot* spot = spot_at(spots, ImGui::GetIO().MousePos, 0);
    if (!spot || noted == spot->quantity) return;
    underline(*spot);
    const Noted& quantity = spot->quantity;
    tooltip_beside(fmt::format("{} in line {}", quantity.name, quantity.line), spot->low, spot->high,
                   meaning(*trace.optimizer, lines[quantity.line], quantity));
}

}  // namespace

void rule_text(const StepTrace& trace, std::optional<Noted>& noted) {
    std::vector<WalkedLine> lines;  // what is given, and then the rule
    const std::vector<WalkedLine> rule = condense(walk(trace));
    for (const Quantity& quantity : given(trace, rule)) lines.push_back({{}, {}, {quantity}});
    const std::size_t count = lines.size();
    lines.insert(lines.end(), rule.begin(), rule.end());
    std::vector<Spot> spots;
    for (std::size_t i = 0; i < count; ++i) given_line(trace, i, lines[i], noted, spots);
    ImGui::Separator();
    for (std::size_t i = count; i < lines.size(); ++i) rule_line(trace, i, lines[i], noted, spots);
    obey(spots, noted);
    tell_under_mouse(trace, lines, spots, noted);
}

}  // namespace ravine::ui
