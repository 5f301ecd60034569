#include "app/session.hpp"

#include "document/edit.hpp"
#include "document/link/link.hpp"
#include "document/link/link_text.hpp"
#include "document/network_table.hpp"
#include "export/json.hpp"
#include "lessons/catalogue.hpp"
#include "text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace ravine {

std::string link_of(const Document& document) { return encode_link(document, lessons::find_lesson); }

Session::Session() : player_(default_document()), history_(default_document()) {}

void Session::begin_frame(Moment moment) {
    moment_ = moment;
    seen_ = true;
}

// ---- Opening ----

void Session::load(std::string_view text) {
    Result<DecodedLink> read = read_document(text, document().experiment.catalogue, lessons::find_lesson);
    if (!read) return complain({read.error().sentence});
    DecodedLink decoded = *std::move(read);
    if (listeners_.opened) listeners_.opened(seen_ ? &document() : nullptr, decoded.document);
    const PageState& page = decoded.document.page;
    const bool stands = avoids_motion_ || page.paused || page.embedded || lessons::asks(decoded.document);
    open(std::move(decoded.document), !stands);
    complain(std::move(decoded.complaints));
}

void Session::open(Document document, bool plays) {
    const double speed = player_.steps_per_second;
    player_ = Player(std::move(document), player_.revision() + 1);
    player_.steps_per_second = speed;
    if (plays && player_.wanted() == 0) player_.play();
    if (seen_) {
        history_.follow(player_.document(), moment_.seconds, false);
    } else {
        history_ = UndoStack(player_.document());  // nothing to undo before the first frame
    }
    forget();
}

// Forgets what another race makes obsolete.
void Session::forget() {
    complain({});
    table_.fault.clear();
    forget_typing();
}

void Session::forget_typing() const {
    if (listeners_.forget_typing) listeners_.forget_typing();
}

void Session::add_complaint(std::string complaint) {
    if (std::find(complaints_.begin(), complaints_.end(), complaint) != complaints_.end()) return;
    std::vector<std::string> all = complaints_;
    all.push_back(std::move(complaint));
    complain(std::move(all));
}

void Session::complain(std::vector<std::string> complaints) {
    if (complaints.empty() && complaints_.empty()) return;
    complaints_ = std::move(complaints);
    ++complaint_count_;
}

// ---- Text from other programs ----

void Session::take(std::string_view text) { looks_like_json(text) || find_link(text) ? load(text) : take_table(text); }

void Session::take_table(std::string_view text) {
    const auto table = std::make_shared<const DataTable>(read_data_table(text));
    Document document = player_.document();
    const bool learned = document.experiment.network && table->lines.size() >= network::fewest_samples;
    const auto columns = learned ? usual_network_columns(*table) : std::nullopt;
    const RowsResult rows = columns ? RowsResult{} : rows_of(*table);
    if (!columns && (document.experiment.network || !rows.convincing())) {
        std::vector<std::string> complaints{"What was dropped or pasted is neither a link nor a table of numbers."};
        if (rows.has_numbers) complaints.insert(complaints.end(), rows.complaints.begin(), rows.complaints.end());
        return complain(std::move(complaints));
    }
    table_ = {table_.number + 1, columns ? take_network_table(*table, *columns, document).fault : take_rows(rows, document),
              table};
    std::vector<std::string> complaints;
    for (const std::string_view sentence : split(table_.fault, '\n')) {
        if (!sentence.empty()) complaints.push_back(fmt::format("table: {}", sentence));
    }
    complain(std::move(complaints));
    edit(std::move(document));
}

// ---- Commands ----

void Session::apply(const ui::Commands& commands) {
    Document draft = commands.document();
    for (const ui::Command& command : commands.list()) apply(command, draft);
    edit(std::move(draft));
}

// Executes one command. Undo and redo replace the draft.
void Session::apply(const ui::Command& command, Document& draft) {
    using Kind = ui::Command::Kind;
    const auto number = static_cast<int>(command.number);
    switch (command.kind) {
        case Kind::play: return player_.play();
        case Kind::pause: return player_.pause();
        case Kind::toggle: return player_.toggle();
        case Kind::step_by: return player_.step_by(number);
        case Kind::seek: return player_.seek(number);
        case Kind::restart:
            player_.seek(0);
            if (!avoids_motion_) player_.play();
            return;
        case Kind::set_speed: player_.steps_per_second = command.number; return;
        case Kind::open: return open(draft, number != 0);
        case Kind::undo:
            if (!can_undo()) return;
            draft = history_.undo(draft);
            return forget();
        case Kind::redo:
            if (!can_redo()) return;
            draft = history_.redo(draft);
            return forget();
        case Kind::forget: return forget();
    }
}

// Changes the document by hand. The player keeps its own time.
void Session::edit(Document document) {
    if (player_.document().page.locked) {
        Document shown = player_.document();
        look_alike(shown, document);
        document = std::move(shown);
    }
    document.page.at = player_.document().page.at;
    if (!(document == player_.document())) player_.set_document(std::move(document));
    history_.follow(player_.document(), moment_.seconds, moment_.held);
}

Result<> Session::edit(std::string_view what, int racer, std::string_view text) {
    Document changed = document();
    if (Result<> result = ravine::edit(changed, what, static_cast<std::size_t>(racer), text, typed_rules_); !result)
        return result;
    if (document().page.locked && !(changed.experiment == document().experiment))
        return Failure{"The link that was opened locks the race."};
    if (what.starts_with("loss")) forget_typing();  // of the same field
    edit(std::move(changed));
    return {};
}

}  // namespace ravine
