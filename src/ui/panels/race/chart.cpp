#include "ui/panels/race/chart.hpp"

#include "analysis/standings.hpp"
#include "document/link/fields.hpp"
#include "fonts.hpp"
#include "math/order.hpp"
#include "render/geometry/labels/chart_extent.hpp"
#include "rules/glossary.hpp"
#include "text/number_text.hpp"
#include "ui/widgets/chart_plot.hpp"
#include "ui/widgets/presses.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ravine::ui {
namespace {

constexpr float least_plot_height = 110, number_room = 6, tick_room = 18;  // number_room: above the plot, for half a number
constexpr double fewest_shown = 4;                                         // steps or evaluations
constexpr std::size_t few_racers = 12;

bool is_hidden(const Player& player, std::size_t racer) { return player.document().experiment.racers[racer].hidden; }

// ---- Controls ----

constexpr std::string_view measured[] = {
    "the loss where the ball is",
    "the loss above that of the lowest minimum that is known",
    "the length of the gradient",
    "how far the ball went in a step",
    "from the ball to the nearest minimum that is known",
    "the largest curvature where the ball is. Above 2/η, the line of the selected racer, plain descent cannot settle",
    "a state or parameter of the racers, which is chosen below",
    "the loss over the rows that the network is not trained on",
    "the share of the rows it is not trained on whose class the network tells"};
constexpr std::string_view counted[] = {"steps of the race",
                                        "losses, gradients and Hessians that the optimizer asked for: what its steps cost"};

bool chosen(std::string_view key, Document& document, std::span<const std::string_view> helps) {
    const Field& field = *find_field(key);
    const int pressed = choices(field.about.choices, field.get(document), helps);
    if (pressed >= 0) field.set(document, pressed);
    return pressed >= 0;
}

// Returns the measures that a race can have: networks have no known minima, and formulas no rows for validation.
std::vector<int> offered_measures(const Document& document) {
    std::vector<int> offered;
    for (int i = 0; i < static_cast<int>(std::size(measured)); ++i) {
        const auto measure = static_cast<Measure>(i);
        const bool of_minima = measure == Measure::gap || measure == Measure::distance;
        const bool of_networks = measure == Measure::validation || measure == Measure::accuracy;
        if (document.experiment.network ? !of_minima : !of_networks) offered.push_back(i);
    }
    return offered;
}

void choose_measure(Document& document) {
    const Field& field = *find_field("chart");
    const std::vector<int> offered = offered_measures(document);
    std::vector<std::string_view> words, helps;
    int shown = -1;
    for (const int i : offered) {
        if (i == field.get(document)) shown = static_cast<int>(words.size());
        words.push_back(field.about.choices[static_cast<std::size_t>(i)]);
        helps.push_back(measured[i]);
    }
    const int pressed = choices(words, shown, helps);
    if (pressed >= 0) field.set(document, offered[static_cast<std::size_t>(pressed)]);
}

// Switches between both scales of the values, back to automatic if that would choose the same, and of the axis.
void scale_toggles(ViewOptions& look, bool log, bool automatic) {
    bool along = look.chart_axis == ChartAxis::log;
    if (ImGui::Checkbox("log x", &along)) look.chart_axis = along ? ChartAxis::log : ChartAxis::linear;
    tooltip("a logarithmic axis of steps, for what happens first");
    ImGui::SameLine(0, gap);
    bool on = log;
    if (ImGui::Checkbox("log y", &on)) {
        look.chart_scale = on == automatic ? ChartScale::automatic : on ? ChartScale::log : ChartScale::linear;
    }
    tooltip("a logarithmic axis, for values that are not negative");
}

// Draws the name of the measure, the scales, and the button that makes the chart large or small.
void title(ViewOptions& look, const Request& request, bool log, bool automatic) {
    const With face(Face::fine);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {5, 3});
    ImGui::AlignTextToFramePadding();
    const float button = ImGui::GetFontSize() + 2 * 4, box = ImGui::GetFrameHeight() + ImGui::GetStyle().ItemInnerSpacing.x;
    const float rest = 2 * (ImGui::CalcTextSize("log x").x + box + gap) + button;
    const float room = ImGui::GetContentRegionAvail().x - rest - gap;
    Request whole = request;
    whole.layer = 0;  // the list below tells it
    heading(shortened(chart_title(whole), room).c_str());
    to_the_right(rest);
    scale_toggles(look, log, automatic);
    ImGui::PopStyleVar();
    ImGui::SameLine(0, gap);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {0, 4});
    const bool large = look.large_chart;
    if (quiet_icon_button(large ? fonts::icon_x : fonts::icon_zoom_in, large ? "smaller (G)" : "larger (G)", button, true))
        look.large_chart = !large;
    ImGui::PopStyleVar();
}

// Draws the list of the names that the selected racer has, or without a selected one the first.
void choice_of_name(Document& document, const std::string& shown) {
    const auto racer = static_cast<std::size_t>(std::max(document.page.selected, 0));
    if (racer >= document.experiment.racers.size()) return;
    const Optimizer* const optimizer = optimizer_of(document.experiment, document.experiment.racers[racer]);
    if (!optimizer) return;
    ImGui::SetNextItemWidth(-1);
    const bool open = ImGui::BeginCombo("##of", shown.c_str(), ImGuiComboFlags_HeightLarge);
    tooltip("The state or parameter that the chart shows; of one with a number per coordinate, its length");
    if (!open) return;
    for (const std::string& name : followed_names(*optimizer)) {
        if (two_lines(name, meaning_of(*optimizer, name).text, name == shown)) {
            document.view.chart_of = name;
            ImGui::CloseCurrentPopup();
        }
    }
    ImGui::EndCombo();
}

// Draws the list of the layers of a network whose gradient can be shown.
void choice_of_layer(Document& document) {
    const std::vector<network::Layer> layers = network::layers_of(document.experiment.network->architecture);
    std::vector<std::string> names{"all layers"};
    for (const network::Layer& layer : layers)
        names.push_back(fmt::format("layer {}, {} to {}", names.size(), layer.inputs, layer.units));
    const int shown = document.view.chart_layer <= static_cast<int>(layers.size()) ? document.view.chart_layer : 0;
    ImGui::SetNextItemWidth(-1);
    const bool open = ImGui::BeginCombo("##layer", names[static_cast<std::size_t>(shown)].c_str(), ImGuiComboFlags_HeightLarge);
    tooltip("The layer whose part of the gradient the chart shows: the first layers of deep networks may learn slowest");
    if (!open) return;
    for (int i = 0; i < static_cast<int>(names.size()); ++i) {
        if (ImGui::Selectable(names[static_cast<std::size_t>(i)].c_str(), i == shown)) document.view.chart_layer = i;
    }
    ImGui::EndCombo();
}

// Goes on with the line of the last item if there is room for a width behind it.
void same_line_with(float width) {
    const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
    if (ImGui::GetItemRectMax().x + 2 * gap + width <= right) ImGui::SameLine(0, 2 * gap);
}

void controls(Document& document, Chart& chart, const std::string& of) {
    constexpr float least_list = 120;
    const With face(Face::fine);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {gap, 3});
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {3, 3});  // all measures but one on one line
    choose_measure(document);
    if (document.view.chart == Measure::state) {
        same_line_with(least_list);
        choice_of_name(document, of);
    }
    if (document.view.chart == Measure::gradient && document.experiment.network) {
        same_line_with(least_list);
        choice_of_layer(document);
    }
    ImGui::PushID("by");
    same_line_with(ImGui::CalcTextSize("by step evaluations").x + 2 * gap);
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("by");
    ImGui::SameLine(0, 2);
    if (chosen("chart_by", document, counted)) chart.from = chart.to = 0;
    ImGui::PopID();
    ImGui::PopStyleVar(2);
}

// ---- The shown step ----

// Returns the track whose evaluations place the shown step on the axis: the selected racer's, or the first visible one's that
// is still in the race.
const Track* guide(const Player& player) {
    const auto& tracks = player.race().tracks();
    const auto goes_on = [&](std::size_t racer) {
        return !tracks[racer].empty() && !tracks[racer].retired && !is_hidden(player, racer);
    };
    const auto selected = static_cast<std::size_t>(player.document().page.selected);
    if (player.document().page.selected >= 0 && goes_on(selected)) return &tracks[selected];
    for (std::size_t racer = 0; racer < tracks.size(); ++racer) {
        if (goes_on(racer)) return &tracks[racer];
    }
    const auto somewhere = std::find_if(tracks.begin(), tracks.end(), [](const Track& track) { return !track.empty(); });
    return somewhere == tracks.end() ? nullptr : &*somewhere;
}

void cursor_line(const ChartPlot& plot, const Player& player, ChartBy by) {
    const Track* track = guide(player);
    if (!track) return;
    const double at = by == ChartBy::step ? player.cursor() : axis_position(*track, by, player.step());
    if (at < plot.request.from || at > plot.request.to) return;
    const float x = std::round(plot.x(at));
    ImGui::GetWindowDrawList()->AddLine({x, plot.low.y}, {x, plot.high.y}, ImGui::GetColorU32(colours().accent), 1.5F);
}

// ---- Input ----

struct Reading {
    std::size_t racer;
    double value;
};

// Returns all racers' values at a position of the axis, as far as they are shown, the greatest first.
std::vector<Reading> readings(const Player& player, Series& series, ChartBy by, double position) {
    std::vector<Reading> list;
    for (std::size_t racer = 0; racer < player.race().tracks().size(); ++racer) {
        const Track& track = player.race().tracks()[racer];
        if (is_hidden(player, racer) || track.empty() || position > axis_position(track, by, player.step())) continue;
        const double value = series.value(player.race(), racer, player.critical_points(), step_at(track, by, position));
        if (!std::isnan(value)) list.push_back({racer, value});
    }
    sort_stably(list, [](const Reading& a, const Reading& b) { return a.value > b.value; });
    return list;
}

// Places the tooltip above the plot, so that the lines stay visible, and within its sides.
void tooltip(const ChartPlot& plot, const Player& player, const std::vector<Reading>& list, ChartBy by, double position) {
    constexpr float disc = 7;
    const float x = plot.x(position), part = (x - plot.low.x) / (plot.high.x - plot.low.x);
    ImGui::SetNextWindowPos({x, plot.low.y - gap}, ImGuiCond_Always, {part, 1});
    ImGui::BeginTooltip();
    ImGui::TextDisabled("%s", fmt::format("{} {:.0f}", by == ChartBy::step ? "step" : "evaluation", position).c_str());
    // Many racers stand side by side, without their names.
    const bool few = list.size() <= few_racers;
    const int across = few ? 1 : 3;
    if (!list.empty() && ImGui::BeginTable("values", across, ImGuiTableFlags_SizingFixedFit)) {
        for (const Reading& reading : list) {
            ImGui::TableNextColumn();
            const ImVec2 at = ImGui::GetCursorScreenPos();
            racer_disc(*ImGui::GetWindowDrawList(), {at.x + disc, at.y + 0.5F * ImGui::GetTextLineHeight()}, disc,
                       reading.racer);
            ImGui::SetCursorPosX(ImGui::GetCursorPosX() + 2 * disc + gap - 2);
            if (few) {
                const float names = ImGui::GetCursorPosX();
                ImGui::TextUnformatted(racer_name(player.document().experiment, reading.racer).c_str());
                ImGui::SameLine(names + 104);
            }
            const With face(Face::mono);
            ImGui::TextUnformatted(fmt::format("{:>10}", number_text(reading.value)).c_str());
        }
        ImGui::EndTable();
    }
    ImGui::EndTooltip();
}

bool is_whole(const Chart& chart, double end) { return !(chart.to > chart.from) || chart.from >= end; }

// Stores the exact part, so that small turns of a wheel add up, and shows whole steps.
void show_part(Chart& chart, double from, double to, double end) {
    const double width = std::clamp(to - from, std::min(fewest_shown, end), end);
    chart.from = std::clamp(0.5 * (from + to) - 0.5 * width, 0.0, end - width);
    chart.to = chart.from + width;
    if (width >= end) chart.from = chart.to = 0;
}

// Zooms about the mouse.
void zoom_by(double factor, ChartPlot plot, Chart& chart, double end) {
    plot.request.from = is_whole(chart, end) ? 0 : chart.from;
    plot.request.to = is_whole(chart, end) ? end : std::min(chart.to, end);
    const double here = plot.position(ImGui::GetIO().MousePos.x);
    show_part(chart, here + (plot.request.from - here) * factor, here + (plot.request.to - here) * factor, end);
}

void zoom(const ChartPlot& plot, Chart& chart, double end) {
    const float wheel = ImGui::GetIO().MouseWheel;
    if (wheel != 0 && ImGui::IsItemHovered()) zoom_by(std::pow(0.8, static_cast<double>(wheel)), plot, chart, end);
    const double here = plot.position(ImGui::GetIO().MousePos.x);
    if (ImGui::IsItemHovered() && ImGui::IsMouseClicked(ImGuiMouseButton_Right)) chart.dragged_from = here;
    if (!chart.dragged_from) return;
    const float a = plot.x(*chart.dragged_from), b = plot.x(here);
    if (ImGui::IsMouseDown(ImGuiMouseButton_Right)) {
        ImGui::GetWindowDrawList()->AddRectFilled({std::min(a, b), plot.low.y}, {std::max(a, b), plot.high.y},
                                                  ImGui::GetColorU32(ImGui::GetColorU32(colours().accent), 0.25F));
        return;
    }
    if (std::abs(a - b) > 4) show_part(chart, std::min(*chart.dragged_from, here), std::max(*chart.dragged_from, here), end);
    chart.dragged_from.reset();
}

void seek(const ChartPlot& plot, const Player& player, ChartBy by, Commands& commands) {
    const double here = plot.position(ImGui::GetIO().MousePos.x);
    const Track* track = guide(player);
    if (!track) return;
    commands.pause();
    commands.seek(by == ChartBy::step ? static_cast<int>(std::lround(here)) : step_at(*track, by, here));
}

// Returns true if a hand seeks: a mouse as soon as it presses, a finger by a tap or once it moves aside, as up and down scroll.
bool seeks(Chart& chart) {
    const bool held = ImGui::IsItemActive() && ImGui::IsMouseDown(ImGuiMouseButton_Left);
    if (!by_finger()) return held;
    constexpr float still_a_tap = 8;  // points
    const bool far = reach_of_press(ImGuiMouseButton_Left) > still_a_tap;
    const ImVec2 by = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 0);
    chart.scrubbed = held && (chart.scrubbed || (far && std::abs(by.x) >= std::abs(by.y)));
    return chart.scrubbed || (!far && ImGui::IsItemDeactivated() && ImGui::IsMouseReleased(ImGuiMouseButton_Left));
}

void hands(const ChartPlot& plot, const Player& player, Chart& chart, ChartBy by, double end, Commands& commands) {
    ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);
    zoom(plot, chart, end);
    if (ImGui::IsItemHovered() && ImGui::IsMouseClicked(ImGuiMouseButton_Left) && is_second_click(ImGuiMouseButton_Left))
        chart.from = chart.to = 0;
    if (seeks(chart)) seek(plot, player, by, commands);
    ChartShown& shown = commands.report.chart.emplace(
        ChartShown{plot.low.x, plot.low.y, plot.high.x, plot.high.y, plot.request.from, plot.request.to, {}, {}});
    if (!is_pointed_at()) return;
    const double here = std::round(plot.position(ImGui::GetIO().MousePos.x));
    const float x = std::round(plot.x(here));
    ImGui::GetWindowDrawList()->AddLine({x, plot.low.y}, {x, plot.high.y}, ImGui::GetColorU32(colours().quiet));
    const std::vector<Reading> list = readings(player, chart.series, by, here);
    tooltip(plot, player, list, by, here);
    shown.hovered = here;
    shown.values.resize(player.race().tracks().size());
    for (const Reading& reading : list) shown.values[reading.racer] = reading.value;
}

// Uses fewer columns for many lines: 16 bits count the corners of all that a window draws.
Request request_of(const Document& document, const Chart& chart, double end, std::size_t racers, float width) {
    const ViewOptions& look = document.view;
    const bool whole = is_whole(chart, end);
    const double from = whole ? 0 : std::floor(chart.from), to = whole ? end : std::min(std::ceil(chart.to), end);
    const auto pixels = static_cast<std::size_t>(std::max(width, 32.0F)) / (racers > few_racers ? 2 : 1);
    const std::size_t steps = look.chart_by == ChartBy::step ? static_cast<std::size_t>(to - from) + 1 : pixels;
    const bool log = look.chart_axis == ChartAxis::log;
    Request request{look.chart, look.chart_by, from, to, log ? pixels : std::min(pixels, steps), log};
    render::choose_part(request, document);
    return request;
}

void draw_plot(const Model& model, Chart& chart, const Request& request, const render::ChartScale& scale, double end,
               float plot_height, Commands& commands) {
    const Player& player = model.player;
    const ViewOptions& look = commands.document().view;
    const With face(Face::small);
    const auto values = scale.ticks(4);
    float label_width = ImGui::CalcTextSize("1e\u221210").x;  // of most numbers, so that the plot seldom moves
    for (const auto& tick : values) label_width = std::max(label_width, ImGui::CalcTextSize(tick.text.c_str()).x);
    const float width = ImGui::GetContentRegionAvail().x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float top = at.y + number_room, bottom = at.y + plot_height - tick_room;
    const auto shown = static_cast<std::size_t>(std::count_if(player.document().experiment.racers.begin(),
                                                              player.document().experiment.racers.end(),
                                                              [](const Racer& racer) { return !racer.hidden; }));
    const auto numbers = static_cast<float>(badge_room(top, bottom).width(shown));
    const ChartPlot plot{{at.x + label_width + 6, top}, {at.x + width - numbers, bottom}, request, scale};
    ImGui::InvisibleButton("plot", {width, plot_height}, ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight);
    draw_grid(*ImGui::GetWindowDrawList(), plot, values);
    cursor_line(plot, player, look.chart_by);
    draw_lines(*ImGui::GetWindowDrawList(), plot, chart.series, player, model.pointed);
    hands(plot, player, chart, look.chart_by, end, commands);
}

}  // namespace

void draw_chart(const Model& model, Commands& commands, Chart& chart, float plot_height) {
    const Player& player = model.player;
    const ViewOptions& look = commands.document().view;
    const double end = render::chart_end(player.race(), look.chart_by);
    const float width = ImGui::GetContentRegionAvail().x;
    const Request request = request_of(commands.document(), chart, end, player.race().tracks().size(), width);
    const auto update = [&player, &chart, request] {
        chart.series.update(player.race(), player.revision(), player.critical_points(), request);
        return !chart.series.complete();
    };
    if (update()) commands.report.add_work(update);
    const Extent extent = extent_of(player, chart.series, look.chart);
    const bool automatic = render::wants_log(extent);
    const render::ChartScale scale = render::chart_scale(look, extent);
    title(commands.document().view, request, scale.log, automatic);
    controls(commands.document(), chart, request.of);
    if (!chart.series.exists()) return note(fmt::format("No racer has {}.", request.of));
    const bool needs_minimum = look.chart == Measure::gap || look.chart == Measure::distance;
    if (needs_minimum && player.critical_points().minima.empty()) return note("No minimum is known in the domain.");
    if (player.race().training() && !Series::affords(look.chart, *player.race().training()))
        return note("The sharpness of so large a network takes too long to compute.");
    if (player.race().unfinished()) return note("The lines come once all networks are trained.");
    const bool needs_rows = look.chart == Measure::validation || look.chart == Measure::accuracy;
    if (needs_rows && !player.race().training()) return note("There is no network to be validated.");
    const auto& racers = player.document().experiment.racers;
    if (std::all_of(racers.begin(), racers.end(), [](const Racer& racer) { return racer.hidden; }))
        return note("All racers are hidden.");
    if (plot_height == 0) plot_height = std::max(least_plot_height, ImGui::GetContentRegionAvail().y);
    draw_plot(model, chart, request, scale, end, plot_height, commands);
}

}  // namespace ravine::ui
