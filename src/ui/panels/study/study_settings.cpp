#include "ui/panels/study/study_settings.hpp"

#include "analysis/standings.hpp"
#include "document/typing.hpp"
#include "render/geometry/view/frame.hpp"
#include "text/number_text.hpp"
#include "ui/widgets/number_field.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ravine::ui {
namespace {

using studies::Kind;
using studies::Study;
using studies::Swept;

constexpr float label_width = 62;

void label(const char* text, const char* help) {
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", text);
    tooltip(help);
    ImGui::SameLine(label_width);
}

// Draws a field for a whole number on a logarithmic scale, with what it counts behind it.
void whole_field(const char* id, const char* name, int& number, int least, int most, const std::string& counted,
                 StudyEditing& editing) {
    constexpr float width = 84;
    const NumberScale scale{.low = static_cast<double>(least), .high = static_cast<double>(most), .log = true, .whole = true};
    const std::string text = fmt::format("{}", number);
    const NumberEdit edit = number_field(id, static_cast<double>(number), scale, {text, text}, width);
    auto value = static_cast<std::uint64_t>(number);
    if (edit.moved) value = static_cast<std::uint64_t>(*edit.moved);
    if (edit.typed) {
        const Result<> result =
            type_whole(name, *edit.typed, static_cast<std::uint64_t>(least), static_cast<std::uint64_t>(most), value);
        editing.fault = fault_of(result, id);
    }
    number = static_cast<int>(value);
    ImGui::SameLine(0, gap);
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%s", counted.c_str());
}

void racer_row(const Experiment& experiment, Study& study) {
    const bool one = has_many_starts(study.kind) || (study.kind == Kind::sweep && study.swept.size() == 2);
    label("racer", one ? "whose runs these are" : "whose runs these are; all can be compared");
    const auto name_of = [&](int racer) {
        return racer == 0 ? std::string("all") : racer_name(experiment, static_cast<std::size_t>(racer - 1));
    };
    const int shown = one ? std::max(study.racer, 1) : study.racer;
    ImGui::SetNextItemWidth(-1);
    if (!ImGui::BeginCombo("##racer", name_of(shown).c_str(), ImGuiComboFlags_HeightLarge)) return;
    for (int racer = one ? 1 : 0; racer <= static_cast<int>(experiment.racers.size()); ++racer) {
        ImGui::PushID(racer);
        if (ImGui::Selectable(name_of(racer).c_str(), racer == shown)) study.racer = racer;
        ImGui::PopID();
    }
    ImGui::EndCombo();
}

void size_row(Study& study, StudyEditing& editing) {
    const studies::SizeRange range = studies::size_range(study.kind);
    switch (study.kind) {
        case Kind::basins: label("size", "starts along each side of the domain"); break;
        case Kind::swarm: label("balls", "that start at once"); break;
        case Kind::sweep: label("values", "of each parameter, from one end of its range to the other"); break;
        case Kind::tune: label("settings", "that are tried for each racer, by the same budget of evaluations"); break;
        case Kind::seeds: return;
    }
    const bool square = study.kind == Kind::basins || (study.kind == Kind::sweep && study.swept.size() == 2);
    const std::string counted = square ? fmt::format("× {}", study.size) : study.kind == Kind::tune ? "for each racer" : "";
    whole_field("##size", "size", study.size, range.least, range.most, counted, editing);
}

void seeds_row(Study& study, StudyEditing& editing) {
    if (has_many_starts(study.kind)) return;
    label("seeds", study.kind == Kind::tune ? "starts, each with a seed, from which the tuned racers are compared"
                                            : "of the noise: the race's and those after it");
    whole_field("##seeds", "seeds", study.seeds, 1, studies::most_seeds, study.kind == Kind::sweep ? "for each value" : "runs",
                editing);
}

void starts_row(Study& study, StudyEditing& editing) {
    if (study.kind != Kind::sweep) return;
    label("starts", "places that each value is raced from; with one, each racer's own start");
    whole_field("##starts", "starts", study.starts, 1, studies::most_starts, "for each value", editing);
}

void spread_row(Study& study) {
    const bool spread_out = study.kind == Kind::swarm || study.kind == Kind::tune || study.starts > 1;
    if (!spread_out) return;
    constexpr std::string_view names[] = {"grid", "gauss", "ring", "uniform"};
    constexpr std::string_view helps[] = {"in rows, over all of the domain", "around the start of the race",
                                          "on an ellipse half way between centre and border", "anywhere in the domain"};
    label(study.kind == Kind::sweep ? "spread" : "starts", "where the runs start");
    ImGui::BeginGroup();
    const int chosen = choices(names, static_cast<int>(study.spread), helps);
    ImGui::EndGroup();
    if (chosen >= 0) study.spread = static_cast<studies::Spread>(chosen);
}

void shown_row(Study& study) {
    if (study.kind != Kind::sweep) return;
    constexpr std::string_view names[] = {"loss", "steps", "outcome"};
    constexpr std::string_view helps[] = {"the final loss",
                                          "steps until the loss was within 0.1% of the best known minimum, of networks at a "
                                          "tenth of the first loss, or all",
                                          "how the run ended; of two parameters"};
    label("shows", "what the chart or map has of every run");
    ImGui::BeginGroup();
    const std::size_t count = study.swept.size() == 2 ? 3 : 2;
    const int chosen = choices(std::span(names).first(count), static_cast<int>(study.shown), std::span(helps).first(count));
    ImGui::EndGroup();
    if (chosen >= 0) study.shown = static_cast<studies::Shown>(chosen);
    if (count == 2 && study.shown == studies::Shown::outcome) study.shown = studies::Shown::loss;
}

// Draws a button that makes the part of the surface that is seen the domain, so that its basins are computed as sharply.
void zoom_row(Document& document) {
    constexpr double least_zoom_in = 1.2;
    const render::Frame frame(document.experiment.domain, document.view.axes);
    View& camera = document.view.camera;
    const Box seen = render::seen_domain(frame, camera);
    const bool possible = camera.zoom > least_zoom_in && !document.view.follow && is_range(seen.low.x, seen.high.x) &&
                          is_range(seen.low.y, seen.high.y);
    ImGui::BeginDisabled(!possible || document.page.locked);
    if (ImGui::Button("compute what is seen", {-1, 0})) {
        document.experiment.domain = seen;
        camera.zoom = 1;
        camera.x = camera.y = 0;
    }
    ImGui::EndDisabled();
    tooltip("The domain becomes what you have zoomed to. Undo goes back.");
}

// ---- What is swept ----

// Returns the numbers of the study's racers, then the constants of the formula.
std::vector<std::string> sweepable(const Study& study, const Experiment& experiment) {
    std::vector<std::string> keys;
    const auto add = [&](const std::string& key) {
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    };
    for (const std::size_t racer : studies::racers_of(study, experiment)) {
        const Optimizer* const optimizer = optimizer_of(experiment, experiment.racers[racer]);
        if (!optimizer) continue;
        for (const Parameter& parameter : optimizer->parameters) {
            if (!parameter.is_choice()) add(parameter.key);
        }
    }
    for (const formula::Constant& constant : constants_of(experiment)) add(constant.name);
    return keys;
}

// Returns a parameter over the range of the table, or a constant over a range around its value.
Swept swept_of(const std::string& key, const Experiment& experiment) {
    for (const formula::Constant& constant : constants_of(experiment)) {
        if (constant.name != key) continue;
        if (constant.value > 0) return {key, constant.value / 10, constant.value * 10, true};
        return {key, constant.value - 1, constant.value + 1, false};
    }
    return {key};
}

// Draws the ends of the range, and its scale.
void range_row(Swept& swept, const Experiment& experiment, const Study& study, StudyEditing& editing) {
    Swept whole = swept_of(swept.key, experiment);
    Study table = study;
    table.swept = {whole};
    if (!whole.has_range()) whole = studies::complete(table, experiment).swept.front();
    Swept shown = swept.has_range() ? swept : whole;
    if (!shown.has_range()) return;
    ImGui::Dummy({0, 0});
    ImGui::SameLine(label_width);
    const Swept before = shown;
    constexpr float width = 58;
    const auto end = [&](const char* id, const char* name, double& number) {
        const NumberScale scale{
            .low = std::min(whole.low, shown.low), .high = std::max(whole.high, shown.high), .log = shown.log};
        const NumberEdit edit = number_field(id, number, scale, {number_text(number, 3), fmt::format("{}", number)}, width);
        if (edit.moved) number = *edit.moved;
        if (edit.typed) editing.fault = fault_of(type_within(name, *edit.typed, -1e9, 1e9, number), id);
    };
    end("##low", "the lowest value", shown.low);
    ImGui::SameLine(0, 4);
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("to");
    ImGui::SameLine(0, 4);
    end("##high", "the highest value", shown.high);
    ImGui::SameLine(0, gap);
    ImGui::BeginDisabled(!(shown.low > 0));
    ImGui::Checkbox("log", &shown.log);
    ImGui::EndDisabled();
    tooltip("values at equal ratios in place of equal distances");
    if (!(shown.low > 0)) shown.log = false;
    if (shown == before) return;
    if (shown.low < shown.high) {
        swept = shown;
    } else {
        editing.fault.sentence =
            fmt::format("The range of {} goes from its lowest value to a higher one; it stays.", swept.key);
    }
}

// Draws the choice of a parameter. Returns the key that was chosen: "" for none.
std::optional<std::string> parameter_choice(const std::vector<std::string>& keys, const std::string& shown, bool may_be_none) {
    std::optional<std::string> chosen;
    ImGui::SetNextItemWidth(-1);
    if (!ImGui::BeginCombo("##key", shown.empty() ? "nothing else" : shown.c_str(), ImGuiComboFlags_HeightLarge)) return {};
    if (may_be_none && ImGui::Selectable("nothing else", shown.empty())) chosen = "";
    for (const std::string& key : keys) {
        if (ImGui::Selectable(key.c_str(), key == shown)) chosen = key;
    }
    ImGui::EndCombo();
    return chosen;
}

void swept_rows(const Experiment& experiment, Study& study, StudyEditing& editing) {
    const std::vector<std::string> keys = sweepable(study, experiment);
    if (study.swept.empty()) {
        const Study whole = studies::complete(study, experiment);
        if (!whole.swept.empty()) study.swept = {{whole.swept.front().key}};
    }
    for (std::size_t i = 0; i < 2; ++i) {
        const bool is_there = i < study.swept.size();
        label(i == 0 ? "over" : "and", i == 0 ? "the parameter that varies" : "a second one: the result is a map");
        ImGui::PushID(static_cast<int>(i));
        const auto chosen = parameter_choice(keys, is_there ? study.swept[i].key : "", i == 1);
        if (chosen && chosen->empty()) {
            study.swept.resize(1);
        } else if (chosen) {
            study.swept.resize(std::max(study.swept.size(), i + 1));
            study.swept[i] = swept_of(*chosen, experiment);
            if (i == 1 && study.racer == 0) study.racer = 1;  // a map shows one racer
            if (i == 1 && study.swept[0].key == *chosen) study.swept.resize(1);
        }
        if (i < study.swept.size()) range_row(study.swept[i], experiment, study, editing);
        ImGui::PopID();
    }
}

}  // namespace

void study_settings(Document& document, StudyEditing& editing) {
    Study& study = *document.view.study;
    const Experiment& experiment = document.experiment;
    study.racer = std::min(study.racer, static_cast<int>(experiment.racers.size()));
    if (study.kind == Kind::sweep && study.swept.size() == 2) study.racer = std::max(study.racer, 1);  // a map shows one
    if (study.kind != Kind::tune) racer_row(experiment, study);
    if (study.kind == Kind::sweep) swept_rows(experiment, study, editing);
    size_row(study, editing);
    if (study.kind == Kind::basins) zoom_row(document);
    seeds_row(study, editing);
    starts_row(study, editing);
    spread_row(study);
    shown_row(study);
    field_complaint(editing.fault);
}

}  // namespace ravine::ui
