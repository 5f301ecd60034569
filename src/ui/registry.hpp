// The panels that are tabs, from the table document/panels.def.
#pragma once

#include "ui/panel.hpp"

#include <memory>
#include <span>

namespace ravine::ui {

struct TabRow {
    Tab tab;
    const char* title;
    const char* icon;
    char key;    // the letter that opens it, or 0
    int left;    // place in the left panel of a wide window, from 1, or 0
    Tab within;  // the panel whose tab opens it; its own, unless they share one
    std::unique_ptr<Panel> (*make)();
};

// Returns the rows in the order of Tab.
std::span<const TabRow> tab_rows();

const TabRow& row_of(Tab tab);

// Returns true if the panel has a tab of its own for a document: where networks are trained, theirs in place of the step.
inline bool has_tab(const TabRow& row, const Document& document) {
    const bool trains = document.experiment.network.has_value();
    return row.within == row.tab && (row.tab != Tab::network || trains) && (row.tab != Tab::step || !trains);
}

}  // namespace ravine::ui
