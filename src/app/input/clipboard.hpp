// The clipboard. Where no page stands between, its keys copy the link and paste links, JSON and tables.
#pragma once

#include "app/session.hpp"

#include <string>
#include <string_view>

namespace ravine {

class Clipboard {
  public:
    // Copies from text fields of Dear ImGui go the same way. Requires its context.
    Clipboard();

    void copy(std::string text);
    const std::string& copied() const { return copied_; }  // last, by copy()

    // Obeys the keys that copy and paste, except in text fields, which do so themselves, and where a page has them.
    void obey_keys(Session& session, std::string_view address);

  private:
    std::string copied_;
};

}  // namespace ravine
