// The interface: all panels, their layout, and the keys.
#pragma once

#include "ui/arrangement.hpp"
#include "ui/panels/help_panel.hpp"
#include "ui/panels/lesson_panel.hpp"
#include "ui/panels/race/chart.hpp"
#include "ui/panels/transport_panel.hpp"
#include "ui/registry.hpp"
#include "ui/widgets/scrolling.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ravine::ui {

class Interface {
  public:
    Interface();

    // Executes the keys pressed in this frame. Its commands are to be applied before draw().
    void obey_keys(const Model& model, Commands& commands);

    // Draws all panels.
    void draw(const Model& model, Commands& commands);

    // Follows a text that opens: `before` is the document that the new one replaces, or nullptr at the start.
    void opened(const Document* before, const Document& document);

    // Lets panels forget typed texts and their faults, which another race makes obsolete.
    void forget_typing();

    // Returns the open card of a lesson for screen readers, or "".
    std::string spoken_card(const Document& document) { return lessons_.spoken(document); }

    // Returns the answers that the open card offers; none where there is no question, or no more.
    std::vector<std::string> choices_of_card(const Document& document) { return lessons_.choices(document); }

    // Does in the lessons what a control outside of the picture wants (platform/host.hpp).
    void obey_lesson(std::string_view what, int number, const Model& model, Commands& commands);

    // The answered questions of the lessons, which a host may keep from one visit to the next.
    std::string progress() const { return lessons_.progress(); }
    void recall(std::string_view progress) { lessons_.recall(progress); }

  private:
    void open_lessons(Document& document);
    void obey_digits(const Model& model, Commands& commands);
    bool has_open(Document& document, bool closes);
    void tab_row(Document& document);
    static void choose_within_tab(PageState& page);
    void tab_bar(Document& document);
    void title(const Model& model, Commands& commands);
    void left_panel(const Model& model, Commands& commands, float most_height);
    void right_panel(const Model& model, Commands& commands, ImVec2 size, float most_height);
    void docked(const Model& model, Commands& commands, ImVec2 size);
    void large_chart(const Model& model, Commands& commands, const Area& area);
    void sheet(const Model& model, Commands& commands, ImVec2 size);
    void pull(PageState& page, ImVec2 size, float padding);
    void start_at_top(std::optional<Tab> tab);
    float pulled_extent(const PageState& page, ImVec2 size) const;
    void sheet_contents(const Model& model, Commands& commands);
    void embedded(const Model& model, Commands& commands, ImVec2 size);
    Panel& panel(Tab tab) { return *tabs_[static_cast<std::size_t>(tab)]; }

    std::vector<std::unique_ptr<Panel>> tabs_;  // by Tab
    LessonPanel lessons_;
    TransportPanel transport_;
    HelpPanel help_;
    Chart large_chart_;
    HandScroll hands_;
    std::optional<Tab> shown_;          // whose contents were drawn last; nothing for lessons
    bool over_ = false;                 // a panel had something over the window in the last frame, which closes by itself
    std::optional<float> pulled_from_;  // extent of the sheet when a hand took it, while it is held
};

}  // namespace ravine::ui
