#include "document/undo_stack.hpp"

#include "document/link/fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace ravine {
namespace {

bool same_but_view(const Document& a, Document b) {
    look_alike(b, a);
    return a == b;
}

// Returns the index in `to` of the racer at `place` in `from`: both lists begin and end alike, and if equally many differ in
// between, those are the same racers, changed. Returns nothing if the racer is not in the list.
std::optional<std::size_t> same_racer(const std::vector<Racer>& from, std::size_t place, const std::vector<Racer>& to) {
    const std::size_t least = std::min(from.size(), to.size());
    std::size_t front = 0, back = 0;
    while (front < least && from[front] == to[front]) ++front;
    while (back < least - front && from[from.size() - 1 - back] == to[to.size() - 1 - back]) ++back;
    if (place < front) return place;
    if (place + back >= from.size()) return place + to.size() - from.size();
    const auto begin = to.begin() + static_cast<std::ptrdiff_t>(front), end = to.end() - static_cast<std::ptrdiff_t>(back);
    const auto moved = std::find(begin, end, from[place]);
    if (moved != end) return static_cast<std::size_t>(moved - to.begin());
    if (from.size() == to.size()) return place;
    return std::nullopt;
}

// Returns the one racer that `to` has and `from` lacks; nothing if they differ otherwise.
std::optional<std::size_t> added_racer(const std::vector<Racer>& from, const std::vector<Racer>& to) {
    if (to.size() != from.size() + 1) return std::nullopt;
    const auto [before, added] = std::mismatch(from.begin(), from.end(), to.begin());
    if (!std::equal(before, from.end(), added + 1)) return std::nullopt;
    return static_cast<std::size_t>(added - to.begin());
}

// Adds the parameters that differ between two racers of the same optimizer.
void add_settings(const Racer& a, const Racer& b, const std::string& who, std::vector<std::string>& fields) {
    const auto text_of = [](const Racer& racer, const std::string& key) -> const std::string* {
        for (const Setting& setting : racer.settings) {
            if (setting.key == key) return &setting.text;
        }
        return nullptr;
    };
    const auto add_from = [&](const Racer& one, const Racer& other, bool common) {
        for (const Setting& setting : one.settings) {
            const std::string* text = text_of(other, setting.key);
            if (text ? common && *text != setting.text : true) fields.push_back(fmt::format("{} {}", who, setting.key));
        }
    };
    add_from(a, b, true);
    add_from(b, a, false);
}

void add_racers(const Experiment& a, const Experiment& b, std::vector<std::string>& fields) {
    if (a.racers.size() != b.racers.size()) fields.resize(2);
    for (std::size_t i = 0; i < a.racers.size() && i < b.racers.size(); ++i) {
        const Racer &one = a.racers[i], &other = b.racers[i];
        const std::string who = fmt::format("racer {}", i + 1);
        if (one.optimizer != other.optimizer) {
            fields.push_back(who + " optimizer");
        } else {
            add_settings(one, other, who, fields);
        }
        if (one.start != other.start) fields.push_back(who + " start");
        if (one.hidden != other.hidden) fields.push_back(who + " hidden");
    }
}

}  // namespace

std::string changed_field(const Document& a, const Document& b) {
    std::vector<std::string> changed;
    for (const Field& field : fields()) {
        const bool undone = field.part == Part::experiment || field.about.key == "lesson";
        if (!undone || field.write(field, a) == field.write(field, b)) continue;
        if (field.about.key == "racers") {
            add_racers(a.experiment, b.experiment, changed);
        } else {
            changed.emplace_back(field.about.key);
        }
    }
    return changed.size() == 1 ? changed[0] : std::string();
}

void UndoStack::follow(const Document& present, double seconds, bool held) {
    if (!same_but_view(present_, present)) {
        const std::string field = changed_field(present_, present);
        const bool close = last_ && !field.empty() && last_->field == field && seconds - last_->seconds < one_gesture;
        const bool joins = !past_.empty() && (gesture_ || close);
        if (!joins) past_.push_back(present_);
        if (past_.size() > most_entries) past_.erase(past_.begin());
        future_.clear();
        last_ = {field, seconds};
        gesture_ = held;
        if (joins && same_but_view(past_.back(), present)) {
            past_.pop_back();
            last_.reset();
            gesture_ = false;
        }
    }
    present_ = present;
    gesture_ = gesture_ && held;
}

Document UndoStack::go(const Document& present, std::vector<Document>& from, std::vector<Document>& to) {
    if (from.empty()) return present;
    Document document = std::exchange(from.back(), {});
    from.pop_back();
    to.push_back(present);
    look_alike(document, present);
    if (present.page.selected >= 0) {
        const auto same =
            same_racer(present.experiment.racers, static_cast<std::size_t>(present.page.selected), document.experiment.racers);
        document.page.selected = same ? static_cast<int>(*same) : -1;
    }
    last_.reset();
    gesture_ = false;
    present_ = document;
    return document;
}

Document UndoStack::undo(const Document& present) {
    Document document = go(present, past_, future_);
    const auto back = added_racer(present.experiment.racers, document.experiment.racers);
    if (back && document.page.selected < 0) present_.page.selected = document.page.selected = static_cast<int>(*back);
    return document;
}

Document UndoStack::redo(const Document& present) { return go(present, future_, past_); }

}  // namespace ravine
