#include "ui/widgets/progress.hpp"

#include "fonts.hpp"
#include "player/player.hpp"
#include "ui/widgets/theme.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace ravine::ui {
namespace {

constexpr float least_gap = 4;  // points at both sides of a text

double share_of(const Progress& progress) {
    return std::clamp(static_cast<double>(progress.done) / std::max(progress.all, 1), 0.0, 1.0);
}

// Returns a number that is not negative, its digits in groups of three.
std::string grouped(int number) {
    const std::string digits = std::to_string(number);
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) text.push_back(',');
        text.push_back(digits[i]);
    }
    return text;
}

// Draws the bar in the place of the last item, with the first text that has room in it.
void fill(const Progress& progress, std::initializer_list<std::string> texts) {
    const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const float end = low.x + static_cast<float>(share_of(progress)) * (high.x - low.x);
    draw.AddRectFilled(low, high, ImGui::GetColorU32(ImGui::IsItemHovered() ? ImGuiCol_FrameBgHovered : ImGuiCol_FrameBg),
                       radius);
    if (end - low.x > 2) draw.AddRectFilled(low, {end, high.y}, ImGui::GetColorU32(colours().active), radius);
    draw.AddRect(low, high, ImGui::GetColorU32(colours().border), radius);
    for (const std::string& text : texts) {
        const ImVec2 size = ImGui::CalcTextSize(text.c_str());
        if (size.x + 2 * least_gap > high.x - low.x) continue;
        const ImVec2 at{0.5F * (low.x + high.x - size.x), 0.5F * (low.y + high.y - size.y)};
        return draw.AddText(at, ImGui::GetColorU32(colours().text), text.c_str());
    }
}

}  // namespace

std::string Progress::sentence() const {
    std::string text = fmt::format("{} {} of {}", doing, grouped(done), grouped(all));
    if (!seconds_left) return text;
    const double left = std::ceil(*seconds_left);
    return text + (left < 100 ? fmt::format(", {:.0f} s left", left) : fmt::format(", {:.0f} min left", std::ceil(left / 60)));
}

std::string Progress::share() const { return fmt::format("{:.0f} %", std::floor(100 * share_of(*this))); }

std::optional<Progress> progress_of(const Player& player) {
    if (!player.behind()) return std::nullopt;
    if (const Race& race = player.race(); race.unfinished()) {
        return Progress{"Training, step", race.computed(), player.document().experiment.steps};
    }
    if (player.playing()) return std::nullopt;
    return Progress{"Computing step", player.step(), static_cast<int>(player.wanted())};
}

void progress_bar(const Progress& progress, float width) {
    ImGui::Dummy({width > 0 ? width : ImGui::GetContentRegionAvail().x, ImGui::GetFrameHeight()});
    fill(progress, {progress.sentence(), progress.share()});
}

bool stop_bar(const char* id, const Progress& progress, float width) {
    const bool pressed = ImGui::InvisibleButton(id, {width, ImGui::GetFrameHeight()});
    tooltip(progress.sentence() + ": stop here");
    const std::string share = progress.share();
    fill(progress, {fmt::format("{}  {}", fonts::icon_x, share), share});
    return pressed;
}

}  // namespace ravine::ui
