// Study: the race many times, from every place, with many settings or with many seeds.
#include "export/study/study_export.hpp"
#include "ui/panels/study/study_result.hpp"
#include "ui/panels/study/study_settings.hpp"
#include "ui/registry.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>

namespace ravine::ui {
namespace {

using studies::Kind;

struct Offer {
    std::string_view name, help;
    std::optional<Kind> kind;
};

constexpr Offer offers[] = {
    {"none", "The race alone.", std::nullopt},
    {"basins", "Where does a ball end, from every place?", Kind::basins},
    {"swarm", "Many balls at once: where do they end?", Kind::swarm},
    {"sweep", "Which value of a parameter is best?", Kind::sweep},
    {"seeds", "The race again and again, with other noise.", Kind::seeds},
    {"fair", "A fair race: every racer tuned by the same budget, then compared.", Kind::tune},
};

class StudyPanel final : public Panel {
  public:
    void draw(const Model& model, Commands& commands) override;
    void forget_typing() override { editing_.fault.clear(); }

  private:
    void choose(ViewOptions& look);
    void work(const StudyShown& study, Commands& commands);
    void files(const Model& model, Commands& commands);

    StudyEditing editing_;
    StudyFigure figure_;
};

void StudyPanel::choose(ViewOptions& look) {
    std::vector<std::string_view> names, helps;
    int current = 0;
    for (const Offer& offer : offers) {
        const bool is_it = look.study ? offer.kind == look.study->kind : !offer.kind;
        if (is_it) current = static_cast<int>(names.size());
        names.push_back(offer.name);
        helps.push_back(offer.help);
    }
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {3.5F, ImGui::GetStyle().FramePadding.y});  // all on one line
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {2, ImGui::GetStyle().ItemSpacing.y});
    const int chosen = choices(names, current, helps);
    ImGui::PopStyleVar(2);
    if (chosen >= 0 && chosen != current) {
        const auto& kind = offers[static_cast<std::size_t>(chosen)].kind;
        look.study = kind ? std::optional(studies::usual_study(*kind)) : std::nullopt;
        editing_.fault.clear();
        current = chosen;
    }
    note(std::string(offers[static_cast<std::size_t>(current)].help));
}

// Draws the progress with a way to stop, why there is no result, or the way on from where it was stopped.
void StudyPanel::work(const StudyShown& study, Commands& commands) {
    if (!study.fault.empty()) return complaint(study.fault);
    if (study.progress) {
        progress_bar(*study.progress);
        if (ImGui::Button("Stop", {-1, 0})) commands.run_study(false);
    } else if (study.stopped) {
        note(!study.current ? "Stopped: the result is of before the last change."
                            : "Stopped: this is a coarser result than was asked for.");
        if (ImGui::Button("Compute it", {-1, 0})) commands.run_study(true);
    }
}

void StudyPanel::files(const Model& model, Commands& commands) {
    const bool whole = model.study.current && model.study.result->whole;
    heading("SAVE THE STUDY");
    ImGui::BeginDisabled(!whole);
    for (const StudyFormat& format : study_formats()) {
        const bool impossible = format.drawn && !picture_fault(commands.document()).empty();
        if (&format != &study_formats().front()) ImGui::SameLine();
        ImGui::BeginDisabled(impossible);
        if (ImGui::Button(format.title.data())) commands.save({.kind = FileKind::study, .study = &format});
        ImGui::EndDisabled();
        tooltip(impossible ? "a map shows one racer: choose it above" : std::string(format.help));
    }
    ImGui::EndDisabled();
    if (whole) {
        const With face(Face::fine);
        note(study_caption(commands.document()));
    }
    if (!model.saved.empty()) note(model.saved);
}

void StudyPanel::draw(const Model& model, Commands& commands) {
    Document& document = commands.document();
    heading("STUDY");
    choose(document.view);
    if (!document.view.study) {
        return note(
            "A race is one run for each racer. A study computes it many times, to the same bits, and the link keeps it.");
    }
    if (document.experiment.racers.empty()) return note("Nobody races. Add a racer.");
    study_settings(document, editing_);
    work(model.study, commands);
    if (!model.study.result || !model.study.fault.empty()) return;
    // The draft may have lost racers since the table was computed.
    const studies::Study& computed = model.study.result->study;
    if (computed.kind != document.view.study->kind || !studies::fault_of(computed, document.experiment).empty()) return;
    study_result(model, commands, figure_);
    files(model, commands);
}

}  // namespace

std::unique_ptr<Panel> make_study_panel() { return std::make_unique<StudyPanel>(); }

}  // namespace ravine::ui
