#include "app/input/typing.hpp"

#include "text/text.hpp"

#include <imgui.h>

#include <string>

namespace ravine {

int type_text(int erased, std::string_view text) {
    ImGuiIO& io = ImGui::GetIO();
    int frames = 0;
    if (!io.WantTextInput) return frames;
    const auto press = [&](ImGuiKey key) {
        io.AddKeyEvent(key, true);
        io.AddKeyEvent(key, false);
        frames += 2;
    };
    for (int i = 0; i < erased; ++i) press(ImGuiKey_Backspace);
    for (std::size_t line = 0; const std::string_view part : split(text, '\n')) {
        if (line++ > 0) press(ImGuiKey_Enter);
        io.AddInputCharactersUTF8(std::string(part).c_str());
    }
    return frames;
}

bool paste_text(std::string_view text) {
    if (!ImGui::GetIO().WantTextInput) return false;
    ImGui::GetIO().AddInputCharactersUTF8(std::string(text).c_str());
    return true;
}

}  // namespace ravine
