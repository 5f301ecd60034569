#include "ui/panels/lesson_panel.hpp"

#include "fonts.hpp"
#include "text/text.hpp"
#include "ui/widgets/presses.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ravine::ui {
namespace {

using lessons::Place;

constexpr double seconds_of_a_run = 6;  // longest run to predict

void run(const Player& player, lessons::Prediction& prediction, Commands& commands) {
    const int steps = commands.document().experiment.steps;
    commands.seek(0);
    commands.set_speed(std::max(player.steps_per_second, steps / seconds_of_a_run));
    commands.play();
    prediction.running = true;
}

// Returns true if races have answered all questions of a lesson.
bool is_done(const lessons::Lesson& lesson, const lessons::Desk& desk) {
    for (std::size_t card = 0; card < lesson.cards.size(); ++card) {
        if (!lesson.cards[card].question.asked()) continue;
        const auto found = desk.predictions.find(lessons::name_of({&lesson, card}));
        if (found == desk.predictions.end() || !found->second.answered) return false;
    }
    return true;
}

// Returns true if the row is pressed.
bool lesson_row(const lessons::Lesson& lesson, bool current, bool done) {
    const bool pressed = two_lines(std::string(lesson.title), std::string(lesson.line), current);
    const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax();
    const ImVec2 at{high.x - ImGui::GetFontSize() - 2, low.y + 0.5F * (high.y - low.y - ImGui::GetFontSize())};
    if (done) ImGui::GetWindowDrawList()->AddText(at, ImGui::GetColorU32(colours().accent), fonts::icon_check);
    return pressed;
}

// Wraps at spaces alone: Dear ImGui would break a number at its point.
void text_of(const std::string& text) {
    const float room = ImGui::GetContentRegionAvail().x;
    std::string lines, line;
    for (const std::string_view word : split(text, ' ')) {
        const std::string longer = line.empty() ? std::string(word) : fmt::format("{} {}", line, word);
        const bool fits = line.empty() || ImGui::CalcTextSize(longer.c_str()).x <= room;
        if (!fits) lines += line + "\n";
        line = fits ? longer : std::string(word);
    }
    ImGui::TextUnformatted((lines + line).c_str());
}

enum class Mark { none, chosen, right, wrong };

// Returns the mark of a choice. Right and wrong are marked only once the race has answered.
Mark mark_of(std::size_t choice, const lessons::FinishedCard& card, const lessons::Prediction& prediction) {
    const bool chosen = prediction.choice == choice;
    if (!prediction.answered) return chosen ? Mark::chosen : Mark::none;
    return choice == card.right ? Mark::right : chosen ? Mark::wrong : Mark::none;
}

// Returns true if the mouse, or a finger that is down, may be over something. A finger leaves its last place behind.
bool has_hand() { return !by_finger() || ImGui::IsMouseDown(ImGuiMouseButton_Left); }

// Draws a choice as a button on a line with others, with the disc of its racer if it has one.
bool choice_button(const lessons::FinishedCard::Answer& choice, std::size_t number, Mark mark, bool first) {
    const bool chosen = mark != Mark::none;
    const ImVec4 edge = mark == Mark::wrong ? colours().danger : chosen ? colours().accent : colours().border;
    const ImVec4 fill = chosen ? colours().active : colours().field;
    const std::string icon = mark == Mark::right ? fonts::icon_check : mark == Mark::wrong ? fonts::icon_x : "";
    const std::string text = icon.empty() ? choice.text : fmt::format("{}  {}", icon, choice.text);
    const float disc = std::round(0.58F * ImGui::GetFontSize()), left = 2 * disc + 6, pad = ImGui::GetStyle().FramePadding.x;
    const float room = ImGui::GetContentRegionAvail().x;
    const float width = std::min(room, ImGui::CalcTextSize(text.c_str()).x + left + 2 * pad);
    const float right = ImGui::GetCursorScreenPos().x + room;
    if (!first && ImGui::GetItemRectMax().x + 4 + width <= right) ImGui::SameLine(0, 4);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::PushStyleColor(ImGuiCol_Button, fill);
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, chosen || !has_hand() ? fill : colours().hovered);
    ImGui::PushStyleColor(ImGuiCol_Border, edge);
    const bool pressed = ImGui::Button(fmt::format("##choice {}", number).c_str(), {width, 0});
    ImGui::PopStyleColor(3);
    const ImVec2 centre{at.x + pad + disc, at.y + 0.5F * ImGui::GetFrameHeight()};
    ImDrawList& draw = *ImGui::GetWindowDrawList();
    if (choice.racer) {
        racer_disc(draw, centre, disc, *choice.racer);
    } else {
        draw.AddCircle(centre, disc - 1, ImGui::GetColorU32(chosen ? edge : colours().quiet), 0, chosen ? 3 : 1);
    }
    const std::string label = shortened(text, width - left - 2 * pad);
    draw.AddText({at.x + pad + left, at.y + ImGui::GetStyle().FramePadding.y}, ImGui::GetColorU32(colours().text),
                 label.c_str());
    return pressed;
}

}  // namespace

// Shows another configuration from its shown step. A question waits for a prediction.
void LessonPanel::show(Document shown, bool plays, Commands& commands) {
    commands.open(std::move(shown), plays);
    turned_ = true;
}

void LessonPanel::recall(std::string_view progress) {
    kept_ = true;
    desk_.recall(progress);
}

// Returns true if the card's question has no answer yet.
bool LessonPanel::waits(Place place) { return place->question.asked() && !desk_.predictions[lessons::name_of(place)].answered; }

void LessonPanel::open_card(Place place, Commands& commands) {
    skipped_.reset();
    show(desk_.open(place, commands.document()), !place->question.asked(), commands);
    open_ = true;
    list_ = false;
}

void LessonPanel::leave(Commands& commands) {
    const bool other = desk_.has_own_race();
    Document left = desk_.leave(commands.document());
    open_ = false;
    if (other) {
        show(std::move(left), false, commands);
    } else {
        commands.document().page.lesson.clear();
    }
}

void LessonPanel::open(std::size_t lesson, Commands& commands) {
    if (lesson < lessons::lessons().size()) open_card({lessons::lessons()[lesson], 0}, commands);
}

std::vector<std::string> LessonPanel::choices(const Document& document) {
    std::vector<std::string> texts;
    const auto place = lessons::find_card(document.page.lesson);
    if (!place || !open_ || !waits(*place)) return texts;
    for (const auto& choice : finished(*place).choices) texts.push_back(choice.text);
    return texts;
}

// Returns the card with its numbers, finished once.
const lessons::FinishedCard& LessonPanel::finished(Place place) {
    if (name_ != lessons::name_of(place)) {
        name_ = lessons::name_of(place);
        card_ = lessons::finish(place);
        own_answer_.reset();
        rule_check_.reset();
    }
    return card_;
}

// ---- The list ----

void LessonPanel::close_list(const Document& document) {
    open_ = lessons::find_card(document.page.lesson).has_value();
    list_ = false;
}

void LessonPanel::draw_list(Commands& commands) {
    const Document& document = commands.document();
    const float button = ImGui::GetFrameHeight();
    const auto current = lessons::find_card(document.page.lesson);
    ImGui::AlignTextToFramePadding();
    heading("LESSONS");
    to_the_right(button);
    if (quiet_icon_button(fonts::icon_x, current ? "back to the card" : "close the lessons", button, true))
        close_list(document);
    note("Short races with something to see in each. Your own race is kept, and so is what you change in theirs.");
    if (kept_) note("This device keeps your answers and your last race.");
    std::optional<lessons::Chapter> chapter;
    for (const lessons::Lesson* lesson : lessons::lessons()) {
        if (chapter != lesson->chapter) {
            chapter = lesson->chapter;
            ImGui::Dummy({0, 2});
            const With face(Face::bold);
            ImGui::TextUnformatted(lessons::chapter_title(*chapter).data());
        }
        const bool is_current = current && current->lesson == lesson;
        if (lesson_row(*lesson, is_current, is_done(*lesson, desk_))) open_card({lesson, 0}, commands);
    }
}

// ---- The card ----

// Draws the names of lesson and card, and the ways out.
void LessonPanel::top(Place place, Commands& commands) {
    const float button = ImGui::GetFrameHeight();
    ImGui::AlignTextToFramePadding();
    {
        const With face(Face::small);
        const float room = ImGui::GetContentRegionAvail().x - 2 * button - gap;
        const std::string where = fmt::format("{}, {} of {}", place.lesson->title, place.card + 1, place.lesson->cards.size());
        ImGui::TextDisabled("%s", shortened(where, room).c_str());
    }
    if (commands.document().page.embedded) return;
    to_the_right(2 * button);
    if (quiet_icon_button(fonts::icon_book_open, "all lessons", button, true)) list_ = true;
    ImGui::SameLine(0, 0);
    const char* out = desk_.has_own_race() ? "back to my race" : "leave the lesson, with this race";
    if (quiet_icon_button(fonts::icon_x, out, button, true)) leave(commands);
}

// Draws the answer: that of the card's race, and of the learner's if that differs.
void LessonPanel::answer(Place place, const lessons::FinishedCard& card, const lessons::Prediction& prediction,
                         const Document& document, int revision) {
    if (prediction.choice) {
        const bool right = *prediction.choice == card.right;
        ImGui::PushStyleColor(ImGuiCol_Text, right ? colours().accent : colours().danger);
        const With face(Face::bold);
        ImGui::TextWrapped("%s  %s", right ? fonts::icon_check : fonts::icon_x, right ? "You were right." : "You were wrong.");
        ImGui::PopStyleColor();
    }
    text_of(card.answer);
    if (!lessons::Desk::is_changed(document)) return;
    if (!own_answer_ || own_answer_->first != revision) own_answer_ = {revision, lessons::answer_in(place, document)};
    if (own_answer_->second) note(fmt::format("With your changes: {}.", *own_answer_->second));
}

void LessonPanel::question(Place place, const lessons::FinishedCard& card, const Player& player, Commands& commands) {
    lessons::Prediction& prediction = desk_.predictions[lessons::name_of(place)];
    const bool at_end = player.step() >= player.document().experiment.steps && !player.behind();
    if (at_end && !prediction.answered) {
        prediction = {prediction.choice, false, true};
        scrolls_ = true;
    }
    ImGui::Dummy({0, 2});
    {
        const With face(Face::bold);
        text_of(std::string(place->question.text));
    }
    for (std::size_t i = 0; i < card.choices.size(); ++i) {
        if (choice_button(card.choices[i], i, mark_of(i, card, prediction), i == 0)) predict(i, player, commands);
    }
    if (prediction.answered) return answer(place, card, prediction, commands.document(), player.revision());
    if (prediction.running) return note("The race is on.");
    if (!prediction.choice) return note("What do you think? Choose, then let it run.");
    if (main_button((std::string(fonts::icon_play) + "  Let it run").c_str(), -1)) run(player, prediction, commands);
    keep_in_sight();
}

// Tells how far the learner's rule goes the ways that it should.
void LessonPanel::typed_rule(Place place, const Document& document, int revision) {
    if (!rule_check_ || rule_check_->first != revision) rule_check_ = {revision, lessons::check_rule(place->rule, document)};
    const lessons::RuleCheck& check = rule_check_->second;
    ImGui::PushStyleColor(ImGuiCol_Text, check.right ? colours().accent : colours().text);
    text_of(fmt::format("{}  {}", check.right ? fonts::icon_check : fonts::icon_x, check.sentence));
    ImGui::PopStyleColor();
}

// Scrolls to the last item if a choice or an answer has moved it out of sight.
void LessonPanel::keep_in_sight() {
    if (std::exchange(scrolls_, false)) ImGui::ScrollToItem(ImGuiScrollFlags_KeepVisibleEdgeY);
}

// Names the question that Next has left.
void LessonPanel::skipped() const {
    if (skipped_) note(fmt::format("Skipped, for later: \u201c{}\u201d", (*skipped_)->question.text));
}

// Tells that nothing is lost, and offers the card as it is written.
void LessonPanel::changes(Commands& commands) {
    if (!lessons::Desk::is_changed(commands.document())) return;
    note("You have changed this card's race. That stays when you move on.");
    if (ImGui::Button("as it was written", {-1, 0})) show(desk_.rewrite(commands.document()), false, commands);
}

void LessonPanel::turning(Place place, Commands& commands) {
    const float half = 0.5F * (ImGui::GetContentRegionAvail().x - gap);
    ImGui::BeginDisabled(!lessons::before(place));
    if (ImGui::Button((std::string(fonts::icon_chevron_left) + " Back").c_str(), {half, 0})) turn_card(-1, commands);
    ImGui::EndDisabled();
    ImGui::SameLine();
    const bool last = !lessons::after(place);
    const bool skips = waits(place);
    const std::string label = std::string(skips  ? "Skip question "
                                          : last ? "Next lesson "
                                                 : "Next ") +
                              fonts::icon_chevron_right;
    ImGui::BeginDisabled(last && !lessons::next_lesson(place));
    const bool pressed = skips ? ImGui::Button(label.c_str(), {half, 0}) : main_button(label.c_str(), half);
    ImGui::EndDisabled();
    if (pressed) turn_card(1, commands);
}

void LessonPanel::draw_card(Place place, const Player& player, Commands& commands) {
    top(place, commands);
    skipped();
    const lessons::FinishedCard card = finished(place);
    {
        const With face(Face::bold);
        text_of(std::string(place->title));
    }
    text_of(card.text);
    if (place->question.asked()) question(place, card, player, commands);
    if (!place->rule.empty()) typed_rule(place, commands.document(), player.revision());
    changes(commands);
    ImGui::Dummy({0, 2});
    turning(place, commands);
    if (!commands.document().page.embedded && desk_.has_own_race() && ImGui::Button("Back to my race", {-1, 0}))
        leave(commands);
    const With face(Face::fine);
    note(fmt::format("After {}.", place.lesson->source));
    keep_in_sight();
}

std::string LessonPanel::spoken(const Document& document) {
    const auto place = lessons::find_card(document.page.lesson);
    if (!place || !open_) return "";
    const lessons::FinishedCard& card = finished(*place);
    std::string text = skipped_ ? fmt::format("Skipped: {} ", (*skipped_)->question.text) : "";
    text += fmt::format("{}, card {} of {}: {}. {}", place->lesson->title, place->card + 1, place->lesson->cards.size(),
                        (*place)->title, card.text);
    if (!(*place)->rule.empty() && rule_check_) text += " " + rule_check_->second.sentence;
    if (!(*place)->question.asked()) return text;
    const lessons::Prediction& prediction = desk_.predictions[document.page.lesson];
    if (prediction.answered && prediction.choice) {
        const std::string& chosen = card.choices[*prediction.choice].text;
        text += prediction.choice == card.right
                    ? fmt::format(" You were right: {}.", chosen)
                    : fmt::format(" You were wrong: not {}, but {}.", chosen, card.choices[card.right].text);
    }
    if (prediction.answered) return text + " " + card.answer;
    text += fmt::format(" {}", (*place)->question.text);
    for (std::size_t i = 0; i < card.choices.size(); ++i) text += fmt::format(" {}: {}.", i + 1, card.choices[i].text);
    return text;
}

bool LessonPanel::turn_card(int by, Commands& commands) {
    const auto place = lessons::find_card(commands.document().page.lesson);
    if (!place && by > 0 && open_) open_card({lessons::lessons().front(), 0}, commands);
    if (!place) return by > 0 && open_;
    const auto turned = by < 0 ? lessons::before(*place) : lessons::after(*place);
    const auto to = turned || by < 0 ? turned : lessons::next_lesson(*place);
    const bool skips = by > 0 && waits(*place);
    if (to) open_card(*to, commands);
    if (to && skips) skipped_ = place;
    return to.has_value();
}

bool LessonPanel::predict(std::size_t choice, const Player& player, Commands& commands) {
    const auto place = lessons::find_card(commands.document().page.lesson);
    if (!place || !open_ || !(*place)->question.asked()) return false;
    lessons::Prediction& prediction = desk_.predictions[commands.document().page.lesson];
    if (prediction.answered || prediction.running || choice >= finished(*place).choices.size()) return false;
    prediction.choice = choice;
    scrolls_ = true;
    if (player.step() > 0) commands.seek(0);
    return true;
}

bool LessonPanel::go_on(const Player& player, Commands& commands) {
    const auto place = lessons::find_card(commands.document().page.lesson);
    if (!place || !open_) return false;
    lessons::Prediction& prediction = desk_.predictions[commands.document().page.lesson];
    if (!waits(*place)) return turn_card(1, commands);
    if (prediction.choice && !prediction.running) run(player, prediction, commands);
    return true;
}

void LessonPanel::draw(const Model& model, Commands& commands) {
    const auto place = lessons::find_card(commands.document().page.lesson);
    if (lists(commands.document())) {
        draw_list(commands);
    } else if (place) {
        draw_card(*place, model.player, commands);
    }
    if (std::exchange(turned_, false)) ImGui::SetScrollY(0);
}

}  // namespace ravine::ui
