#include "ui/panels/racers/schedule_menu.hpp"

#include "formula/number.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace ravine::ui {
namespace {

struct Entry {
    std::string_view name;
    std::string text;  // of the parameter
};

std::vector<Entry> entries_of(const Parameter& parameter, const std::string& current, int steps) {
    std::vector<Entry> entries;
    for (const SchedulePreset& preset : schedule_presets()) {
        if (!preset.suits(parameter)) continue;
        entries.push_back({preset.name, preset.formula(preset_number(parameter, current), steps)});
    }
    if (!read_number(current)) entries.push_back({"a number again", fmt::format("{}", number_behind(parameter, current))});
    return entries;
}

float width_of(Face face, std::string_view text) {
    const With with(face);
    return ImGui::CalcTextSize(text.data(), text.data() + text.size()).x;
}

}  // namespace

bool schedule_menu(Racer& racer, const Parameter& parameter, int steps) {
    const With face(Face::text);
    if (!ImGui::BeginPopup(schedule_menu_id)) return false;
    heading(fmt::format("SCHEDULES OVER {} STEPS", steps).c_str());
    const std::vector<Entry> entries = entries_of(parameter, setting_text(racer, parameter), steps);
    float width = 0;
    for (const Entry& entry : entries) {
        width = std::max({width, width_of(Face::text, entry.name), width_of(Face::fine, entry.text)});
    }
    bool any = false;
    for (const Entry& entry : entries) {
        if (!two_lines(std::string(entry.name), entry.text, false, width)) continue;
        set_parameter(racer, parameter, entry.text);
        any = true;
    }
    ImGui::EndPopup();
    return any;
}

}  // namespace ravine::ui
