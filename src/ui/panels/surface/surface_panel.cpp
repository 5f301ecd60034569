// The loss: a surface from the gallery or a formula, its domain, the start of all racers, and its data.
#include "analysis/typeset.hpp"
#include "document/edit.hpp"
#include "document/typing.hpp"
#include "fonts.hpp"
#include "loss/surfaces.hpp"
#include "text/text.hpp"
#include "ui/panels/surface/constants.hpp"
#include "ui/panels/surface/data_rows.hpp"
#include "ui/panels/surface/gallery.hpp"
#include "ui/registry.hpp"
#include "ui/widgets/fields.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>
#include <misc/cpp/imgui_stdlib.h>

#include <algorithm>
#include <optional>
#include <string>

namespace ravine::ui {
namespace {

constexpr const char* formula_id = "##formula";

// The formula as it is being typed.
struct Formula {
    std::string text;
    Fault fault;
    std::vector<std::string> letters;  // that would make it a formula as constants
    bool typing = false;
    bool held = false;  // what is told about it: by the mouse or the keyboard

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
int refuse_line_breaks(ImGuiInputTextCallbackData* data) { return data->EventChar == '\n' ? 1 : 0; }

// Checks the formula at every key: runs a valid one at once, explains an invalid one while the last valid one stays.
void take_formula(Document& document, Formula& formula) {
    const auto taken = set_loss(document, unwrap(formula.text));
    formula.forget_fault();
    if (taken) return;
    formula.fault = {taken.error().fault(), taken.error().corrections, taken.error().column};
    formula.letters = Loss::missing_constants(unwrap(formula.text), constants_of(document.experiment));
}

// Offers to make unknown letters constants.
void constants_offer(Document& document, Formula& formula) {
    if (formula.letters.empty()) return;
    std::string label;
    for (const std::string& letter : formula.letters) {
        label += fmt::format("{}{} = 1", label.empty() ? "Let " : ", ", typeset_formula(letter));
    }
    if (main_button(label.c_str(), -1)) {
        set_loss_with_constants(document, unwrap(formula.text));
        formula.forget_fault();
    }
    ImGui::SetItemTooltip("Makes them constants, each with a slider");
}

// Draws the fault of the formula, below its place.
void formula_complaint(Document& document, Formula& formula, std::size_t columns) {
    if (formula.fault.empty()) return;
    {
        const With face(Face::mono);
        complaint(caret_lines(unwrap(formula.text), formula.fault.column, columns));
    }
    const std::optional<std::string> correction = complaint(formula.fault);
    if (!correction) return;
    formula.text = *correction;
    take_formula(document, formula);
}

// Tells how a formula in another notation was read, while the field has it as typed.
void formula_reading(const Document& document, const Formula& formula) {
    if (!formula.fault.empty()) return;
    ImGui::TextDisabled("read as");
    ImGui::SameLine();
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(typeset_formula(formula_of(document)).c_str());
    ImGui::PopTextWrapPos();
}

bool is_read_otherwise(const Document& document, const Formula& formula) {
    return formula.typing && formula.fault.empty() && formula_of(document) != trim(unwrap(formula.text));
}

ImVec4 solid(ImVec4 colour) {
    colour.w = 1;
    return colour;
}

// Tells about the formula below its field, over what is there: nothing moves while it is typed. Afterwards its frame tells, and
// the rest is in its tooltip.
void told_about(Document& document, Formula& formula, std::size_t columns) {
    const bool faulty = !formula.fault.empty();
    const bool shown = (faulty && (formula.typing || formula.held)) || is_read_otherwise(document, formula);
    formula.held = false;
    if (!shown) return;
    const ImVec2 after = ImGui::GetCursorPos();
    constexpr ImVec2 padding{6, 4};
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
    ImGui::PushStyleColor(ImGuiCol_ChildBg, solid(colours().panel));
    const float width = ImGui::GetContentRegionAvail().x + 2 * padding.x;
    ImGui::SetCursorPos({after.x - padding.x, after.y - padding.y});
    constexpr auto flags = ImGuiChildFlags_AutoResizeY | ImGuiChildFlags_Borders | ImGuiChildFlags_NavFlattened;
    ImGui::BeginChild("told", {width, 0}, flags, ImGuiWindowFlags_NoScrollbar);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
    formula_complaint(document, formula, columns);
    constants_offer(document, formula);
    formula_reading(document, formula);
    formula.held = ImGui::IsWindowHovered() || (ImGui::IsWindowFocused() && !formula.typing);
    ImGui::EndChild();
    ImGui::SetCursorPos(after);
    ImGui::Dummy({0, 0});
    ImGui::SetCursorPos(after);
}

// Returns the source of the field: the loss, and the fault of the typed text, which another race makes obsolete.
std::string formula_source(const Document& document, const Formula& formula) {
    return document.experiment.loss + "\n" + formula.fault.sentence;
}

void formula_field(Document& document, Formula& formula) {
    std::size_t columns = 0;
    {
        const With face(Face::mono);
        const float room =
            ImGui::GetContentRegionAvail().x - 2 * ImGui::GetStyle().FramePadding.x - ImGui::GetStyle().ScrollbarSize;
        columns = static_cast<std::size_t>(std::max(8.0F, room / ImGui::CalcTextSize("0").x));
        const bool changed = changed_under(formula_id, formula_source(document, formula));
        if (changed) formula.forget_fault();
        if (changed || (!formula.typing && formula.fault.empty())) formula.text = wrap(formula_of(document), columns);
        if (changed) retype(formula_id, formula.text);
        const float height = ImGui::CalcTextSize(formula.text.c_str()).y;
        const ImVec2 size{-1, std::clamp(height, 20.0F, 120.0F) + 2 * ImGui::GetStyle().FramePadding.y + 2};
        constexpr auto flags = ImGuiInputTextFlags_CtrlEnterForNewLine | ImGuiInputTextFlags_CallbackCharFilter;
        const bool typed = ImGui::InputTextMultiline(formula_id, &formula.text, size, flags, refuse_line_breaks);
        if (typed) take_formula(document, formula);
        after_field(formula_id, formula_source(document, formula));
    }
    formula.typing = ImGui::IsItemActive();
    const bool faulty = !formula.fault.empty();
    if (!formula.typing)
        ImGui::SetItemTooltip("%s", faulty ? formula.fault.sentence.c_str() : "A loss in x and y, e.g. sin(x) + y^2/2");
    if (faulty)
        ImGui::GetWindowDrawList()->AddRect(ImGui::GetItemRectMin(), ImGui::GetItemRectMax(),
                                            ImGui::GetColorU32(colours().danger), radius);
    told_about(document, formula, columns);
}

// Draws two numbers in one field with a label, in so much width or all there is. Returns the typed text once it is committed.
std::optional<std::string> pair_field(const char* label, double first, double second, float width = 0) {
    const float left = ImGui::GetCursorPosX();
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", label);
    ImGui::SameLine();
    std::string text = fmt::format("{}, {}", first, second);
    const float used = ImGui::GetCursorPosX() - left;
    if (!value_field(fmt::format("##{}", label).c_str(), text, width > 0 ? width - used : -1)) return std::nullopt;
    return text;
}

void side_field(const char* label, double& low, double& high, float width, Fault& fault) {
    const auto typed = pair_field(label, low, high, width);
    if (typed) fault = fault_of(type_range(label, *typed, low, high), fmt::format("##{}", label).c_str());
}

void start_field(Vector& start, Fault& fault) {
    if (const auto typed = pair_field("start", start.x, start.y))
        fault = fault_of(type_place("start", *typed, start), "##start");
}

void SurfacePanel::draw(const Model& model, Commands& commands) {
    Document& document = commands.document();
    heading("LOSS SURFACE");
    gallery_button(model, commands, gallery_);
    formula_field(document, formula_);
    commands.report.offers_correction |= formula_.typing && !formula_.fault.corrections.empty();
    draw_constants(document, constant_fault_);
    const float half = 0.5F * (ImGui::GetContentRegionAvail().x - gap);
    const float left = ImGui::GetCursorPosX();
    Box& domain = document.experiment.domain;
    side_field("x", domain.low.x, domain.high.x, half, place_fault_);
    ImGui::SameLine(left + half + gap);
    side_field("y", domain.low.y, domain.high.y, half, place_fault_);
    start_field(document.experiment.start, place_fault_);
    field_complaint(place_fault_);
    draw_data_rows(model, document, data_);
}

void SurfacePanel::forget_typing() {
    formula_.forget_fault();
    for (Fault* fault : {&constant_fault_, &place_fault_, &data_.fault}) fault->clear();
}

}  // namespace

std::unique_ptr<Panel> make_surface_panel() { return std::make_unique<SurfacePanel>(); }

}  // namespace ravine::ui
