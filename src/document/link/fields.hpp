// The one table of a document's fields. It drives links, JSON, the command line's list of keys, what undo joins into one entry,
// the controls of choices, the random documents of tests and docs/link-format.md. A new field is a member of its part and a row
// here.
#pragma once

#include "document/document.hpp"
#include "document/link/link.hpp"

#include <span>
#include <string>
#include <string_view>

namespace ravine {

struct Reading;  // document/link/link_reading.hpp

enum class Part { experiment, view, page };

struct Field {
    Part part;
    LinkKey about;

    // Stores the text in the reading's document, or complains. Applies the limits of `about`.
    void (*read)(const Field& field, std::string_view text, Reading& reading);
    std::string (*write)(const Field& field, const Document& document);

    // Of a choice: an index of about.choices. A choice between on and off is a switch; one without a label has its control
    // outside the View panel.
    int (*get)(const Document&) = nullptr;
    void (*set)(Document&, int) = nullptr;
    std::string_view label = {};

    bool is_choice() const { return get != nullptr; }
    bool is_switch() const;
};

// Returns the fields in the order of a link.
std::span<const Field> fields();

// Returns the field of a key, or nullptr.
const Field* find_field(std::string_view key);

}  // namespace ravine
