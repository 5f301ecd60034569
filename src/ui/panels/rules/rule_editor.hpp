// The text area of a rule, with its fault.
#pragma once

#include "document/typed_rules.hpp"
#include "ui/widgets/fields.hpp"

#include <string>
#include <string_view>

namespace ravine::ui {

struct RuleEditing {
    std::string text;  // as it is shown
    TypingPlace place;
};

// Draws the text. Returns true if it has changed; `entry` is what is typed of the definition.
bool rule_field(RuleEditing& editing, const TypedRules::Entry& entry);

// Tells the field what the document has after a change by hand. Requires a call right behind rule_field().
void follow_rule_field(const TypedRules::Entry& entry);

// Returns the name that ends where the cursor is, or "".
std::string_view name_at_cursor(const RuleEditing& editing);

}  // namespace ravine::ui
