#include "ui/panels/racers/noise.hpp"

#include "document/typing.hpp"
#include "fonts.hpp"
#include "text/number_text.hpp"
#include "ui/widgets/number_field.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <cstdint>

namespace ravine::ui {
namespace {

// A logarithmic scale cannot reach zero, so its lowest value stands for it.
constexpr double least_noise = 1e-3, usual_noise = 0.1, most_noise = 100;
constexpr double largest_noise = 1e6, seeds_of_drag = 30;

void noise_field(Document& document, Fault& fault, float width) {
    double& noise = document.experiment.noise;
    const NumberScale scale{least_noise, most_noise, true, 1, false, usual_noise};
    const NumberEdit edit =
        number_field("##noise", noise, scale, {"σ " + number_text(noise, 3), fmt::format("{}", noise)}, width);
    if (edit.moved) noise = *edit.moved <= least_noise ? 0 : *edit.moved;
    if (edit.typed) fault = fault_of(type_within("noise", *edit.typed, 0, largest_noise, noise), "##noise");
    tooltip("standard deviation of the normal noise added to every gradient");
}

void batch_field(Document& document, int rows, Fault& fault) {
    int& batch = document.experiment.batch;
    const bool all = batch == 0 || batch >= rows;
    const std::string text = all ? "batch: all rows" : fmt::format("batch: {} of {} rows", batch, rows);
    auto size = static_cast<std::uint64_t>(all ? rows : batch);
    const NumberScale scale{1, static_cast<double>(rows), false, static_cast<double>(rows), true};
    const NumberEdit edit = number_field("##batch", static_cast<double>(size), scale, {text, fmt::format("{}", size)},
                                         ImGui::GetContentRegionAvail().x);
    if (edit.moved) size = static_cast<std::uint64_t>(*edit.moved);
    if (edit.typed) fault = fault_of(type_whole("batch", *edit.typed, 1, static_cast<std::uint64_t>(rows), size), "##batch");
    if (edit.moved || edit.typed) batch = static_cast<int>(size) < rows ? static_cast<int>(size) : 0;
    tooltip("rows of data that the gradient of a step is taken over");
}

// Without random numbers the seed does not matter.
void seed_field(Document& document, bool matters, Fault& fault) {
    const float button = ImGui::GetFrameHeight();
    ImGui::BeginDisabled(!matters);
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("seed");
    ImGui::SameLine();
    std::uint64_t& seed = document.experiment.seed;
    const std::string text = fmt::format("{}", seed);
    const NumberScale scale{0, static_cast<double>(largest_seed), false, seeds_of_drag, true};
    const NumberEdit edit =
        number_field("##seed", static_cast<double>(seed), scale, {text, text}, ImGui::GetContentRegionAvail().x - button - gap);
    if (edit.moved) seed = static_cast<std::uint64_t>(*edit.moved);
    if (edit.typed) fault = fault_of(type_whole("seed", *edit.typed, 0, largest_seed, seed), "##seed");
    ImGui::SameLine();
    if (icon_button(fonts::icon_dice_5, "the next seed", button)) {
        seed = seed < largest_seed ? seed + 1 : 0;
        fault.clear();
    }
    ImGui::EndDisabled();
}

}  // namespace

void draw_noise(Document& document, int rows, Fault& fault) {
    heading("GRADIENT NOISE");
    noise_field(document, fault, 0.42F * ImGui::GetContentRegionAvail().x);
    ImGui::SameLine();
    seed_field(document,
               document.experiment.network || document.experiment.noise > 0 ||
                   (document.experiment.batch > 0 && document.experiment.batch < rows),
               fault);
    field_complaint(fault);
    if (rows > 1) batch_field(document, rows, fault);
}

}  // namespace ravine::ui
