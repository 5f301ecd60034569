// The chart of the race: one line per racer for a measure of how it fares, against steps or evaluations.
//
// A click or a drag seeks, the wheel or a drag with the right button zooms the axis, a double click shows all of it.
#include "race/standings.hpp"
#include "render/geometry/chart_scale.hpp"
#include "render/geometry/ticks.hpp"
#include "ui/panels.hpp"
#include "ui/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace ravine::ui {
namespace {

constexpr float plot_height = 150, disc = 6, end_room = 2 * disc + 4, tick_room = 18;
constexpr double fewest_shown = 4;  // steps or evaluations
constexpr std::size_t few_racers = 12;

// Where things are: the axis's part and the scale on a rectangle of the screen.
struct Plot {
    ImVec2 low, high;  // upper left, lower right
    double from, to;
    render::ChartScale scale;

    float x(double position) const { return low.x + (high.x - low.x) * static_cast<float>((position - from) / (to - from)); }
    float y(double value) const {
        return high.y - (high.y - low.y) * static_cast<float>(std::clamp(scale.part(value), -1.0, 2.0));
    }
    double position(float at) const {
        return from + (to - from) * static_cast<double>(std::clamp((at - low.x) / (high.x - low.x), 0.0F, 1.0F));
    }
};

// The end of the whole axis. Evaluations are known only as far as the race is computed: a round number above.
double axis_end(const Player& player, ChartBy by) {
    if (by == ChartBy::step) return player.config().steps;
    int most = 1;
    for (const Track& track : player.race().tracks()) {
        if (!track.empty()) most = std::max(most, track.evaluations.back().all());
    }
    const double decade = std::pow(10.0, std::floor(std::log10(most)));
    for (const double nice : {1.0, 1.5, 2.0, 3.0, 5.0, 7.0}) {
        if (most <= nice * decade) return nice * decade;
    }
    return 10 * decade;
}

const char* title_of(Measure measure) {
    switch (measure) {
        case Measure::loss: return "LOSS";
        case Measure::gap: return "LOSS ABOVE THE BEST MINIMUM";
        case Measure::gradient: return "GRADIENT NORM";
        case Measure::length: return "STEP LENGTH";
        case Measure::distance: break;
    }
    return "DISTANCE TO THE NEAREST MINIMUM";
}

// Of all that is shown, but for balls that left the race, if others are still in it: what they rise to at last would press
// all else flat. A loss is shown up to twice as high above the lowest as the starts, or ten times as high on a logarithm.
render::Extent extent_of(const Race& race, const Series& series, Measure measure) {
    const auto& tracks = race.tracks();
    const bool all_out = std::all_of(tracks.begin(), tracks.end(), [](const Track& track) { return bool(track.retired); });
    render::Extent extent = render::Extent::none();
    double start = -std::numeric_limits<double>::infinity(), lowest_loss = -start;
    for (std::size_t racer = 0; racer < series.racers(); ++racer) {
        const Track& track = tracks[racer];
        if (track.empty() || (track.retired && !all_out)) continue;
        start = std::max(start, track.loss.front());
        lowest_loss = std::min(lowest_loss, track.loss.front());
        for (const Column& column : series.line(racer)) {
            if (column.empty()) continue;
            extent.add(column.low);
            extent.add(column.high);
        }
    }
    const bool of_heights = measure == Measure::loss || measure == Measure::gap;
    if (!of_heights || extent.empty() || !std::isfinite(start)) return extent;
    const double most = extent.low >= 0 ? 10 * start : start + (start - std::min(extent.low, lowest_loss));
    if (most > extent.low) extent.high = std::min(extent.high, most);
    return extent;
}

// ---- Controls ----

bool chosen(std::string_view key, Look& look) {
    for (const LookOption& option : look_options()) {
        if (option.key != key) continue;
        const int pressed = choices(option.choices, option.get(look));
        if (pressed >= 0) option.set(look, pressed);
        return pressed >= 0;
    }
    return false;
}

// Switches between both scales; back to where it decides itself if that is what it would be.
void scale_toggle(Look& look, bool log, bool automatic) {
    bool on = log;
    if (ImGui::Checkbox("log", &on)) {
        look.chart_scale = on == automatic ? ChartScale::automatic : on ? ChartScale::log : ChartScale::linear;
    }
    ImGui::SetItemTooltip("a logarithmic axis, for values that are not negative");
}

void controls(Config& config, Chart& chart, bool log, bool automatic) {
    const With face(Face::fine);
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {5, 3});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {gap, 3});
    chosen("chart", config.look);
    ImGui::PushID("by");
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("by");
    ImGui::SameLine(0, 2);
    if (chosen("chart_by", config.look)) chart.from = chart.to = 0;
    ImGui::PopID();
    to_the_right(ImGui::CalcTextSize("log").x + ImGui::GetFrameHeight() + ImGui::GetStyle().ItemInnerSpacing.x);
    scale_toggle(config.look, log, automatic);
    ImGui::PopStyleVar(2);
}

// ---- Drawing ----

void text_at(ImVec2 at, const std::string& text, float align) {
    const float width = ImGui::CalcTextSize(text.c_str()).x;
    ImGui::GetWindowDrawList()->AddText({std::round(at.x - align * width), std::round(at.y)},
                                        ImGui::GetColorU32(colours().quiet), text.c_str());
}

void grid(const Plot& plot, const std::vector<render::ChartScale::Tick>& values) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    const float half_line = 0.5F * ImGui::GetFontSize();
    for (const auto& tick : values) {
        const float y = std::round(plot.y(tick.value));
        draw.AddLine({plot.low.x, y}, {plot.high.x, y}, ImGui::GetColorU32(colours().border));
        text_at({plot.low.x - 6, y - half_line}, tick.text, 1);
    }
    const double step = std::max(1.0, render::nice_step(plot.from, plot.to, 4));
    for (const double tick : render::ticks(plot.from, plot.to, step)) {
        text_at({plot.x(tick), plot.high.y + 4}, render::tick_text(tick, step), 0.5F);
    }
}

// The points of a line: of each column its one value, or both ends, first the one that is nearer to where the line is.
std::vector<ImVec2> points_of(const Plot& plot, std::span<const Column> columns) {
    std::vector<ImVec2> points;
    const double width = (plot.to - plot.from) / static_cast<double>(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].empty()) continue;
        // From edge to edge, so that first and last step stand at the ends.
        const double part = static_cast<double>(i) / static_cast<double>(std::max<std::size_t>(columns.size() - 1, 1));
        const float x = plot.x(plot.from + part * width * static_cast<double>(columns.size()));
        float first = plot.y(columns[i].low), second = plot.y(columns[i].high);
        if (!points.empty() && std::abs(points.back().y - second) < std::abs(points.back().y - first)) std::swap(first, second);
        points.push_back({x, first});
        if (std::abs(first - second) > 0.7F) points.push_back({x, second});
    }
    return points;
}

// Numbers at the ends of the lines, the selected one's first. One without room moves up or down a little, or is left out: the
// standings and the tooltip have them all.
void end_numbers(const Plot& plot, const std::vector<std::pair<std::size_t, ImVec2>>& ends) {
    std::vector<ImVec2> taken;
    for (const auto& [racer, end] : ends) {
        for (const float shift : {0.0F, -1.0F, 1.0F, -2.0F, 2.0F, -3.0F, 3.0F}) {
            const ImVec2 at{end.x + disc + 3, std::clamp(end.y, plot.low.y, plot.high.y) + shift * 2 * disc};
            if (at.y < plot.low.y - disc || at.y > plot.high.y + disc) continue;
            const auto overlaps = [&](ImVec2 other) {
                return std::abs(other.x - at.x) < 2 * disc && std::abs(other.y - at.y) < 2 * disc - 0.5F;
            };
            if (std::any_of(taken.begin(), taken.end(), overlaps)) continue;
            taken.push_back(at);
            racer_disc(*ImGui::GetWindowDrawList(), at, disc, racer);
            break;
        }
    }
}

void lines(const Plot& plot, const Series& series, int selected) {
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    std::vector<std::pair<std::size_t, ImVec2>> ends;
    draw.PushClipRect({plot.low.x - 1, plot.low.y - 1}, {plot.high.x + 1, plot.high.y + 1}, true);
    const auto line = [&](std::size_t racer, float thickness) {
        const std::vector<ImVec2> points = points_of(plot, series.line(racer));
        if (points.empty()) return;
        const auto count = static_cast<int>(points.size());
        draw.AddPolyline(points.data(), count, racer_colour(racer), ImDrawFlags_None, thickness);
        ends.emplace_back(racer, points.back());
    };
    for (std::size_t racer = series.racers(); racer-- > 0;) {
        if (static_cast<int>(racer) != selected) line(racer, 1.5F);
    }
    if (selected >= 0 && selected < static_cast<int>(series.racers())) line(static_cast<std::size_t>(selected), 2.5F);
    draw.PopClipRect();
    std::reverse(ends.begin(), ends.end());
    end_numbers(plot, ends);
}

// The racer whose evaluations tell where the step shown is: the selected one, or the first that is still in the race.
const Track* guide(const Player& player) {
    const auto& tracks = player.race().tracks();
    const auto goes_on = [](const Track& track) { return !track.empty() && !track.retired; };
    const int selected = player.config().selected;
    if (selected >= 0 && goes_on(tracks[static_cast<std::size_t>(selected)]))
        return &tracks[static_cast<std::size_t>(selected)];
    const auto found = std::find_if(tracks.begin(), tracks.end(), goes_on);
    if (found != tracks.end()) return &*found;
    return tracks.empty() || tracks.front().empty() ? nullptr : &tracks.front();
}

void cursor_line(const Plot& plot, const Player& player, ChartBy by) {
    const Track* track = guide(player);
    if (!track) return;
    const double at = by == ChartBy::step ? player.cursor() : axis_position(*track, by, player.step());
    if (at < plot.from || at > plot.to) return;
    const float x = std::round(plot.x(at));
    ImGui::GetWindowDrawList()->AddLine({x, plot.low.y}, {x, plot.high.y}, ImGui::GetColorU32(colours().accent), 1.5F);
}

// ---- Hands ----

struct Reading {
    std::size_t racer;
    double value;
};

// All racers' values at a place of the axis, the greatest first, as they stand in the chart.
std::vector<Reading> readings(const Player& player, Series& series, ChartBy by, double position) {
    std::vector<Reading> list;
    for (std::size_t racer = 0; racer < player.race().tracks().size(); ++racer) {
        const Track& track = player.race().tracks()[racer];
        if (track.empty() || position > axis_position(track, by, track.last())) continue;
        const double value = series.value(track, player.landmarks(), step_at(track, by, position));
        if (!std::isnan(value)) list.push_back({racer, value});
    }
    std::stable_sort(list.begin(), list.end(), [](const Reading& a, const Reading& b) { return a.value > b.value; });
    return list;
}

void tooltip(const Player& player, Series& series, ChartBy by, double position) {
    const auto list = readings(player, series, by, position);
    ImGui::BeginTooltip();
    ImGui::TextDisabled("%s", fmt::format("{} {:.0f}", by == ChartBy::step ? "step" : "evaluation", position).c_str());
    // Many racers stand side by side, without their names.
    const bool few = list.size() <= few_racers;
    const int across = few ? 1 : 3;
    if (!list.empty() && ImGui::BeginTable("values", across, ImGuiTableFlags_SizingFixedFit)) {
        for (const Reading& reading : list) {
            ImGui::TableNextColumn();
            const ImVec2 at = ImGui::GetCursorScreenPos();
            racer_disc(*ImGui::GetWindowDrawList(), {at.x + disc + 1, at.y + 0.5F * ImGui::GetTextLineHeight()}, disc + 1,
                       reading.racer);
            ImGui::SetCursorPosX(ImGui::GetCursorPosX() + 2 * disc + gap);
            if (few) {
                const float names = ImGui::GetCursorPosX();
                ImGui::TextUnformatted(racer_name(player.config(), reading.racer).c_str());
                ImGui::SameLine(names + 104);
            }
            const With face(Face::mono);
            ImGui::TextUnformatted(fmt::format("{:>10.4g}", reading.value).c_str());
        }
        ImGui::EndTable();
    }
    ImGui::EndTooltip();
}

void show_part(Chart& chart, double from, double to, double end) {
    const double width = std::clamp(to - from, std::min(fewest_shown, end), end);
    const double middle = 0.5 * (from + to);
    chart.from = std::floor(std::clamp(middle - 0.5 * width, 0.0, end - width));
    chart.to = std::min(end, std::ceil(chart.from + width));
    if (chart.from <= 0 && chart.to >= end) chart.from = chart.to = 0;
}

void zoom(const Plot& plot, Chart& chart, double end) {
    const ImGuiIO& io = ImGui::GetIO();
    const double here = plot.position(io.MousePos.x);
    if (const float wheel = io.MouseWheel; wheel != 0 && ImGui::IsItemHovered()) {
        const double factor = std::pow(0.8, static_cast<double>(wheel));
        show_part(chart, here + (plot.from - here) * factor, here + (plot.to - here) * factor, end);
    }
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

void seek(const Plot& plot, Player& player, ChartBy by) {
    const double here = plot.position(ImGui::GetIO().MousePos.x);
    const Track* track = guide(player);
    if (!track) return;
    player.pause();
    player.seek(by == ChartBy::step ? static_cast<int>(std::lround(here)) : step_at(*track, by, here));
}

void hands(const Plot& plot, Player& player, Chart& chart, ChartBy by, double end) {
    ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);
    zoom(plot, chart, end);
    if (ImGui::IsItemHovered() && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) chart.from = chart.to = 0;
    if (ImGui::IsItemActive() && ImGui::IsMouseDown(ImGuiMouseButton_Left)) seek(plot, player, by);
    if (!ImGui::IsItemHovered() && !ImGui::IsItemActive()) return;
    const double here = std::round(plot.position(ImGui::GetIO().MousePos.x));
    const float x = std::round(plot.x(here));
    ImGui::GetWindowDrawList()->AddLine({x, plot.low.y}, {x, plot.high.y}, ImGui::GetColorU32(colours().quiet));
    tooltip(player, chart.series, by, here);
}

// Fewer columns where there are many lines: 16 bits count the corners of all that a window draws.
Request request_of(const Look& look, const Chart& chart, double end, std::size_t racers, float width) {
    const bool whole = !(chart.to > chart.from) || chart.from >= end;
    const double from = whole ? 0 : chart.from, to = whole ? end : std::min(chart.to, end);
    const auto pixels = static_cast<std::size_t>(std::max(width, 32.0F)) / (racers > few_racers ? 2 : 1);
    const std::size_t steps = look.chart_by == ChartBy::step ? static_cast<std::size_t>(to - from) + 1 : pixels;
    return {look.chart, look.chart_by, from, to, std::min(pixels, steps)};
}

void plot_panel(Player& player, Chart& chart, const Look& look, const render::ChartScale& scale, double end) {
    const With face(Face::small);
    const auto values = scale.ticks(4);
    float label_width = 12;
    for (const auto& tick : values) label_width = std::max(label_width, ImGui::CalcTextSize(tick.text.c_str()).x);
    const float width = ImGui::GetContentRegionAvail().x;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const Request request = request_of(look, chart, end, player.race().tracks().size(), width);
    const Plot plot{{at.x + label_width + 6, at.y + disc},
                    {at.x + width - end_room, at.y + plot_height - tick_room},
                    request.from,
                    request.to,
                    scale};
    ImGui::InvisibleButton("plot", {width, plot_height}, ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight);
    grid(plot, values);
    cursor_line(plot, player, look.chart_by);
    lines(plot, chart.series, player.config().selected);
    hands(plot, player, chart, look.chart_by, end);
}

}  // namespace

void chart_panel(Config& config, Player& player, State& state) {
    Chart& chart = state.chart;
    const Look& look = config.look;
    const double end = axis_end(player, look.chart_by);
    const float width = ImGui::GetContentRegionAvail().x;
    const Request request = request_of(look, chart, end, player.race().tracks().size(), width);
    chart.series.update(player.race(), player.revision(), player.landmarks(), request);
    state.unfinished = state.unfinished || !chart.series.complete();
    const render::Extent extent = extent_of(player.race(), chart.series, look.chart);
    const bool automatic = render::wants_log(extent);
    const bool log = look.chart_scale == ChartScale::automatic ? automatic : look.chart_scale == ChartScale::log;
    const render::ChartScale scale = render::ChartScale::around(extent, log);
    heading(title_of(look.chart));
    controls(config, chart, scale.log, automatic);
    const bool needs_minimum = look.chart == Measure::gap || look.chart == Measure::distance;
    if (needs_minimum && player.landmarks().minima.empty()) return note("No minimum is known in the domain.");
    plot_panel(player, chart, config.look, scale, end);
}

}  // namespace ravine::ui
