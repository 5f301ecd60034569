#include "ui/registry.hpp"

#include "fonts.hpp"

namespace ravine::ui {

#define RAVINE_PANEL(word, ...) std::unique_ptr<Panel> make_##word##_panel();
#include "document/panels.def"
#undef RAVINE_PANEL

namespace {

constexpr TabRow rows[] = {
#define RAVINE_PANEL(word, title, icon, key, left, within) \
    {Tab::word, title, fonts::icon_##icon, key, left, Tab::within, make_##word##_panel},
#include "document/panels.def"
#undef RAVINE_PANEL
};

}  // namespace

std::span<const TabRow> tab_rows() { return rows; }

const TabRow& row_of(Tab tab) { return rows[static_cast<std::size_t>(tab)]; }

}  // namespace ravine::ui
