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
    char key;  // the letter that opens it, or 0
    int left;  // place in the left panel of a wide window, from 1, or 0
    std::unique_ptr<Panel> (*make)();
};

// Returns the rows in the order of Tab.
std::span<const TabRow> tab_rows();

const TabRow& row_of(Tab tab);

}  // namespace ravine::ui
