#include "ui/widgets/number_field.hpp"

#include "formula/number.hpp"
#include "ui/widgets/fields.hpp"
#include "ui/widgets/layout_faults.hpp"
#include "ui/widgets/presses.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cassert>
#include <cmath>

namespace ravine::ui {
namespace {

constexpr double points_per_decade = 100, points_of_span = 300;
constexpr double fine = 0.1;          // of the usual way, with Shift or a slow finger
constexpr double quick_finger = 100;  // points per second
constexpr double points_of_key = 5;

// One number at a time is in the hand.
struct {
    ImGuiID selected = 0, typed = 0;
    bool opening = false;       // the typed one has not taken the keyboard yet
    bool was_selected = false;  // before the press that is on
    bool dragging = false;
    double place = 0;          // where the hand has brought the number, in points
    std::string exact;         // text at the press
    NumberScale scale{0, 1};   // at the press: a scale may depend on its number
    int keyboard_frame = -10;  // when a number last took keys
} hand;

double points_at(double value, const NumberScale& scale) {
    if (!scale.log) return points_of_span * value / scale.span;
    return points_per_decade * std::log10(value > 0 ? value : scale.from_zero);
}

double value_at(double points, const NumberScale& scale) {
    return scale.log ? std::pow(10.0, points / points_per_decade) : scale.span * points / points_of_span;
}

// Rounds to the digits that the hand can tell apart: three on a logarithmic scale, thousandths of the span on a linear one,
// and one more where it is fine.
double rounded(double value, const NumberScale& scale, bool finely) {
    if (scale.whole) return std::round(value);
    const int digits = finely ? 4 : 3;
    if (scale.log) return read_number(fmt::format("{:.{}g}", value, digits)).value_or(value);
    const int decimals = digits - static_cast<int>(std::floor(std::log10(scale.span)));
    return read_number(fmt::format("{:.{}f}", value, std::max(decimals, 0))).value_or(value);
}

// Moves the number in the hand, and returns what it becomes.
double moved_by(double points, bool finely) {
    const NumberScale& scale = hand.scale;
    hand.place = std::clamp(hand.place + points, points_at(scale.low, scale), points_at(scale.high, scale));
    return std::clamp(rounded(value_at(hand.place, scale), scale, finely), scale.low, scale.high);
}

// Returns the way of the mouse in this frame. A drag begins beyond what a hand slips in a click, and a finger that rather moves
// up or down scrolls.
double way_of_drag() {
    const ImGuiIO& io = ImGui::GetIO();
    const ImVec2 all = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 0);
    if (hand.dragging) return static_cast<double>(io.MouseDelta.x);
    if (!is_drag(ImGuiMouseButton_Left) || (by_finger() && std::abs(all.x) < std::abs(all.y))) return 0;
    hand.dragging = true;
    return static_cast<double>(std::copysign(std::max(std::abs(all.x) - slip, 0.0F), all.x));
}

double share_of_way() {
    const ImGuiIO& io = ImGui::GetIO();
    if (!by_finger()) return io.KeyShift ? fine : 1;
    const auto speed = static_cast<double>(std::abs(io.MouseDelta.x) / std::max(io.DeltaTime, 1e-3F));
    return std::clamp(speed / quick_finger, fine, 1.0);
}

void take(double value, const NumberTexts& texts, const NumberScale& scale) {
    hand.scale = scale;
    hand.place = points_at(value, scale);
    hand.exact = texts.exact;
    hand.dragging = false;
}

void open(ImGuiID field) {
    hand.typed = field;
    hand.opening = true;
}

void drag(NumberEdit& edit) {
    const double way = way_of_drag() * share_of_way();
    if (hand.dragging && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) {
        edit.typed = hand.exact;
        ImGui::ClearActiveID();
    } else if (way != 0) {
        edit.moved = moved_by(way, share_of_way() < 1);
        ImGui::MarkItemEdited(ImGui::GetItemID());
    }
}

void obey_keys(ImGuiID field, double value, const NumberTexts& texts, const NumberScale& scale, NumberEdit& edit) {
    if (ImGui::GetIO().WantTextInput || ImGui::IsAnyItemActive() || correction_has_keyboard()) return;
    hand.keyboard_frame = ImGui::GetFrameCount();
    if (ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false)) open(field);
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) hand.selected = 0;
    const int steps =
        static_cast<int>(ImGui::IsKeyPressed(ImGuiKey_UpArrow)) - static_cast<int>(ImGui::IsKeyPressed(ImGuiKey_DownArrow));
    if (steps == 0) return;
    const bool finely = ImGui::GetIO().KeyShift;
    const double one = scale.whole ? points_at(1, scale) : points_of_key * (finely ? fine : 1);
    take(value, texts, scale);
    edit.moved = moved_by(steps * one, finely);
}

void obey_click(ImGuiID field, bool is_number) {
    if (is_drag(ImGuiMouseButton_Left) || !ImGui::IsItemHovered()) return;
    hand.selected = field;
    if (!is_number || is_second_click(ImGuiMouseButton_Left) || (by_finger() && hand.was_selected)) open(field);
}

void paint(ImGuiID field, std::optional<double> value, const NumberScale& scale, const std::string& shown) {
    const ImVec2 from = ImGui::GetItemRectMin(), to = ImGui::GetItemRectMax();
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const bool hovered = ImGui::IsItemHovered() && !by_finger();
    draw.AddRectFilled(from, to, ImGui::GetColorU32(hovered ? colours().hovered : colours().field), radius);
    if (value && (scale.log || scale.span >= scale.high - scale.low)) {
        const double low = points_at(scale.low, scale), high = points_at(scale.high, scale);
        const double part =
            scale.log && !(*value > 0) ? 0 : std::clamp((points_at(*value, scale) - low) / (high - low), 0.0, 1.0);
        const float right = from.x + static_cast<float>(part) * (to.x - from.x);
        if (right > from.x + 2) draw.AddRectFilled(from, {right, to.y}, ImGui::GetColorU32(colours().active), radius);
    }
    draw.AddRect(from, to, ImGui::GetColorU32(hand.selected == field ? colours().accent : colours().border), radius);
    const ImVec2 size = ImGui::CalcTextSize(shown.c_str());
    const ImVec2 at{std::round(0.5F * (from.x + to.x - size.x)), std::round(0.5F * (from.y + to.y - size.y))};
    draw.AddText(at, ImGui::GetColorU32(ImGuiCol_Text), shown.c_str());
    if (hovered && value) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
}

// Draws the field that is typed into, until it is left.
void type(const char* id, const NumberTexts& texts, float width, NumberEdit& edit) {
    if (hand.opening) ImGui::SetKeyboardFocusHere();
    std::string text = texts.exact;
    if (value_field(id, text, width)) edit.typed = std::move(text);
    const bool left = !hand.opening && !ImGui::IsItemActive();
    hand.opening = hand.opening && !ImGui::IsItemActive();
    if (left) hand.typed = 0;
}

}  // namespace

void forget_selected_number() {
    const ImGuiID typed = hand.typed;
    const bool opening = hand.opening;
    hand = {};
    hand.typed = typed;
    hand.opening = opening;
}

NumberEdit number_field(const char* id, std::optional<double> value, const NumberScale& scale, const NumberTexts& texts,
                        float width) {
    assert(scale.low < scale.high && scale.span > 0 && (!scale.log || scale.low > 0));
    const ImGuiID field = ImGui::GetID(id);
    NumberEdit edit;
    const With face(Face::mono);
    if (hand.typed == field) {
        type(id, texts, width, edit);
        return edit;
    }
    edit.typed = take_correction(id);
    if (hand.selected == field) {
        if (value) obey_keys(field, *value, texts, scale, edit);
    }
    ImGui::PushID(id);
    ImGui::InvisibleButton("##hand", {width, ImGui::GetFrameHeight()});
    ImGui::PopID();
    if (ImGui::IsItemActivated()) {
        hand.was_selected = hand.selected == field;
        take(value.value_or(0), texts, scale);
    }
    if (ImGui::IsItemActive() && value) drag(edit);
    if (ImGui::IsItemDeactivated()) obey_click(field, value.has_value());
    if (hand.selected == field && ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !ImGui::IsItemHovered()) hand.selected = 0;
    const float room = width - 2 * ImGui::GetStyle().FramePadding.x;
    if (value) expect_room(texts.shown.c_str(), width);
    paint(field, value, scale, value ? texts.shown : shortened(texts.shown, room));
    return edit;
}

bool number_has_keyboard() { return ImGui::GetFrameCount() - hand.keyboard_frame <= 1; }

}  // namespace ravine::ui
