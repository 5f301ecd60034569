// What comes from other programs, and goes to them, where no page stands in between.
#include "app/app.hpp"
#include "race/link.hpp"
#include "race/text.hpp"

#include <imgui.h>

namespace ravine {

// Dropped on the window, or pasted where no text field has the focus: a table becomes the data; a link, or the race as a file,
// is opened. What is neither changes nothing.
void App::take(std::string_view text) {
    if (take_table(text)) return;
    if (looks_like_link(text) || trim(text).starts_with('{')) {
        load(text);
    } else {
        ui_.complaints = {"What was dropped or pasted is neither a link nor a table of numbers."};
    }
}

// Copies the link and pastes, outside of text fields, which have these keys for themselves.
void App::obey_clipboard_keys() {
    if (ImGui::GetIO().WantTextInput) return;
    if (ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_C)) {
        ui_.copied = ui_.address + "#" + link();
        ImGui::SetClipboardText(ui_.copied.c_str());
    }
    if (ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_V)) {
        const char* text = ImGui::GetClipboardText();
        if (text && *text) take(text);
    }
}

}  // namespace ravine
