// The loss: a surface from the gallery or a formula, its domain, the start of all racers, and its data.
#include "analysis/typeset.hpp"
#include "document/edit.hpp"
#include "document/typing.hpp"
#include "fonts.hpp"
#include "loss/surfaces.hpp"
#include "text/number_text.hpp"
#include "text/text.hpp"
#include "ui/layout.hpp"
#include "ui/panels/surface/constants.hpp"
#include "ui/panels/surface/data_rows.hpp"
#include "ui/panels/surface/functions.hpp"
#include "ui/panels/surface/gallery.hpp"
#include "ui/panels/surface/network_editor.hpp"
#include "ui/registry.hpp"
#include "ui/widgets/fields.hpp"
#include "ui/widgets/number_field.hpp"
#include "ui/widgets/overlay.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>
#include <misc/cpp/imgui_stdlib.h>

#include <algorithm>
#include <optional>
#include <string>

namespace ravine::ui {
namespace {

constexpr const char* formula_id = "##formula";
constexpr float pair_gap = 4;

// The formula as it is being typed.
struct Formula {
    std::string text;
    Fault fault;
    std::vector<std::string> letters;  // that would make it a formula as constants
    bool typing = false;
    TypingPlace place{.cursor = std::string::npos};  // behind all until it is somewhere
    std::string search;                              // in the list of functions

    void forget_fault() {
        fault.clear();
        letters.clear();
    }
};

class SurfacePanel final : public Panel {
  public:
    void draw(const Model& model, Commands& commands) override;
    void forget_typing() override;

  private:
    Gallery gallery_;
    Formula formula_;
    Fault constant_fault_, place_fault_;  // of the constant, and of the domain or start typed last
    DataRows data_;
    NetworkEditing network_;
};

// Breaks a formula into lines without cutting a word or number. unwrap() undoes it.
std::string wrap(std::string_view text, std::size_t columns) {
    std::string lines;
    while (text.size() > columns) {
        const auto end = text.find_last_of(" (),", columns - 1);
        if (end == std::string_view::npos) break;
        lines += text.substr(0, end + 1);
        lines += '\n';
        text.remove_prefix(end + 1);
    }
    return lines.append(text);
}

std::string unwrap(std::string text) {
    std::erase(text, '\n');
    return text;
}

// Line breaks are the field's own; typed ones would be lost.
int follow_typing(ImGuiInputTextCallbackData* data) {
    if (data->EventFlag == ImGuiInputTextFlags_CallbackCharFilter) return data->EventChar == '\n' ? 1 : 0;
    return TypingPlace::follow(data);
}

// Checks the formula at every key: runs a valid one at once, explains an invalid one while the last valid one stays.
void take_formula(Document& document, Formula& formula) {
    const auto taken = set_loss(document, unwrap(formula.text));
    formula.forget_fault();
    if (taken) return;
    formula.fault = {taken.error().fault(), taken.error().corrections, taken.error().column};
    formula.letters = Loss::missing_constants(unwrap(formula.text), constants_of(document.experiment));
}

// Offers to make unknown letters constants. Returns true if that is pressed.
bool constants_offer(const Formula& formula) {
    if (formula.letters.empty()) return false;
    std::string label;
    for (const std::string& letter : formula.letters) {
        label += fmt::format("{}{} = 1", label.empty() ? "Let " : ", ", typeset_formula(letter));
    }
    const bool pressed = main_button(label.c_str(), -1);
    tooltip("Makes them constants, each with a slider");
    return pressed;
}

// Draws the fault of the formula, below its place, which an offer shows, too: small windows have no room for both.
void formula_complaint(Document& document, Formula& formula, std::size_t columns) {
    if (!begin_complaint(formula.fault)) return;
    if (is_wide_window() || formula.fault.corrections.empty()) {
        const With face(Face::mono);
        complaint(caret_lines(unwrap(formula.text), formula.fault.column, columns));
    }
    const std::optional<std::string> correction = sentence_with_corrections(formula.fault);
    const bool lets = constants_offer(formula);
    end_complaint(formula.fault);
    if (lets) {
        set_loss_with_constants(document, unwrap(formula.text));
        formula.forget_fault();
    }
    if (!correction) return;
    formula.text = *correction;
    take_formula(document, formula);
}

// Tells how a formula in another notation was read, while the field has it as typed.
void formula_reading(const Document& document, const Formula& formula) {
    if (!formula.typing || !formula.fault.empty()) return;
    const std::string read = formula_of(document);
    if (read == trim(unwrap(formula.text))) return;
    begin_overlay("reading", colours().border, false);
    ImGui::TextDisabled("read as");
    ImGui::SameLine();
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(typeset_formula(read).c_str());
    ImGui::PopTextWrapPos();
    end_overlay();
}

// Returns the source of the field: the loss, and the fault of the typed text, which another race makes obsolete.
std::string formula_source(const Document& document, const Formula& formula) {
    return document.experiment.loss + "\n" + formula.fault.sentence;
}

void formula_field(Document& document, Formula& formula) {
    std::size_t columns = 0;
    const float list_button = ImGui::GetFrameHeight() + 4;
    {
        const With face(Face::mono);
        const float room = ImGui::GetContentRegionAvail().x - list_button - 2 * ImGui::GetStyle().FramePadding.x -
                           ImGui::GetStyle().ScrollbarSize;
        columns = static_cast<std::size_t>(std::max(8.0F, room / ImGui::CalcTextSize("0").x));
        const bool changed = changed_under(formula_id, formula_source(document, formula));
        if (changed) formula.forget_fault();
        if (changed || (!formula.typing && formula.fault.empty())) formula.text = wrap(formula_of(document), columns);
        if (changed) retype(formula_id, formula.text);
        const float height = ImGui::CalcTextSize(formula.text.c_str()).y;
        const ImVec2 size{-list_button - 1, std::clamp(height, 20.0F, 120.0F) + 2 * ImGui::GetStyle().FramePadding.y + 2};
        constexpr auto flags = ImGuiInputTextFlags_CtrlEnterForNewLine | ImGuiInputTextFlags_CallbackCharFilter |
                               ImGuiInputTextFlags_CallbackAlways;
        if (formula.place.takes_focus) ImGui::SetKeyboardFocusHere();
        ImGui::PushStyleColor(ImGuiCol_Border, formula.fault.empty() ? colours().border : colours().danger);
        const bool typed = ImGui::InputTextMultiline(formula_id, &formula.text, size, flags, follow_typing, &formula.place);
        ImGui::PopStyleColor();
        formula.place.takes_focus = formula.place.takes_focus && !ImGui::IsItemActive();
        if (typed) take_formula(document, formula);
        after_field(formula_id, formula_source(document, formula));
    }
    formula.typing = ImGui::IsItemActive();
    if (formula.typing) formula.fault.closed = false;
    if (!formula.typing) tooltip(formula.fault.empty() ? "A loss in x and y, e.g. sin(x) + y^2/2" : formula.fault.sentence);
    if (const auto word = functions_button(formula.search)) {
        formula.place.insert(formula.text, *word);
        take_formula(document, formula);
    }
    formula_complaint(document, formula, columns);
    formula_reading(document, formula);
}

// Returns the number with as many digits, up to six, as fit into a field.
std::string fitting(double value, float width) {
    const With face(Face::mono);
    int digits = 6;
    while (digits > 1 && ImGui::CalcTextSize(number_text(value, digits).c_str()).x > width - 4) --digits;
    return number_text(value, digits);
}

// Draws one number of a pair, whose drag across a panel is as long as a side of the domain.
NumberEdit coordinate(const char* id, double value, NumberScale scale, float width) {
    scale.span = std::max(scale.span, 1e-12);
    return number_field(id, value, scale, {fitting(value, width), fmt::format("{}", value)}, width);
}

// Draws both ends of a side.
void side_fields(const char* label, double& low, double& high, Fault& fault) {
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", label);
    ImGui::SameLine();
    const float width = 0.5F * (ImGui::GetContentRegionAvail().x - pair_gap);
    const double span = high - low, least = 0.01 * span;
    const NumberEdit left = coordinate("##low", low, {-farthest_place, high - least, false, span}, width);
    ImGui::SameLine(0, pair_gap);
    const NumberEdit right = coordinate("##high", high, {low + least, farthest_place, false, span}, width);
    if (left.moved) low = *left.moved;
    if (right.moved) high = *right.moved;
    if (left.typed) fault = fault_of(type_end(label, *left.typed, low, low, high), "##low");
    if (right.typed) fault = fault_of(type_end(label, *right.typed, high, low, high), "##high");
}

void start_fields(Vector& start, const Box& domain, Fault& fault) {
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("start");
    ImGui::SameLine();
    const float width = 0.5F * (ImGui::GetContentRegionAvail().x - pair_gap);
    const NumberEdit x = coordinate("##start x", start.x, {-farthest_place, farthest_place, false, domain.width()}, width);
    ImGui::SameLine(0, pair_gap);
    const NumberEdit y = coordinate("##start y", start.y, {-farthest_place, farthest_place, false, domain.height()}, width);
    if (x.moved) start.x = *x.moved;
    if (y.moved) start.y = *y.moved;
    if (x.typed) fault = fault_of(type_coordinate("start", *x.typed, start.x), "##start x");
    if (y.typed) fault = fault_of(type_coordinate("start", *y.typed, start.y), "##start y");
}

void SurfacePanel::draw(const Model& model, Commands& commands) {
    Document& document = commands.document();
    if (document.experiment.network) return draw_network_editor(model, commands, network_);
    heading("LOSS SURFACE");
    gallery_button(model, commands, gallery_, ImGui::GetContentRegionAvail().x - ImGui::GetFrameHeight() - 4);
    train_button(commands);
    formula_field(document, formula_);
    commands.report.offers_correction |= formula_.typing && !formula_.fault.corrections.empty();
    draw_constants(document, constant_fault_);
    const float half = 0.5F * (ImGui::GetContentRegionAvail().x - gap);
    ImGui::BeginChild("x", {half, ImGui::GetFrameHeight()});
    side_fields("x", document.experiment.domain.low.x, document.experiment.domain.high.x, place_fault_);
    ImGui::EndChild();
    ImGui::SameLine();
    ImGui::BeginChild("y", {half, ImGui::GetFrameHeight()});
    side_fields("y", document.experiment.domain.low.y, document.experiment.domain.high.y, place_fault_);
    ImGui::EndChild();
    start_fields(document.experiment.start, document.experiment.domain, place_fault_);
    field_complaint(place_fault_);
    draw_data_rows(model, document, data_);
}

void SurfacePanel::forget_typing() {
    formula_.forget_fault();
    for (Fault* fault : {&constant_fault_, &place_fault_, &data_.fault, &network_.fault}) fault->clear();
}

}  // namespace

std::unique_ptr<Panel> make_surface_panel() { return std::make_unique<SurfacePanel>(); }

}  // namespace ravine::ui
