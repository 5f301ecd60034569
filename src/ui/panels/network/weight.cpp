#include "ui/panels/network/weight.hpp"

#include "document/typing.hpp"
#include "text/number_text.hpp"
#include "ui/panels/network/diagram.hpp"
#include "ui/widgets/number_field.hpp"
#include "ui/widgets/plane_plot.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ravine::ui {
namespace {

constexpr std::size_t most_places = 61, fewest_places = 9, work = 6'000'000;  // weights times rows times places
constexpr std::size_t work_of_a_portion = 1'000'000;                          // instructions
constexpr float plot_height = 110, dot = 4;

void update(const Player& player, std::size_t racer, std::size_t weight, WeightShown& shown) {
    const network::Training& training = *player.race().training();
    const WeightsAtStep path = weights_at(player.race(), racer, player.step());
    const WeightsKey key{player.revision(), player.step(), racer, !path.next.empty()};
    const WeightsKey before = std::exchange(shown.key, key);
    if (std::exchange(shown.weight, weight) == weight && key == before) return;
    if (key.revision != before.revision || key.racer != before.racer) shown.state.emplace(player.race(), racer);
    shown.tried.reset();
    shown.fault.clear();
    shown.numbers = numbers_of_weight(training, path.now, path.next, weight);
    const double around = 2 * std::max(1.0, std::abs(shown.numbers.value));
    shown.low = shown.numbers.value - around;
    shown.high = shown.numbers.value + around;
    const std::size_t of_place = path.now.size() * training.data.training.rows();
    const std::size_t places = std::clamp(work / of_place, fewest_places, most_places);
    shown.losses = loss_along_weight(training, path.now, weight, shown.low, shown.high, places);
}

// Returns the loss at a value of the weight, on the line between the places beside it.
double loss_at(const WeightShown& shown, double value) {
    const std::size_t places = shown.losses.size();
    const double at = (value - shown.low) / (shown.high - shown.low) * static_cast<double>(places - 1);
    const double within = std::clamp(at, 0.0, static_cast<double>(places - 1));
    const auto below = std::min(static_cast<std::size_t>(within), places - 2);
    return shown.losses[below] + (within - static_cast<double>(below)) * (shown.losses[below + 1] - shown.losses[below]);
}

// Draws the weight's number and the value that is tried. Returns the number, from 1.
std::size_t fields(std::size_t weights, WeightShown& shown) {
    const float half = 0.5F * (ImGui::GetContentRegionAvail().x - gap);
    auto number = static_cast<std::uint64_t>(shown.weight + 1);
    const std::string text = fmt::format("{}", number);
    const NumberScale scale{1, static_cast<double>(std::max<std::size_t>(weights, 2)), false, static_cast<double>(weights),
                            true};
    const NumberEdit edit = number_field("##weight", static_cast<double>(number), scale, {"weight " + text, text}, half);
    if (edit.moved) number = static_cast<std::uint64_t>(*edit.moved);
    if (edit.typed) shown.fault = fault_of(type_whole("weight", *edit.typed, 1, weights, number), "##weight");
    tooltip("the number of a weight, in the order of PyTorch's parameters(); a press on a line or unit above chooses it, too");
    ImGui::SameLine(0, gap);
    double value = shown.tried.value_or(shown.numbers.value);
    const NumberTexts texts{(shown.tried ? "try " : "") + number_text(value, 4), fmt::format("{}", value)};
    const NumberEdit tried = number_field("##try", value, {shown.low, shown.high}, texts, -1);
    if (tried.moved) shown.tried = *tried.moved;
    if (tried.typed) {
        shown.fault = fault_of(type_within("the weight", *tried.typed, shown.low, shown.high, value), "##try");
        if (shown.fault.empty()) shown.tried = value;
    }
    tooltip("drag it to feel the loss; the race goes its way whatever is tried");
    field_complaint(shown.fault);
    return std::min(static_cast<std::size_t>(number), weights);
}

// Draws the loss over the weight, and takes the value under a drag.
void plot(std::size_t racer, WeightShown& shown) {
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const auto [least, most] = std::minmax_element(shown.losses.begin(), shown.losses.end());
    const double room = std::max(0.08 * (*most - *least), 1e-9 * std::max(1.0, std::abs(*most)));
    PlanePlot plane{corner,        {corner.x + ImGui::GetContentRegionAvail().x, corner.y + plot_height},
                    shown.low,     shown.high,
                    *least - room, *most + room};
    plane.low.x += number_width(plane);
    ImGui::SetCursorScreenPos(plane.low);
    ImGui::InvisibleButton("loss along", {plane.high.x - plane.low.x, plot_height});
    if (ImGui::IsItemActive()) {
        const double part = (ImGui::GetIO().MousePos.x - plane.low.x) / (plane.high.x - plane.low.x);
        shown.tried = shown.low + std::clamp(part, 0.0, 1.0) * (shown.high - shown.low);
    }
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_axes(list, plane);
    const std::size_t places = shown.losses.size();
    std::vector<ImVec2> points;
    for (std::size_t i = 0; i < places; ++i) {
        const double part = static_cast<double>(i) / static_cast<double>(places - 1);
        points.push_back(plane.at(shown.low + part * (shown.high - shown.low), shown.losses[i]));
    }
    list.AddPolyline(points.data(), static_cast<int>(points.size()), racer_colour(racer), 0, 2);
    const auto mark = [&](double value, ImU32 ink) { list.AddCircleFilled(plane.at(value, loss_at(shown, value)), dot, ink); };
    mark(shown.numbers.value, racer_colour(racer));
    if (shown.tried) mark(*shown.tried, ImGui::GetColorU32(colours().text));
    ImGui::SetCursorScreenPos({corner.x, corner.y + plot_height + plane_axis_height});
    ImGui::Dummy({0, 0});
}

// Returns the optimizer's state of the weight: "; m 0.02, v 0.0004". It is known unless more of the way to it is left.
std::string words_of_state(const WeightShown& shown, bool known) {
    std::string text;
    const std::vector<std::string>& names = shown.state->names();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string number = known ? number_text(shown.state->at(i, shown.weight), 3) : "…";
        text += fmt::format("{}{} {}", i == 0 ? "; " : ", ", names[i], number);
    }
    return text;
}

std::string words(const WeightShown& shown, bool known) {
    const std::string text = text_of(shown.numbers) + words_of_state(shown, known);
    if (!shown.tried) return text + ".";
    return fmt::format("{}. At {} the loss is {} instead of {}.", text, number_text(*shown.tried, 4),
                       number_text(loss_at(shown, *shown.tried), 4), number_text(loss_at(shown, shown.numbers.value), 4));
}

}  // namespace

void draw_weight(const Player& player, std::size_t racer, Commands& commands, WeightShown& shown) {
    const network::Training& training = *player.race().training();
    const std::vector<network::Layer>& layers = training.network.layers();
    const std::span<const double> now = weights_at(player.race(), racer, player.step()).now;
    int& chosen = commands.document().view.weight;
    const std::size_t weight = std::min(static_cast<std::size_t>(std::max(chosen, 1)), now.size()) - 1;
    update(player, racer, weight, shown);
    const int step = std::min(player.step(), player.race().tracks()[racer].last());
    const auto go_on = [&shown, step] { return shown.state->go_on(step, work_of_a_portion); };
    const bool known = !go_on();
    if (!known) commands.report.add_work(go_on);
    std::vector<double> weights(now.begin(), now.end());
    if (shown.tried) weights[weight] = *shown.tried;
    note(fmt::format(
        "The wider a line, the larger its weight: orange is positive, blue negative.{} Press one to see the loss along it.",
        leaves_units_out(layers) ? " The first twelve units of each layer." : ""));
    if (const auto pressed = draw_diagram(layers, weights, weight)) chosen = static_cast<int>(*pressed) + 1;
    if (const std::size_t number = fields(weights.size(), shown); number != weight + 1) chosen = static_cast<int>(number);
    ImGui::TextUnformatted(shortened(name_of_weight(layers, weight), ImGui::GetContentRegionAvail().x).c_str());
    const With face(Face::fine);
    plot(racer, shown);
    note(words(shown, known));
}

}  // namespace ravine::ui
