#include "app/host/host_teller.hpp"

#include "app/host/report.hpp"
#include "platform/host.hpp"
#include "text/text.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <utility>

namespace ravine {

void HostTeller::tell(const Session& session, const ui::Report& report, const std::string& answered) {
    const Player& player = session.player();
    if (std::string now = link_of(session.document()); now != told_link_) {
        told_link_ = std::move(now);
        platform::tell("link", fmt::format(R"({{"link":{}}})", json_string(told_link_)));
    }
    if (told_step_ != player.step()) {
        told_step_ = player.step();
        platform::tell("step", fmt::format(R"({{"step":{}}})", told_step_));
    }
    if (told_playing_ != player.playing()) {
        told_playing_ = player.playing();
        platform::tell("state", fmt::format(R"({{"playing":{}}})", told_playing_));
    }
    if (told_answers_ != answered) {
        told_answers_ = answered;
        platform::tell("lessons", fmt::format(R"({{"answered":{}}})", json_string(answered)));
    }
    if (told_complaints_ != session.complaint_count()) {
        told_complaints_ = session.complaint_count();
        platform::tell("complaint", fmt::format(R"({{"complaints":{}}})", json_strings(session.complaints())));
    }
    tell_text_input(report);
}

void HostTeller::tell_text_input(const ui::Report& report) {
    const bool text = ImGui::GetIO().WantTextInput;
    const bool held = text || report.open || ImGui::IsAnyItemActive();  // Escape has something to end
    const bool offered = report.offers_correction;
    if (told_text_ == text && told_held_ == held && told_offered_ == offered) return;
    told_text_ = text;
    told_held_ = held;
    told_offered_ = offered;
    platform::tell("text", fmt::format(R"({{"wanted":{},"held":{},"offered":{}}})", text, held, offered));
}

}  // namespace ravine
