// Slice: the loss along a line through the selected ball, with its tangent and parabola.
#include "analysis/slice.hpp"

#include "analysis/typeset.hpp"
#include "render/vector_colours.hpp"
#include "text/number_text.hpp"
#include "ui/panels/step/looked_at.hpp"
#include "ui/registry.hpp"
#include "ui/widgets/plane_plot.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ravine::ui {
namespace {

constexpr float plot_height = 180, ball_radius = 7;
constexpr std::size_t samples = 161;

ImU32 ink(ImVec4 colour) { return ImGui::GetColorU32(colour); }

ImU32 readable(const render::Colour& own) {
    const ImVec4& field = colours().field;
    const render::Colour c = render::readable_on({field.x, field.y, field.z}, own);
    return ink({c.r, c.g, c.b, 1});
}

// The tangent follows the gradient, and has its colour.
ImU32 tangent_ink() { return readable(render::gradient_colour); }
ImU32 parabola_ink() { return ink(colours().accent); }
ImU32 curve_ink() { return ink(colours().text); }

PlanePlot plot_of(const Slice& slice, ImVec2 low, ImVec2 high) {
    PlanePlot plot{low, high, slice.distances.front(), slice.distances.back(), slice.loss, slice.loss};
    const auto include = [&plot](double loss) {
        if (!std::isfinite(loss)) return;
        plot.lowest = std::min(plot.lowest, loss);
        plot.highest = std::max(plot.highest, loss);
    };
    for (const double loss : slice.losses) include(loss);
    if (slice.end) include(slice.end->loss);
    double room = 0.08 * (plot.highest - plot.lowest);
    if (!(room > 0)) room = std::max(1e-9, 1e-3 * std::abs(slice.loss));
    plot.lowest -= room;
    plot.highest += room;
    return plot;
}

// Draws a function of the distance, in dashes of so many samples.
template <class Function>
void dashed(ImDrawList& list, const PlanePlot& plot, const Slice& slice, ImU32 colour, std::size_t dash, Function function) {
    const auto& s = slice.distances;
    for (std::size_t i = 0; i + 1 < s.size(); ++i) {
        if (i % (2 * dash) >= dash) continue;
        list.AddLine(plot.at(s[i], function(s[i])), plot.at(s[i + 1], function(s[i + 1])), colour, 1.8F);
    }
}

// Draws the loss, with gaps at its holes.
void curve(ImDrawList& list, const PlanePlot& plot, const Slice& slice) {
    std::vector<ImVec2> line;
    const auto finish = [&] {
        if (line.size() > 1) list.AddPolyline(line.data(), static_cast<int>(line.size()), curve_ink(), 0, 2.2F);
        line.clear();
    };
    for (std::size_t i = 0; i < slice.distances.size(); ++i) {
        if (std::isfinite(slice.losses[i])) {
            line.push_back(plot.at(slice.distances[i], slice.losses[i]));
        } else {
            finish();
        }
    }
    finish();
}

// Draws an arrow from the ball to a ring at the end of the step.
void step_arrow(ImDrawList& list, const PlanePlot& plot, const Slice& slice, std::size_t racer) {
    if (!slice.end || !std::isfinite(slice.end->loss)) return;
    const ImU32 colour = readable(render::racer_colour(racer));
    const ImVec2 from = plot.at(0, slice.loss), to = plot.at(slice.end->distance, slice.end->loss);
    const float length = std::hypot(to.x - from.x, to.y - from.y), ring = 5;
    list.AddCircle(to, ring, colour, 0, 2.4F);
    if (length < ball_radius + ring + 6) return;
    const ImVec2 d{(to.x - from.x) / length, (to.y - from.y) / length};
    const ImVec2 tip{to.x - (ring + 2) * d.x, to.y - (ring + 2) * d.y}, neck{tip.x - 7 * d.x, tip.y - 7 * d.y};
    list.AddLine(from, neck, colour, 2.2F);
    list.AddTriangleFilled(tip, {neck.x - 4 * d.y, neck.y + 4 * d.x}, {neck.x + 4 * d.y, neck.y - 4 * d.x}, colour);
}

void say_under_mouse(const PlanePlot& plot, const Slice& slice) {
    const float part = (ImGui::GetIO().MousePos.x - plot.low.x) / (plot.high.x - plot.low.x);
    const auto last = static_cast<float>(slice.distances.size() - 1);
    const auto i = static_cast<std::size_t>(std::lround(std::clamp(part, 0.0F, 1.0F) * last));
    const std::string loss = std::isfinite(slice.losses[i]) ? number_text(slice.losses[i]) : "none";
    ImGui::SetTooltip("distance %s\nloss %s\ntangent %s\nparabola %s", number_text(slice.distances[i]).c_str(), loss.c_str(),
                      number_text(slice.tangent(slice.distances[i])).c_str(),
                      number_text(slice.parabola(slice.distances[i])).c_str());
}

void draw_slice(const Slice& slice, std::size_t racer) {
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const ImVec2 high{corner.x + ImGui::GetContentRegionAvail().x, corner.y + plot_height};
    PlanePlot plot = plot_of(slice, corner, high);
    plot.low.x += number_width(plot);
    const ImVec2 low = plot.low;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_axes(list, plot);
    ImGui::PushClipRect(low, high, true);
    dashed(list, plot, slice, parabola_ink(), 5, [&](double s) { return slice.parabola(s); });
    dashed(list, plot, slice, tangent_ink(), 2, [&](double s) { return slice.tangent(s); });
    curve(list, plot, slice);
    step_arrow(list, plot, slice, racer);
    racer_disc(list, plot.at(0, slice.loss), ball_radius, racer);
    ImGui::PopClipRect();
    ImGui::Dummy({high.x - corner.x, plot_height + plane_axis_height});
    if (is_pointed_at() && ImGui::IsMouseHoveringRect(low, high)) say_under_mouse(plot, slice);
}

void legend() {
    struct Entry {
        const char* text;
        ImU32 colour;
        int dashes;
    };
    const Entry entries[] = {{"loss", curve_ink(), 1}, {"tangent", tangent_ink(), 4}, {"parabola", parabola_ink(), 2}};
    const With face(Face::fine);
    for (const Entry& entry : entries) {
        if (entry.dashes != 1) ImGui::SameLine(0, wide_gap);
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float width = 18, y = at.y + 0.5F * ImGui::GetTextLineHeight(), period = width / static_cast<float>(entry.dashes);
        for (int i = 0; i < entry.dashes; ++i) {
            const float x = at.x + static_cast<float>(i) * period, dash = entry.dashes == 1 ? period : 0.6F * period;
            ImGui::GetWindowDrawList()->AddLine({x, y}, {x + dash, y}, entry.colour, 2.2F);
        }
        ImGui::Dummy({width, ImGui::GetTextLineHeight()});
        ImGui::SameLine(0, 6);
        ImGui::TextDisabled("%s", entry.text);
    }
}

// Explains the curvature. Along the gradient it bounds the rate: one step of plain gradient descent ends lower on the parabola
// than it began while its rate is below 2 over the curvature.
std::string words(const Slice& slice, SliceAlong along) {
    constexpr std::string_view lines[] = {"the gradient", "the step", "x", "y"};
    const std::string curvature =
        fmt::format("Curvature {} along {}", number_text(slice.curvature), lines[static_cast<std::size_t>(along)]);
    if (!std::isfinite(slice.curvature)) return "The curvature is not finite here.";
    if (!(slice.curvature > 0)) return curvature + ": the parabola has no lowest point.";
    if (along == SliceAlong::gradient) {
        return fmt::format("{}: on this parabola plain gradient descent goes down while η < 2/{} = {}.", curvature,
                           number_text(slice.curvature), number_text(2 / slice.curvature));
    }
    return fmt::format("{}: the parabola is lowest at a distance of {}.", curvature,
                       number_text(-slice.slope / slice.curvature));
}

std::string no_line(SliceAlong along) {
    if (along == SliceAlong::gradient) return "The gradient is zero or not finite here: it has no direction.";
    return "There is no step from here, or it leads nowhere: choose another direction.";
}

class SlicePanel final : public Panel {
  public:
    void draw(const Model& model, Commands& commands) override;
};

void SlicePanel::draw(const Model& model, Commands& commands) {
    Document& document = commands.document();
    heading("THE LOSS ALONG A LINE THROUGH THE BALL");
    const StepTrace* trace = looked_at(model, commands, "Choose a racer to see the loss along a line through its ball.");
    if (!trace || !model.player.race().loss()) return;
    constexpr std::string_view names[] = {"gradient", "step", "x", "y"};
    if (const int chosen = choices(names, static_cast<int>(document.view.slice)); chosen >= 0) {
        document.view.slice = static_cast<SliceAlong>(chosen);
    }
    const SliceAlong along = document.view.slice;
    const std::optional<Slice> line = slice(*model.player.race().loss(), *trace, document.experiment.domain, along, samples);
    if (!line) return note(no_line(along));
    draw_slice(*line, trace->racer);
    legend();
    note(words(*line, along));
    if (trace->move && along != SliceAlong::step) {
        const With face(Face::fine);
        note("The ring: how far the step goes along this line, and the loss where it ends.");
    }
}

}  // namespace

std::unique_ptr<Panel> make_slice_panel() { return std::make_unique<SlicePanel>(); }

}  // namespace ravine::ui
