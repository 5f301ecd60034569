// Rules as they are typed, also while they are wrong: the document has what was right last.
#pragma once

#include "document/document.hpp"
#include "rules/sketch.hpp"

#include <string>
#include <vector>

namespace ravine {

class TypedRules {
  public:
    struct Entry {
        std::string definition;  // of the document, as a link has it
        Sketch good, typed;
        RuleFault fault = {};  // of what is typed
    };

    // Returns what is typed in the place of a definition. A document that has the definition again, by undo or a link, finds it
    // as it was left. It stays until the next call of a function.
    const Entry& of(const Optimizer& before);

    // Types a definition, and gives it to the document if it is right. Returns the fault where it is not.
    Result<> type(Document& document, const Optimizer& definition, Sketch typed);

    // Keeps what is typed, and does not look at it yet.
    void hold(const Optimizer& definition, Sketch typed);

  private:
    struct Kept {
        std::size_t racer;
        std::string name;  // in the definition
        Setting setting;   // of the racer
    };

    std::size_t find(const Optimizer& before);
    void keep_settings(const Document& document, const Optimizer& before);
    void restore_settings(Document& document, const Optimizer& before);

    std::vector<Entry> entries_;  // the latest last
    std::string kept_of_;         // the key whose racers have had the settings
    std::vector<Kept> kept_;
};

}  // namespace ravine
