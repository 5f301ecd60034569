#include "ui/panels/racers/noise.hpp"

#include "document/typing.hpp"
#include "fonts.hpp"
#include "formula/number.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <cmath>

namespace ravine::ui {
namespace {

// A logarithmic slider cannot reach zero, so its lowest value stands for it.
constexpr double least_noise = 1e-4, most_noise = 100;

void noise_slider(Document& document, float width) {
    const With face(Face::mono);
    const std::string text = document.experiment.noise > 0 ? fmt::format("σ {:.3g}", document.experiment.noise) : "σ 0";
    double slid = document.experiment.noise;
    if (filled_slider("##noise", slid, least_noise, most_noise, true, text.c_str(), width)) {
        const double rounded = read_number(fmt::format("{:.2g}", slid)).value_or(0);
        document.experiment.noise = rounded <= least_noise ? 0 : rounded;
    }
    ImGui::SetItemTooltip("standard deviation of the normal noise added to every gradient");
}

void batch_slider(Document& document, int rows) {
    const With face(Face::mono);
    const bool all = document.experiment.batch == 0 || document.experiment.batch >= rows;
    const std::string text = all ? "batch: all rows" : fmt::format("batch: {} of {} rows", document.experiment.batch, rows);
    double slid = all ? rows : document.experiment.batch;
    if (filled_slider("##batch", slid, 1, rows, false, text.c_str(), ImGui::GetContentRegionAvail().x)) {
        const int size = static_cast<int>(std::lround(slid));
        document.experiment.batch = size < rows ? size : 0;
    }
    ImGui::SetItemTooltip("rows of data that the gradient of a step is taken over");
}

// Without random numbers the seed does not matter.
void seed_field(Document& document, bool matters, Fault& fault) {
    const float button = ImGui::GetFrameHeight();
    ImGui::BeginDisabled(!matters);
    ImGui::TextDisabled("seed");
    ImGui::SameLine();
    std::string text = fmt::format("{}", document.experiment.seed);
    if (value_field("##seed", text, ImGui::GetContentRegionAvail().x - button - gap)) {
        fault = fault_of(type_whole("seed", text, 0, largest_seed, document.experiment.seed), "##seed");
    }
    ImGui::SameLine();
    if (icon_button(fonts::icon_dice_5, "the next seed", button)) {
        document.experiment.seed = document.experiment.seed < largest_seed ? document.experiment.seed + 1 : 0;
        fault.clear();
    }
    ImGui::EndDisabled();
}

}  // namespace

void draw_noise(Document& document, int rows, Fault& seed_fault) {
    heading("GRADIENT NOISE");
    noise_slider(document, 0.42F * ImGui::GetContentRegionAvail().x);
    ImGui::SameLine();
    seed_field(document, document.experiment.noise > 0 || (document.experiment.batch > 0 && document.experiment.batch < rows),
               seed_fault);
    field_complaint(seed_fault);
    if (rows > 1) batch_slider(document, rows);
}

}  // namespace ravine::ui
