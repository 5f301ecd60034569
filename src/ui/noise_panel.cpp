// Uncertain gradients: added noise, batches, and the seed of both.
#include "document/typing.hpp"
#include "fonts.hpp"
#include "formula/number.hpp"
#include "ui/panels.hpp"
#include "ui/widgets.hpp"

#include <fmt/format.h>

#include <cmath>

namespace ravine::ui {
namespace {

// A logarithmic slider cannot reach zero, so its lowest value stands for it.
constexpr double least_noise = 1e-4, most_noise = 100;

void noise_slider(Config& config, float width) {
    const With face(Face::mono);
    const std::string text = config.noise > 0 ? fmt::format("σ {:.3g}", config.noise) : "σ 0";
    double slid = config.noise;
    if (filled_slider("##noise", slid, least_noise, most_noise, true, text.c_str(), width)) {
        const double rounded = read_number(fmt::format("{:.2g}", slid)).value_or(0);
        config.noise = rounded <= least_noise ? 0 : rounded;
    }
    ImGui::SetItemTooltip("standard deviation of the normal noise added to every gradient");
}

void batch_slider(Config& config, int rows) {
    const With face(Face::mono);
    const bool all = config.batch == 0 || config.batch >= rows;
    const std::string text = all ? "batch: all rows" : fmt::format("batch: {} of {} rows", config.batch, rows);
    double slid = all ? rows : config.batch;
    if (filled_slider("##batch", slid, 1, rows, false, text.c_str(), ImGui::GetContentRegionAvail().x)) {
        const int size = static_cast<int>(std::lround(slid));
        config.batch = size < rows ? size : 0;
    }
    ImGui::SetItemTooltip("rows of data that the gradient of a step is taken over");
}

// Without random numbers the seed does not matter.
void seed_field(Config& config, bool matters, State& state) {
    const float button = ImGui::GetFrameHeight();
    ImGui::BeginDisabled(!matters);
    ImGui::TextDisabled("seed");
    ImGui::SameLine();
    std::string text = fmt::format("{}", config.seed);
    if (value_field("##seed", text, ImGui::GetContentRegionAvail().x - button - gap)) {
        state.seed_error = fault_of(type_whole("seed", text, 0, largest_seed, config.seed), "##seed");
    }
    ImGui::SameLine();
    if (icon_button(fonts::icon_dice_5, "the next seed", button)) {
        config.seed = config.seed < largest_seed ? config.seed + 1 : 0;
        state.seed_error.clear();
    }
    ImGui::EndDisabled();
}

}  // namespace

void noise_panel(Config& config, const Player& player, State& state) {
    heading("GRADIENT NOISE");
    const auto& loss = player.race().loss();
    const int rows = loss ? static_cast<int>(loss->rows()) : 0;
    noise_slider(config, 0.42F * ImGui::GetContentRegionAvail().x);
    ImGui::SameLine();
    seed_field(config, config.noise > 0 || (config.batch > 0 && config.batch < rows), state);
    field_complaint(state.seed_error);
    if (rows > 1) batch_slider(config, rows);
}

}  // namespace ravine::ui
