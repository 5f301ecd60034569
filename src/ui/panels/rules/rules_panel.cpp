// The optimizers and modifiers that the document defines, and the text of one of them.
#include "document/definitions.hpp"
#include "document/typed_rules.hpp"
#include "fonts.hpp"
#include "text/text.hpp"
#include "ui/panels/rules/own_parameters.hpp"
#include "ui/panels/rules/rule_editor.hpp"
#include "ui/panels/rules/rule_names.hpp"
#include "ui/registry.hpp"
#include "ui/widgets/fields.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

namespace ravine::ui {
namespace {

constexpr float list_height = 320;

class RulesPanel final : public Panel {
  public:
    void draw(const Model& model, Commands& commands) override;
    void forget_typing() override;

  private:
    void list(Document& document);
    void new_ones(Document& document);
    std::optional<Sketch> copy_menu(const Catalogue& catalogue);
    void create(Document& document, const Sketch& sketch);
    void remove(Document& document);
    void name_row(Document& document, const Optimizer& definition);
    void editor(Document& document);
    const Optimizer* chosen(const Document& document);
    void type(Document& document, const Sketch& sketch);
    bool is_half_typed(const Optimizer& definition, const Sketch& sketch) const;

    TypedRules typed_;
    RuleEditing editing_;
    OwnParameters parameters_;
    bool held_ = false;  // the text ends in a name that may go on
    std::string key_;    // of the definition that is shown
    int selected_ = -1;  // the racer whose definition was shown last
    std::string search_;
    Fault name_fault_, rule_fault_;
    std::string told_;  // what has become of a definition
};

// Returns the definition to show: that of a racer that was just selected, or the one chosen in the list.
const Optimizer* RulesPanel::chosen(const Document& document) {
    const std::vector<const Optimizer*> all = definitions_of(document.experiment);
    const auto find = [&](std::string_view key) {
        const auto at = std::find_if(all.begin(), all.end(), [&](const Optimizer* each) { return each->key == key; });
        return at == all.end() ? nullptr : *at;
    };
    const int selected = document.page.selected;
    if (selected != selected_ && selected >= 0) {
        const Racer& racer = document.experiment.racers[static_cast<std::size_t>(selected)];
        if (const Optimizer* const own = find(racer.optimizer)) key_ = own->key;
    }
    selected_ = selected;
    const Optimizer* shown = find(key_);
    if (!shown && !all.empty()) shown = all[0];
    key_ = shown ? shown->key : "";
    return shown;
}

void RulesPanel::list(Document& document) {
    for (const Optimizer* const each : definitions_of(document.experiment)) {
        const std::size_t racers = racers_with(document.experiment, each->key);
        const std::string name = each->around ? fmt::format("+{}", each->key) : each->key;
        const std::string detail =
            racers == 0 ? "nobody has it" : fmt::format("{} {}", racers, racers == 1 ? "racer" : "racers");
        const float width = ImGui::CalcTextSize(detail.c_str()).x;
        ImGui::PushID(each->key.c_str());
        if (name_button(name, each->key == key_, ImGui::GetContentRegionAvail().x - width - gap)) key_ = each->key;
        to_the_right(width);
        ImGui::AlignTextToFramePadding();
        ImGui::TextDisabled("%s", detail.c_str());
        ImGui::PopID();
    }
}

// Returns the sketch of the chosen method.
std::optional<Sketch> RulesPanel::copy_menu(const Catalogue& catalogue) {
    if (!ImGui::BeginCombo("##copy", "copy of ...", ImGuiComboFlags_HeightLargest)) return std::nullopt;
    if (ImGui::IsWindowAppearing()) search_.clear();
    const float width = ImGui::GetContentRegionAvail().x;
    search_field("##search", "search", search_, width);
    std::optional<Sketch> copied;
    ImGui::BeginChild("list", {width, list_height});
    for (const Catalogue::List* list : {&catalogue.all(), &catalogue.modifiers()}) {
        for (const auto& each : *list) {
            if (!has_words(fmt::format("{} {} {}", each->title, each->key, each->source), search_)) continue;
            const std::string detail = each->step     ? "written in C++: no rule to copy"
                                       : each->around ? "a modifier, which goes around others"
                                                      : each->source;
            ImGui::BeginDisabled(each->step != nullptr);
            if (two_lines(each->title, detail, false)) copied = sketch_of_copy(*each);
            ImGui::EndDisabled();
        }
    }
    ImGui::EndChild();
    if (copied) ImGui::CloseCurrentPopup();
    ImGui::EndCombo();
    return copied;
}

void RulesPanel::create(Document& document, const Sketch& sketch) {
    const bool full = !sketch.around && document.experiment.racers.size() >= most_racers;
    const Result<std::string> key = create_definition(document, sketch);
    told_ = full ? "There are as many racers as fit, so it does not race yet." : "";
    if (!key) {
        told_ = key.error().sentence;
        return;
    }
    key_ = *key;
    selected_ = document.page.selected;
    editing_.place.takes_focus = editing_.place.selects_all = true;
}

void RulesPanel::new_ones(Document& document) {
    const float half = 0.5F * (ImGui::GetContentRegionAvail().x - gap);
    ImGui::BeginDisabled(definitions_of(document.experiment).size() >= most_definitions);
    if (ImGui::Button(fmt::format("{}  new rule", fonts::icon_plus).c_str(), {half, 0})) create(document, first_sketch());
    ImGui::SameLine();
    ImGui::SetNextItemWidth(half);
    if (const auto copied = copy_menu(document.experiment.catalogue)) create(document, *copied);
    ImGui::EndDisabled();
}

void RulesPanel::remove(Document& document) {
    const std::size_t racers = racers_with(document.experiment, key_);
    const bool around = document.experiment.catalogue.find_modifier(key_) != nullptr;
    remove_definition(document, key_);
    const std::string whom = racers == 1 ? "1 racer" : fmt::format("{} racers", racers);
    const std::string along = racers == 0 ? "" : fmt::format(", and {} {}", whom, around ? "without it now" : "with it");
    told_ = fmt::format("{} is gone{}. Undo brings it back.", key_, along);
}

// Returns why a rule cannot be called so; "" if it can.
std::string fault_of_name(const std::string& name, const Catalogue& catalogue) {
    const Result<Defined> probe = read_definition(fmt::format("{}{{x=x-g}}", name));
    if (!probe) return probe.error().sentence;
    if (probe->optimizer.key != name || probe->optimizer.around) return fmt::format("{} is no name of a rule", quote(name));
    return fault_of_key(name, catalogue);
}

void RulesPanel::name_row(Document& document, const Optimizer& definition) {
    const std::string key = definition.key;
    const bool around = definition.around;
    const float button = ImGui::GetFrameHeight(), race_width = ImGui::CalcTextSize("race it").x + 3 * gap;
    std::string name = key;
    const float room = ImGui::GetContentRegionAvail().x - button - gap - (around ? 0 : race_width + gap);
    if (value_field("##name", name, room) && name != key) {
        Sketch renamed = typed_.of(definition).good;
        renamed.key = trim(name);
        const std::string why = fault_of_name(renamed.key, document.experiment.catalogue);
        const Result<> done = why.empty() ? typed_.type(document, definition, renamed) : Result<>(Failure{why});
        name_fault_ = fault_of(done, "##name");
        if (done) key_ = renamed.key;
    }
    tooltip("The name, which links and racers have");
    if (!around) {
        ImGui::SameLine();
        ImGui::BeginDisabled(document.experiment.racers.size() >= most_racers);
        if (ImGui::Button("race it", {race_width, 0})) race(document, key_);
        tooltip("Adds a racer with this rule");
        ImGui::EndDisabled();
    }
    ImGui::SameLine();
    if (quiet_icon_button(fonts::icon_trash_2, "remove the rule and its racers", button, false)) remove(document);
    field_complaint(name_fault_);
}

void RulesPanel::type(Document& document, const Sketch& sketch) {
    const Optimizer* const definition = chosen(document);
    if (definition) static_cast<void>(typed_.type(document, *definition, sketch));  // the fault is shown where it is
}

// A name at the cursor that would be a parameter anew may go on with the next key.
bool RulesPanel::is_half_typed(const Optimizer& definition, const Sketch& sketch) const {
    const std::string_view name = name_at_cursor(editing_);
    if (name.empty() || find_parameter(definition, name) >= 0) return false;
    const Result<Optimizer, RuleFault> made = finish(sketch);
    return made && find_parameter(*made, name) >= 0;
}

void RulesPanel::editor(Document& document) {
    heading("RULE");
    const TypedRules::Entry& entry = typed_.of(*chosen(document));
    Sketch sketch = entry.typed;
    if (rule_field(editing_, entry)) {
        sketch.rule = editing_.text;
        held_ = is_half_typed(*chosen(document), sketch);
        held_ ? typed_.hold(*chosen(document), sketch) : type(document, sketch);
    } else if (held_ && ImGui::IsItemDeactivated()) {
        held_ = false;
        type(document, sketch);
    }
    const TypedRules::Entry& after = typed_.of(*chosen(document));
    follow_rule_field(after);
    if (rule_fault_.sentence != after.fault.sentence) rule_fault_ = {after.fault.sentence};
    if (ImGui::IsItemActive()) rule_fault_.closed = false;
    if (begin_complaint(rule_fault_)) {
        sentence_with_corrections(rule_fault_);
        note("What was right last races on.");
        end_complaint(rule_fault_);
    }
    sketch = after.typed;
    if (draw_own_parameters(*chosen(document), sketch, parameters_)) type(document, sketch);
    if (const auto name = draw_rule_names(*chosen(document))) {
        editing_.place.insert(editing_.text, *name);
        sketch.rule = editing_.text;
        type(document, sketch);
    }
}

void RulesPanel::draw(const Model&, Commands& commands) {
    Document& document = commands.document();
    heading("RULES OF THIS RACE");
    if (document.page.locked) note("The link that you opened locks the race.");
    ImGui::BeginDisabled(document.page.locked);
    if (definitions_of(document.experiment).empty())
        note("An optimizer of your own is a few lines that move x. Begin with a step down the slope, or with any method.");
    chosen(document);
    list(document);
    new_ones(document);
    if (!told_.empty()) note(told_);
    if (chosen(document)) {
        ImGui::Separator();
        name_row(document, *chosen(document));
    }
    if (chosen(document)) editor(document);
    ImGui::EndDisabled();
}

void RulesPanel::forget_typing() {
    name_fault_.clear();
    rule_fault_.clear();
    parameters_.fault.clear();
    told_.clear();
}

}  // namespace

std::unique_ptr<Panel> make_rules_panel() { return std::make_unique<RulesPanel>(); }

}  // namespace ravine::ui
