#include "ui/place_menu.hpp"

#include "analysis/standings.hpp"
#include "fonts.hpp"
#include "text/number_text.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

namespace ravine::ui {
namespace {

constexpr const char* id = "place";

// Draws an entry as high as a button, for a thumb.
bool entry(const char* icon, const std::string& text) {
    ImGui::PushStyleVar(ImGuiStyleVar_SelectableTextAlign, {0, 0.5F});
    const bool pressed = ImGui::Selectable(fmt::format("{}   {}", icon, text).c_str(), false, 0, {0, ImGui::GetFrameHeight()});
    ImGui::PopStyleVar();
    return pressed;
}

}  // namespace

void open_place_menu() { ImGui::OpenPopup(id); }

PlaceWish place_menu(const Document& document, Vector place) {
    if (!ImGui::BeginPopup(id)) return PlaceWish::none;
    PlaceWish wish = PlaceWish::none;
    {
        const With face(Face::mono);
        ImGui::TextDisabled("%s", fmt::format("{}, {}", number_text(place.x), number_text(place.y)).c_str());
    }
    if (entry(fonts::icon_flag, "start here")) wish = PlaceWish::start_all;
    if (document.page.selected >= 0) {
        const std::string name = racer_name(document.experiment, static_cast<std::size_t>(document.page.selected));
        if (entry(fonts::icon_map_pin, "start " + name + " here")) wish = PlaceWish::start_selected;
    }
    if (entry(fonts::icon_zoom_in, "look here")) wish = PlaceWish::look;
    ImGui::EndPopup();
    return wish;
}

}  // namespace ravine::ui
