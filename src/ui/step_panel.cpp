// Step by step: the rule of the selected racer with the numbers of this step in it.
#include "fonts.hpp"
#include "race/standings.hpp"
#include "render/vector_colours.hpp"
#include "study/typeset.hpp"
#include "ui/looked_at.hpp"
#include "ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace ravine::ui {
namespace {

constexpr float hanging = 2 * gap, line_gap = 2;

// A quantity's colour in the view, where it has one there; a step is white there, which is the text's.
ImU32 colour_of(const Optimizer& optimizer, std::string_view name) {
    const Role role = meaning_of(optimizer, name).role;
    if (role == Role::other || role == Role::step) return ImGui::GetColorU32(colours().text);
    const ImVec4& panel = colours().panel;
    const render::Colour c = render::readable_on({panel.x, panel.y, panel.z}, render::role_colour(role));
    return ImGui::GetColorU32(ImVec4{c.r, c.g, c.b, 1});
}

// What a name means, and what it is worth where it stands in the line: on the left of the sign what it becomes.
void explain(const Optimizer& optimizer, const WalkedLine& line, std::string_view name, bool assigned) {
    const Quantity* quantity = assigned ? &line.assigned : nullptr;
    for (const Quantity& named : line.named) {
        if (!assigned && named.name == name) quantity = &named;
    }
    std::string text = name_text(optimizer, name);
    if (const std::string_view meaning = meaning_of(optimizer, name).text; !meaning.empty())
        text += fmt::format(": {}", meaning);
    if (quantity && quantity->value) text += fmt::format("\n{} {}", assigned ? "becomes" : "now", value_text(*quantity));
    ImGui::SetNextWindowSize({0, 0});
    if (!ImGui::BeginTooltip()) return;
    ImGui::PushTextWrapPos(260);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

// How wide the pieces from one on are up to the next place where the line may be broken.
float width_of_word(const std::vector<Piece>& pieces, std::size_t first) {
    float width = 0;
    for (std::size_t i = first; i < pieces.size() && (i == first || !pieces[i].space_before); ++i) {
        width += ImGui::CalcTextSize(pieces[i].text.c_str()).x;
    }
    return width;
}

// Pieces on as many lines as they need, of which all but the first are indented.
void flow(const Optimizer& optimizer, const WalkedLine& line, const std::vector<Piece>& pieces, bool quiet) {
    const float left = ImGui::GetCursorScreenPos().x, right = left + ImGui::GetContentRegionAvail().x;
    const float height = ImGui::GetTextLineHeight() + line_gap, space = ImGui::CalcTextSize(" ").x;
    ImVec2 at = ImGui::GetCursorScreenPos();
    bool assigned = !quiet;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Piece& piece = pieces[i];
        if (piece.space_before) at.x += space;
        if (piece.space_before && at.x + width_of_word(pieces, i) > right) at = {left + hanging, at.y + height};
        const ImVec2 size = ImGui::CalcTextSize(piece.text.c_str());
        const ImU32 ink = quiet || piece.name.empty() ? ImGui::GetColorU32(quiet ? colours().quiet : colours().text)
                                                      : colour_of(optimizer, piece.name);
        ImDrawList& list = *ImGui::GetWindowDrawList();
        list.AddText(at, ink, piece.text.c_str());
        const ImVec2 end{at.x + size.x, at.y + height};
        if (!piece.name.empty() && ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(at, end)) {
            list.AddLine({at.x, end.y - 1}, {end.x, end.y - 1}, ink);
            explain(optimizer, line, piece.name, assigned && piece.name == line.assigned.name);
        }
        if (piece.text == "=") assigned = false;
        at.x = end.x;
    }
    ImGui::Dummy({right - left, at.y - ImGui::GetCursorScreenPos().y + height});
}

// What a line comes to, under it; of Newton's method the Hessian, too, which is no pair.
std::string result_of(const Insight& insight, const WalkedLine& line) {
    if (line.assigned.name == "H" && insight.hessian) {
        const auto is_damping = [](const Parameter& parameter) { return parameter.key == "damping"; };
        const auto parameters = insight.optimizer->parameters;
        const auto at = std::find_if(parameters.begin(), parameters.end(), is_damping) - parameters.begin();
        const double damping = insight.values[static_cast<std::size_t>(at)];
        const Symmetric& h = *insight.hessian;
        return fmt::format("({}, {}; {}, {})", short_number(h.xx + damping), short_number(h.xy), short_number(h.xy),
                           short_number(h.yy + damping));
    }
    return value_text(line.assigned);
}

void rule_line(const Insight& insight, const WalkedLine& line) {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {gap, 1});
    {
        const With face(Face::mono);
        flow(*insight.optimizer, line, typeset(*insight.optimizer, line), false);
    }
    const With face(Face::fine);
    ImGui::Indent(hanging);
    const std::vector<Piece> numbers = typeset_numbers(*insight.optimizer, line);
    if (!numbers.empty()) flow(*insight.optimizer, line, numbers, true);
    if (const std::string result = result_of(insight, line); !result.empty()) ImGui::TextWrapped("%s", result.c_str());
    ImGui::Unindent(hanging);
    ImGui::PopStyleVar();
    ImGui::Dummy({0, 0});
}

// Where the ball is and what it is given there, in the rule's own form.
void given(const Insight& insight, const std::vector<WalkedLine>& lines) {
    const Optimizer& optimizer = *insight.optimizer;
    const auto probes = [](const WalkedLine& line) { return line.text.find("gradient(") != std::string_view::npos; };
    const Quantity x{"x", insight.position}, g{"g", insight.given};
    const With face(Face::mono);
    const std::string at = "x = " + value_text(x), gradient = "g = " + value_text(g);
    note(at);
    if (std::any_of(lines.begin(), lines.end(), probes)) return;
    ImGui::PushStyleColor(ImGuiCol_Text, colour_of(optimizer, "g"));
    ImGui::TextUnformatted(gradient.c_str());
    ImGui::PopStyleColor();
    ImGui::SetItemTooltip("%s", meaning_of(optimizer, "g").text.data());
    if (!(insight.given == insight.gradient)) note("exact " + value_text({"g", insight.gradient}));
}

std::string capitals(std::string text) {
    for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return text;
}

// Whose step it is and which one, and the buttons to the steps beside it.
void title(const Config& config, Player& player) {
    const int step = player.step();
    const bool last = step >= player.config().steps;
    const std::string name = capitals(racer_name(config, static_cast<std::size_t>(config.selected)));
    ImGui::AlignTextToFramePadding();
    heading((last ? fmt::format("{}, STEP {}", name, step) : fmt::format("{}, STEP {} → {}", name, step, step + 1)).c_str());
    const float button = ImGui::GetFrameHeight();
    to_the_right(2 * button + 4);
    ImGui::BeginDisabled(step == 0);
    if (icon_button(fonts::icon_chevron_left, "previous step", button)) player.step_by(-1);
    ImGui::EndDisabled();
    ImGui::SameLine(0, 4);
    ImGui::BeginDisabled(last);
    if (icon_button(fonts::icon_chevron_right, "next step", button)) player.step_by(1);
    ImGui::EndDisabled();
}

void outcome(const Insight& insight, const Player& player) {
    if (insight.move) {
        const Vector by = insight.move->by;
        return note(fmt::format("The step: {}, {} long.", value_text({"x", by}), short_number(norm(by))));
    }
    if (insight.retires) {
        const Track& track = player.race().tracks()[insight.racer];
        return complaint(track.retired ? fmt::format("It cannot go on: {}.", track.retired->reason)
                                       : std::string("It cannot go on from here."));
    }
    note("This is the last step of the race. The numbers are what one more would begin with.");
}

}  // namespace

void step_panel(Config& config, Player& player, State& state) {
    const bool chosen = config.selected >= 0 && config.selected < static_cast<int>(config.racers.size());
    chosen ? title(config, player) : heading("STEP BY STEP");
    const Insight* insight = looked_at(config, player, state, "Choose a racer to see its rule with the numbers of this step.");
    if (!insight) return;
    const std::vector<WalkedLine> lines = walk(*insight);
    given(*insight, lines);
    ImGui::Separator();
    for (const WalkedLine& line : lines) rule_line(*insight, line);
    ImGui::Separator();
    outcome(*insight, player);
}

}  // namespace ravine::ui
