// The tab of networks: pictures of what they have learned, and the layers of the selected one.
#include "analysis/standings.hpp"
#include "text/number_text.hpp"
#include "ui/panels/network/learned.hpp"
#include "ui/panels/network/weight.hpp"
#include "ui/registry.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace ravine::ui {
namespace {

class NetworkPanel final : public Panel {
  public:
    void draw(const Model& model, Commands& commands) override;

  private:
    // The layers of a racer's network at a step.
    struct Layers {
        WeightsKey key;
        std::vector<LayerNorms> norms;
    };

    void measure(const Player& player, std::size_t racer);
    void draw_layers(const Player& player, std::size_t racer, Commands& commands);

    Learned learned_;
    Layers layers_;
    WeightShown weight_;
};

void cell(const std::string& text) {
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(text.c_str());
}

// Draws the singular values of a layer's step as columns beside each other, the largest as high as there is room.
void draw_spectrum(const std::vector<double>& values, ImU32 ink) {
    constexpr float height = 30, widest = 14;
    const ImVec2 corner = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionAvail().x;
    const float each = std::min(room / static_cast<float>(values.size()), widest);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 high{corner.x + each * static_cast<float>(values.size()), corner.y + height};
    list.AddRectFilled(corner, high, ImGui::GetColorU32(colours().field), 2);
    for (std::size_t i = 0; i < values.size() && values[0] > 0; ++i) {
        const float left = corner.x + each * static_cast<float>(i);
        const float top = high.y - std::max(static_cast<float>(values[i] / values[0]) * height, 1.0F);
        list.AddRectFilled({left + 0.5F, top}, {left + each - 0.5F, high.y}, ink);
    }
    ImGui::Dummy({room, height});
}

// Draws the singular values of the steps of all matrices.
void spectra(const network::Training& training, const std::vector<LayerNorms>& norms, ImU32 ink) {
    if (norms[0].singular_values.empty()) return;
    note(
        "Singular values of the next step of each matrix, from the largest. Where they are equal, as Muon makes them, the "
        "layer learns equally fast in all directions.");
    for (std::size_t l = 0; l < norms.size(); ++l) {
        const network::Layer& layer = training.network.layers()[l];
        const std::vector<double>& values = norms[l].singular_values;
        const With face(Face::fine);
        ImGui::TextDisabled("%s", fmt::format("{} to {}: {} to {}", layer.inputs, layer.units, number_text(values.front(), 2),
                                              number_text(values.back(), 2))
                                      .c_str());
        draw_spectrum(values, ink);
    }
}

// Measures the layers anew where the race, the step or the racer is another one.
void NetworkPanel::measure(const Player& player, std::size_t racer) {
    const WeightsAtStep path = weights_at(player.race(), racer, player.step());
    const WeightsKey key{player.revision(), player.step(), racer, !path.next.empty()};
    if (key == layers_.key) return;
    layers_ = {key, layer_norms(*player.race().training(), path.now, path.next)};
}

void NetworkPanel::draw_layers(const Player& player, std::size_t racer, Commands& commands) {
    if (player.race().tracks()[racer].empty()) return;
    measure(player, racer);
    const network::Training& training = *player.race().training();
    heading("LAYERS");
    note(fmt::format("Of {}: norms of weights, of the exact gradient and of the next step.",
                     racer_name(player.document().experiment, racer)));
    {
        const With face(Face::fine);
        if (!ImGui::BeginTable("layers", 4, ImGuiTableFlags_SizingStretchProp)) return;
        for (const char* const title : {"layer", "weights", "gradient", "step"}) ImGui::TableSetupColumn(title);
        ImGui::TableHeadersRow();
        for (std::size_t l = 0; l < layers_.norms.size(); ++l) {
            const network::Layer& layer = training.network.layers()[l];
            const LayerNorms& norms = layers_.norms[l];
            cell(fmt::format("{} to {}", layer.inputs, layer.units));
            for (const double number : {norms.weights, norms.gradient, norms.step}) cell(number_text(number, 3));
        }
        ImGui::EndTable();
    }
    spectra(training, layers_.norms, racer_colour(racer));
    heading("WEIGHTS");
    draw_weight(player, racer, commands, weight_);
}

// Tells what the pictures show.
std::string words_of_view(const network::Samples& rows, const LearnedView& view) {
    if (view.kind == LearnedView::Kind::map) {
        const std::string plane = rows.inputs > 2 ? fmt::format("Over {} and {}, with the other inputs at their mean. ",
                                                                rows.names[view.inputs[0]], rows.names[view.inputs[1]])
                                                  : "";
        return plane +
               "Pale where it is unsure. Below: its accuracy on the rows it is trained on and on new ones, the small marks.";
    }
    if (view.kind == LearnedView::Kind::ranks) {
        return fmt::format(
            "The probability of the right one of {} answers, from the question that comes most often to the rarest. Below: its "
            "accuracy.",
            rows.classes);
    }
    const char* const plane =
        view.kind == LearnedView::Kind::predictions ? "Outputs over what they ought to be, the line. " : "";
    return fmt::format(
        "{}Below: the loss over the rows it is trained on, penalties included, and the mean squared error over new ones, "
        "the small points.",
        plane);
}

void NetworkPanel::draw(const Model& model, Commands& commands) {
    const Player& player = model.player;
    if (!player.race().training()) {
        note("No network is trained. The Surface panel has a button that begins one.");
        return;
    }
    const network::Training& training = *player.race().training();
    heading("WHAT THEY HAVE LEARNED");
    draw_learned(player, learned_);
    const network::Samples& rows = training.data.training;
    if (learned_.view.kind == LearnedView::Kind::map) draw_classes(rows);
    note(words_of_view(rows, learned_.view));
    const int selected = commands.document().page.selected;
    if (selected >= 0 && selected < static_cast<int>(player.race().tracks().size())) {
        draw_layers(player, static_cast<std::size_t>(selected), commands);
    } else {
        note("Select a racer to see its layers.");
    }
}

}  // namespace

std::unique_ptr<Panel> make_network_panel() { return std::make_unique<NetworkPanel>(); }

}  // namespace ravine::ui
