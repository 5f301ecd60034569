#include "ui/panels/network/learned.hpp"

#include "analysis/standings.hpp"
#include "text/number_text.hpp"
#include "ui/widgets/plane_plot.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ravine::ui {
namespace {

constexpr std::size_t side = 25, places = 81;  // of maps and curves
constexpr float widest = 190, disc = 8, point = 2.2F;

// Blue and orange, which the colour-blind tell apart too, with a pale band between them.
constexpr ImVec4 first_class{0.16F, 0.47F, 0.74F, 1}, second_class{0.90F, 0.53F, 0.12F, 1}, undecided{0.93F, 0.92F, 0.90F, 1};

ImVec4 mixed(const ImVec4& a, const ImVec4& b, double part) {
    const auto t = static_cast<float>(part);
    return {a.x + t * (b.x - a.x), a.y + t * (b.y - a.y), a.z + t * (b.z - a.z), 1};
}

ImU32 colour_of(double sure) {
    return ImGui::GetColorU32(sure < 0.5 ? mixed(first_class, undecided, 2 * sure)
                                         : mixed(undecided, second_class, 2 * sure - 1));
}

std::span<const double> weights_at(const Race& race, std::size_t racer, int step) {
    const Track& track = race.tracks()[racer];
    const std::size_t n = race.training()->start.size();
    return std::span(track.weights).subspan(static_cast<std::size_t>(std::min(step, track.last())) * n, n);
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
    learned.area = area_of(training.data);
    for (std::size_t racer = 0; racer < race.tracks().size(); ++racer) {
        if (race.tracks()[racer].empty() || experiment.racers[racer].hidden) continue;
        const std::span<const double> weights = weights_at(race, racer, player.step());
        LearnedPicture picture{racer, {}, training_score(training, weights), validation_score(training, weights)};
        picture.picture = training.data.training.classes == 0 ? fitted_curve(training, weights, learned.area, places)
                                                              : decision_map(training, weights, learned.area, side);
        learned.racers.push_back(std::move(picture));
    }
}

void draw_map(ImDrawList& list, const PlanePlot& plane, const Box& area, const std::vector<double>& sure) {
    const auto corner = [&](std::size_t i, std::size_t j) {
        const double along = static_cast<double>(i) / (side - 1), up = static_cast<double>(j) / (side - 1);
        return plane.at(area.low.x + along * area.width(), area.low.y + up * area.height());
    };
    const auto colour = [&](std::size_t i, std::size_t j) { return colour_of(sure[j * side + i]); };
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

// Draws rows as points: of the second class filled, of the first hollow, and those for validation smaller.
void draw_rows(ImDrawList& list, const PlanePlot& plane, const network::Samples& rows, float size, ImU32 ink) {
    for (std::size_t row = 0; row < rows.rows(); ++row) {
        const double* const values = &rows.values[row * rows.inputs];
        const ImVec2 at = plane.at(values[0], rows.inputs == 2 ? values[1] : rows.targets[row]);
        const bool filled = rows.classes == 0 || rows.targets[row] == 1;
        filled ? list.AddCircleFilled(at, size, ink, 8) : list.AddCircle(at, size, ink, 8, 1);
    }
}

std::string words_of(const Score& score) {
    if (std::isnan(score.accuracy)) return number_text(score.loss, 3);
    return fmt::format("{} %", number_text(100 * score.accuracy, 3));
}

void draw_picture(const Player& player, const Learned& learned, const LearnedPicture& of, float width) {
    const network::Split& data = player.race().training()->data;
    const bool is_map = data.training.classes > 0;
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    racer_disc(list, {corner.x + disc, corner.y + disc}, disc, of.racer);
    ImGui::SetCursorScreenPos({corner.x + 2 * disc + 5, corner.y});
    ImGui::TextUnformatted(shortened(racer_name(player.document().experiment, of.racer), width - 2 * disc - 5).c_str());
    const ImVec2 low{corner.x, corner.y + 2 * disc + 4}, high{corner.x + width, low.y + 0.82F * width};
    const Box& area = learned.area;
    const PlanePlot plane{low, high, area.low.x, area.high.x, area.low.y, area.high.y};
    ImGui::PushClipRect(low, high, true);
    if (is_map) {
        draw_map(list, plane, area, of.picture);
    } else {
        list.AddRectFilled(low, high, ImGui::GetColorU32(colours().field));
    }
    const ImU32 ink = is_map ? IM_COL32(20, 20, 24, 255) : ImGui::GetColorU32(colours().quiet);
    draw_rows(list, plane, data.training, point, ink);
    draw_rows(list, plane, data.validation, 0.6F * point, ink);
    if (!is_map) draw_curve(list, plane, area, of.picture, racer_colour(of.racer));
    ImGui::PopClipRect();
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

}  // namespace ravine::ui
