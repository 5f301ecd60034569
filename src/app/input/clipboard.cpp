#include "app/input/clipboard.hpp"

#include "platform/host.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <imgui.h>

namespace ravine {
namespace {

void tell_copied(ImGuiContext*, const char* text) {
    platform::tell("copy", fmt::format(R"({{"text":{}}})", json_string(text)));
}

}  // namespace

Clipboard::Clipboard() {
    if (!platform::owns_clipboard()) ImGui::GetPlatformIO().Platform_SetClipboardTextFn = tell_copied;
}

void Clipboard::copy(std::string text) {
    copied_ = std::move(text);
    ImGui::SetClipboardText(copied_.c_str());
}

void Clipboard::obey_keys(Session& session, std::string_view address) {
    if (!platform::owns_clipboard() || ImGui::GetIO().WantTextInput) return;
    if (ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_C)) {
        copy(fmt::format("{}#{}", address, link_of(session.document())));
    }
    if (ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_V)) {
        const char* text = ImGui::GetClipboardText();
        if (text && *text) session.take(text);
    }
}

}  // namespace ravine
