#include "ui/panels/network/learned.hpp"

#include "analysis/standings.hpp"
#include "analysis/weight.hpp"
#include "text/number_text.hpp"
#include "ui/panels/network/colours.hpp"
#include "ui/widgets/plane_plot.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace ravine::ui {
namespace {

constexpr std::size_t side = 25, places = 81;  // of maps and curves
constexpr float widest = 190, disc = 8, point = 2.2F;

// Colours that the colour-blind tell apart, after Okabe and Ito, and a pale one where a network is not sure.
constexpr ImVec4 class_colours[] = {blue,
                                    orange,
                                    {0.20F, 0.62F, 0.48F, 1},
                                    {0.78F, 0.47F, 0.65F, 1},
                                    {0.86F, 0.80F, 0.28F, 1},
                                    {0.40F, 0.70F, 0.90F, 1},
                                    {0.76F, 0.33F, 0.10F, 1},
                                    {0.45F, 0.40F, 0.70F, 1},
                                    {0.55F, 0.55F, 0.55F, 1},
                                    {0.50F, 0.32F, 0.22F, 1}};
static_assert(std::size(class_colours) == network::most_classes);
constexpr ImVec4 undecided{0.93F, 0.92F, 0.90F, 1};

ImVec4 mixed(const ImVec4& a, const ImVec4& b, double part) {
    const auto t = static_cast<float>(part);
    return {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y), a.z + t * (b.z - a.z), 1};
}

// Returns the colour of the likeliest class, the paler the less sure the network is.
ImU32 colour_of(std::span<const double> sure) {
    const auto top = std::max_element(sure.begin(), sure.end());
    const double least = 1 / static_cast<double>(sure.size());
    const ImVec4& full = class_colours[static_cast<std::size_t>(top - sure.begin())];
    return ImGui::GetColorU32(mixed(undecided, full, std::clamp((*top - least) / (1 - least), 0.0, 1.0)));
}

// Draws the mark of a class: circles, triangles, squares, diamonds and pentagons, hollow and filled in turn.
void draw_mark(ImDrawList& list, ImVec2 at, float size, std::size_t of_class, ImU32 ink) {
    constexpr int sides[] = {8, 3, 4, 4, 5};
    constexpr float turns[] = {0, -1.5708F, 0.7854F, 0, -1.5708F};
    const std::size_t shape = of_class / 2;
    ImVec2 corners[8];
    for (int i = 0; i < sides[shape]; ++i) {
        const float angle = turns[shape] + 6.28319F * static_cast<float>(i) / static_cast<float>(sides[shape]);
        corners[i] = {at.x + size * std::cos(angle), at.y + size * std::sin(angle)};
    }
    of_class % 2 == 1 ? list.AddConvexPolyFilled(corners, sides[shape], ink)
                      : list.AddPolyline(corners, sides[shape], ink, ImDrawFlags_Closed, 1);
}

std::vector<double> picture_of(const network::Training& training, std::span<const double> weights, const LearnedView& view) {
    if (view.kind == LearnedView::Kind::map) return decision_map(training, weights, view, side);
    if (view.kind == LearnedView::Kind::ranks) return mean_probabilities(training, weights);
    if (view.kind == LearnedView::Kind::curve) return fitted_curve(training, weights, view.area, places);
    std::vector<double> outputs = training.network.outputs(weights, training.data.training.values);
    const std::vector<double> others = training.network.outputs(weights, training.data.validation.values);
    outputs.insert(outputs.end(), others.begin(), others.end());
    return outputs;
}

// Computes the pictures anew where the race or the step is another one.
void update(const Player& player, Learned& learned) {
    const Experiment& experiment = player.document().experiment;
    const Learned::Source source{player.revision(), player.step(), hidden_racers(experiment)};
    if (source == learned.source) return;
    learned.source = source;
    learned.racers.clear();
    const Race& race = player.race();
    const network::Training& training = *race.training();
    learned.view = learned_view(training.data);
    for (std::size_t racer = 0; racer < race.tracks().size(); ++racer) {
        if (race.tracks()[racer].empty() || experiment.racers[racer].hidden) continue;
        const std::span<const double> weights = weights_at(race, racer, player.step()).now;
        LearnedPicture picture{racer, {}, training_score(training, weights), validation_score(training, weights)};
        picture.picture = picture_of(training, weights, learned.view);
        learned.racers.push_back(std::move(picture));
    }
}

void draw_map(ImDrawList& list, const PlanePlot& plane, const Box& area, std::span<const double> sure) {
    const std::size_t classes = sure.size() / (side * side);
    const auto corner = [&](std::size_t i, std::size_t j) {
        const double along = static_cast<double>(i) / (side - 1), up = static_cast<double>(j) / (side - 1);
        return plane.at(area.low.x + along * area.width(), area.low.y + up * area.height());
    };
    const auto colour = [&](std::size_t i, std::size_t j) {
        return colour_of(sure.subspan((j * side + i) * classes, classes));
    };
    for (std::size_t j = 0; j + 1 < side; ++j) {
        for (std::size_t i = 0; i + 1 < side; ++i) {
            list.AddRectFilledMultiColor(corner(i, j + 1), corner(i + 1, j), colour(i, j + 1), colour(i + 1, j + 1),
                                         colour(i + 1, j), colour(i, j));
        }
    }
}

void draw_curve(ImDrawList& list, const PlanePlot& plane, const Box& area, const std::vector<double>& values, ImU32 ink) {
    std::vector<ImVec2> points;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double along = static_cast<double>(i) / static_cast<double>(values.size() - 1);
        points.push_back(plane.at(area.low.x + along * area.width(), values[i]));
    }
    list.AddPolyline(points.data(), static_cast<int>(points.size()), ink, 0, 2);
}

// Draws rows as points, of classes with their marks. `outputs` are the network's where the view is of predictions.
void draw_rows(ImDrawList& list, const PlanePlot& plane, const LearnedView& view, const network::Samples& rows,
               std::span<const double> outputs, float size, ImU32 ink) {
    for (std::size_t row = 0; row < rows.rows(); ++row) {
        const Vector place = place_of_row(view, rows, row, outputs.empty() ? 0 : outputs[row]);
        const ImVec2 at = plane.at(place.x, place.y);
        if (rows.classes == 0) {
            list.AddCircleFilled(at, size, ink, 8);
        } else {
            draw_mark(list, at, size, static_cast<std::size_t>(rows.targets[row]), ink);
        }
    }
}

std::string words_of(const Score& score) {
    if (std::isnan(score.accuracy)) return number_text(score.loss, 3);
    return fmt::format("{} %", number_text(100 * score.accuracy, 3));
}

// Draws a column for each class, as high as its probability.
void draw_ranks(ImDrawList& list, const PlanePlot& plane, const std::vector<double>& sure, ImU32 ink) {
    list.AddLine(plane.at(plane.left, 1), plane.at(plane.right, 1), ImGui::GetColorU32(colours().border));
    for (std::size_t k = 0; k < sure.size(); ++k) {
        if (std::isnan(sure[k])) continue;
        const auto at = static_cast<double>(k);
        list.AddRectFilled(plane.at(at - 0.4, std::max(sure[k], 0.01)), plane.at(at + 0.4, 0), ink);
    }
}

// Draws the picture of a racer within a frame.
void draw_view(const network::Split& data, const LearnedView& view, const LearnedPicture& of, ImVec2 low, ImVec2 high) {
    using Kind = LearnedView::Kind;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Box& area = view.area;
    const PlanePlot plane{low, high, area.low.x, area.high.x, area.low.y, area.high.y};
    ImGui::PushClipRect(low, high, true);
    if (view.kind == Kind::map) {
        draw_map(list, plane, area, of.picture);
    } else {
        list.AddRectFilled(low, high, ImGui::GetColorU32(colours().field));
    }
    if (view.kind == Kind::predictions) {
        list.AddLine(plane.at(area.low.x, area.low.x), plane.at(area.high.x, area.high.x), racer_colour(of.racer), 2);
    }
    if (view.kind == Kind::ranks) {
        draw_ranks(list, plane, of.picture, racer_colour(of.racer));
        return ImGui::PopClipRect();
    }
    const ImU32 ink = view.kind == Kind::map ? IM_COL32(20, 20, 24, 255) : ImGui::GetColorU32(colours().quiet);
    const std::span<const double> outputs = view.kind == Kind::predictions ? of.picture : std::span<const double>();
    const std::size_t first = std::min(data.training.rows(), outputs.size());
    draw_rows(list, plane, view, data.training, outputs.first(first), point, ink);
    draw_rows(list, plane, view, data.validation, outputs.subspan(first), 0.6F * point, ink);
    if (view.kind == Kind::curve) draw_curve(list, plane, area, of.picture, racer_colour(of.racer));
    ImGui::PopClipRect();
}

void draw_picture(const Player& player, const Learned& learned, const LearnedPicture& of, float width) {
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    racer_disc(*ImGui::GetWindowDrawList(), {corner.x + disc, corner.y + disc}, disc, of.racer);
    ImGui::SetCursorScreenPos({corner.x + 2 * disc + 5, corner.y});
    ImGui::TextUnformatted(shortened(racer_name(player.document().experiment, of.racer), width - 2 * disc - 5).c_str());
    const ImVec2 low{corner.x, corner.y + 2 * disc + 4}, high{corner.x + width, low.y + 0.82F * width};
    draw_view(player.race().training()->data, learned.view, of, low, high);
    ImGui::SetCursorScreenPos({low.x, high.y + 3});
    const std::string validation = of.validation ? fmt::format(", new {}", words_of(*of.validation)) : "";
    ImGui::TextDisabled("%s", fmt::format("{}{}", words_of(of.training), validation).c_str());
}

}  // namespace

void draw_learned(const Player& player, Learned& learned) {
    update(player, learned);
    const With face(Face::fine);
    const float room = ImGui::GetContentRegionAvail().x;
    const auto columns = static_cast<std::size_t>(std::max(2.0F, std::ceil((room + gap) / (widest + gap))));
    const float width = (room - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const float height = 2 * disc + 4 + 0.82F * width + 3 + ImGui::GetTextLineHeight() + gap;
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    for (std::size_t i = 0; i < learned.racers.size(); ++i) {
        ImGui::SetCursorScreenPos(
            {corner.x + static_cast<float>(i % columns) * (width + gap), corner.y + static_cast<float>(i / columns) * height});
        draw_picture(player, learned, learned.racers[i], width);
    }
    const std::size_t lines = (learned.racers.size() + columns - 1) / columns;
    ImGui::SetCursorScreenPos(corner);
    ImGui::Dummy({room, static_cast<float>(lines) * height});
}

void draw_classes(const network::Samples& samples) {
    const With face(Face::fine);
    const float line = ImGui::GetTextLineHeight(), box = line;
    for (std::size_t k = 0; k < samples.classes; ++k) {
        const std::string name = samples.class_names.empty() ? fmt::format("class {}", k) : samples.class_names[k];
        const float width = box + 5 + ImGui::CalcTextSize(name.c_str()).x;
        if (k > 0) {
            ImGui::SameLine(0, gap);
            if (ImGui::GetContentRegionAvail().x < width) ImGui::NewLine();
        }
        const ImVec2 corner = ImGui::GetCursorScreenPos();
        ImDrawList& list = *ImGui::GetWindowDrawList();
        list.AddRectFilled(corner, {corner.x + box, corner.y + line}, ImGui::GetColorU32(class_colours[k]), 2);
        draw_mark(list, {corner.x + 0.5F * box, corner.y + 0.5F * line}, 1.4F * point, k, IM_COL32(20, 20, 24, 255));
        ImGui::Dummy({box, line});
        ImGui::SameLine(0, 5);
        ImGui::TextUnformatted(name.c_str());
    }
}

}  // namespace ravine::ui
