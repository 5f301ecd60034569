// Exchange with other programs by clipboard and dropping, where no page does it.
#include "app/app.hpp"
#include "app/report.hpp"
#include "document/link/link_text.hpp"
#include "document/rows.hpp"
#include "export/json.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>

namespace ravine {

// Loads a link or JSON, or takes rows of data, that was dropped, or pasted while no text field had the focus. Changes nothing
// for other text, and complains.
void App::take(std::string_view text) {
    if (looks_like_json(text) || find_link(text)) {
        load(text);
    } else {
        take_table(text);
    }
    tell_complaints();
}

void App::tell_complaints() const {
    platform::tell("complaint", fmt::format(R"({{"complaints":{}}})", json_strings(model_.complaints)));
}

// Adds a sentence to the complaints unless they have it. Does nothing for "".
void App::complain(std::string sentence) {
    std::vector<std::string>& all = model_.complaints;
    if (sentence.empty() || std::find(all.begin(), all.end(), sentence) != all.end()) return;
    all.push_back(std::move(sentence));
    tell_complaints();
}

void App::take_table(std::string_view text) {
    const RowsResult rows = read_rows(text);
    if (!rows.convincing()) {
        model_.complaints = {"What was dropped or pasted is neither a link nor a table of numbers."};
        if (rows.has_numbers) model_.complaints.insert(model_.complaints.end(), rows.complaints.begin(), rows.complaints.end());
        return;
    }
    Document document = player_.document();
    model_.table = {model_.table.number + 1, take_rows(rows, document)};
    model_.complaints.clear();
    for (const std::string_view sentence : split(model_.table.fault, '\n')) {
        if (!sentence.empty()) model_.complaints.push_back(fmt::format("table: {}", sentence));
    }
    edit(std::move(document));
}

// Copies the link and pastes, except in text fields, which handle these keys themselves.
void App::obey_clipboard_keys() {
    if (ImGui::GetIO().WantTextInput) return;
    if (ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_C)) {
        model_.copied = model_.host.address + "#" + link();
        ImGui::SetClipboardText(model_.copied.c_str());
    }
    if (ImGui::IsKeyChordPressed(ImGuiMod_Ctrl | ImGuiKey_V)) {
        const char* text = ImGui::GetClipboardText();
        if (text && *text) take(text);
    }
}

}  // namespace ravine
