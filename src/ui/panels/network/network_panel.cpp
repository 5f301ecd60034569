// The tab of networks: pictures of what they have learned, and the layers of the selected one.
#include "analysis/standings.hpp"
#include "text/number_text.hpp"
#include "ui/panels/network/learned.hpp"
#include "ui/registry.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ravine::ui {
namespace {

class NetworkPanel final : public Panel {
  public:
    void draw(const Model& model, Commands& commands) override;

  private:
    Learned learned_;
};

void cell(const std::string& text) {
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(text.c_str());
}

void layers_of_racer(const Player& player, std::size_t racer) {
    const Race& race = player.race();
    const Track& track = race.tracks()[racer];
    if (track.empty()) return;
    const network::Training& training = *race.training();
    const std::size_t n = training.start.size();
    const int step = std::min(player.step(), track.last());
    const auto at = [&](int k) { return std::span(track.weights).subspan(static_cast<std::size_t>(k) * n, n); };
    const std::vector<LayerNorms> norms =
        layer_norms(training, at(step), step < track.last() ? at(step + 1) : std::span<const double>());
    heading("LAYERS");
    note(fmt::format("Of {}: lengths of weights, of the exact gradient and of the next step.",
                     racer_name(player.document().experiment, racer)));
    const With face(Face::fine);
    if (!ImGui::BeginTable("layers", 4, ImGuiTableFlags_SizingStretchProp)) return;
    for (const char* const title : {"layer", "weights", "gradient", "step"}) ImGui::TableSetupColumn(title);
    ImGui::TableHeadersRow();
    for (std::size_t l = 0; l < norms.size(); ++l) {
        const network::Layer& layer = training.network.layers()[l];
        cell(fmt::format("{} to {}", layer.inputs, layer.units));
        for (const double number : {norms[l].weights, norms[l].gradient, norms[l].step}) cell(number_text(number, 3));
    }
    ImGui::EndTable();
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
    const bool classes = training.data.training.classes > 0;
    note(classes
             ? "Blue where it says hollow, orange where it says filled. Below: the share that it tells rightly, of the rows "
               "it is trained on and of new ones, the small points."
             : "Below: the mean squared error over the rows it is trained on and over new ones, the small points.");
    const int selected = commands.document().page.selected;
    if (selected >= 0 && selected < static_cast<int>(player.race().tracks().size())) {
        layers_of_racer(player, static_cast<std::size_t>(selected));
    } else {
        note("Select a racer to see its layers.");
    }
}

}  // namespace

std::unique_ptr<Panel> make_network_panel() { return std::make_unique<NetworkPanel>(); }

}  // namespace ravine::ui
