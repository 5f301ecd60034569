// Tells the host of changes, as a page needs them for its address, its texts for screen readers and its keyboard.
#pragma once

#include "app/session.hpp"

#include <string>
#include <utility>

namespace ravine {

class HostTeller {
  public:
    // Tells what has changed since the last call: link, step, playing or not, answered questions, complaints, and text input.
    // `report` is that of the last frame's panels.
    void tell(const Session& session, const ui::Report& report, const std::string& answered);

    // Takes note that the host knows these answers already.
    void leave_out_answers(std::string answered) { told_answers_ = std::move(answered); }

    // Takes note that the host knows the complaints already, as an answer to its request.
    void leave_out_complaints(const Session& session) { told_complaints_ = session.complaint_count(); }

  private:
    void tell_text_input(const ui::Report& report);

    std::string told_link_, told_answers_;
    int told_step_ = -1, told_complaints_ = 0;
    bool told_playing_ = false, told_text_ = false, told_held_ = false, told_offered_ = false;
};

}  // namespace ravine
