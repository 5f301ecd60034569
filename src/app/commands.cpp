// Applies what panels, keys and pointer want: the one place that changes player and document by hand.
#include "app/app.hpp"

namespace ravine {

void App::apply(const ui::Commands& commands) {
    Document document = commands.document();
    for (const ui::Command& command : commands.list()) apply(command, commands, document);
    edit(std::move(document));
}

// Executes one command. `document` is the draft, which undo and redo replace.
void App::apply(const ui::Command& command, const ui::Commands& commands, Document& document) {
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
            if (!preferences_.reduced_motion) player_.play();
            return;
        case Kind::set_speed: player_.steps_per_second = command.number; return;
        case Kind::show: show(document, number != 0); break;
        case Kind::undo:
            if (!history_.can_undo()) return;
            document = history_.undo(document);
            break;
        case Kind::redo:
            if (!history_.can_redo()) return;
            document = history_.redo(document);
            break;
        case Kind::forget_typing: break;
        case Kind::copy: model_.copied = commands.text(); return ImGui::SetClipboardText(model_.copied.c_str());
        case Kind::save: wanted_file_ = commands.file(); return;
        case Kind::cancel_film: film_cancelled_ = true; return;
    }
    ui_.forget_typing();  // another race makes it obsolete
}

// Shows another race, at the speed of the present one.
void App::show(const Document& document, bool plays) {
    const double speed = player_.steps_per_second;
    player_ = Player(document, player_.revision() + 1);
    player_.steps_per_second = speed;
    if (plays && player_.step() == 0) player_.play();
}

// Applies edits of the document by panels and pointer; in a locked race, only those of the view. The player keeps its own time.
void App::edit(Document document) {
    if (player_.document().page.locked) {
        Document shown = player_.document();
        look_alike(shown, document);
        document = std::move(shown);
    }
    document.page.at = player_.document().page.at;
    if (!(document == player_.document())) player_.set_document(std::move(document));
    history_.follow(player_.document(), ImGui::GetTime(), ImGui::IsAnyMouseDown());
}

}  // namespace ravine
