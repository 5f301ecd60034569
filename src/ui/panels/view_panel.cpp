// The look of the race: one row per choice.
#include "document/link/fields.hpp"
#include "ui/registry.hpp"
#include "ui/widgets/widgets.hpp"

namespace ravine::ui {
namespace {

constexpr float label_width = 76;

void choice_row(Document& document, const Field& field) {
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", field.label.data());
    tooltip(std::string(field.about.help));
    ImGui::SameLine(label_width);
    ImGui::BeginGroup();
    if (const int chosen = choices(field.about.choices, field.get(document)); chosen >= 0) field.set(document, chosen);
    ImGui::EndGroup();
}

void switch_row(Document& document, const Field& field) {
    const int now = field.get(document);
    bool on = field.about.choices[static_cast<std::size_t>(now)] == "on";
    if (ImGui::Checkbox(field.label.data(), &on)) field.set(document, 1 - now);
    tooltip(std::string(field.about.help));
}

class ViewPanel final : public Panel {
  public:
    void draw(const Model& model, Commands& commands) override;
};

void ViewPanel::draw(const Model& /*model*/, Commands& commands) {
    Document& document = commands.document();
    heading("VIEW");
    for (const Field& field : fields()) {
        if (field.label.empty()) continue;
        ImGui::PushID(field.about.key.data());
        field.is_switch() ? switch_row(document, field) : choice_row(document, field);
        ImGui::PopID();
    }
    if (ImGui::Button("frame the surface", {-1, 0})) document.view.camera = View{};
    tooltip("the camera as it was at first (F)");
}

}  // namespace

std::unique_ptr<Panel> make_view_panel() { return std::make_unique<ViewPanel>(); }

}  // namespace ravine::ui
