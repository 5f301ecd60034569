// Share: the link of the present race, its options, and the race as a file.
#include "document/typing.hpp"
#include "export/film.hpp"
#include "export/frame_code.hpp"
#include "fonts.hpp"
#include "text/number_text.hpp"
#include "text/text.hpp"
#include "ui/panels/share/qr_code.hpp"
#include "ui/registry.hpp"
#include "ui/widgets/fields.hpp"
#include "ui/widgets/widgets.hpp"

#include <fmt/format.h>
#include <imgui_internal.h>
#include <misc/cpp/imgui_stdlib.h>

#include <algorithm>

namespace ravine::ui {
namespace {

constexpr float name_width = 80;  // of a choice

struct FileButton {
    FileKind kind;
    const char *name, *help;
    const ExportFormat* format = nullptr;  // of a text
};

// Properties of a shared link when it opens; they do not affect the present screen.
struct Sharing {
    bool paused = false, bare = false, locked = false, embedded = false;
};

// Settings for pictures and films.
struct Filming {
    int scale = 2;  // pixels of a picture per point
    PictureOf picture = PictureOf::surface;
    int frames_per_second = 25, width = 720;  // of a film; pixels
    int frames = 0;                           // or 0 for the usual number
    bool from_here = false;                   // from the step shown, else from the start
    Fault frames_fault;                       // of the number typed last

    int frames_or_usual() const { return frames > 0 ? frames : frames_for(usual_film_seconds, frames_per_second); }

    FileWish wish(const FileButton& of) const {
        return {.kind = of.kind,
                .format = of.format,
                .scale = scale,
                .picture = picture,
                .frames = frames_or_usual(),
                .frames_per_second = frames_per_second,
                .width = width,
                .from_here = from_here};
    }
};

class SharePanel final : public Panel {
  public:
    void draw(const Model& model, Commands& commands) override;
    bool draw_over() override;
    void forget_typing() override { filming_.frames_fault.clear(); }

  private:
    void copy_and_code_buttons(const std::string& link, const std::string& copied, Commands& commands);
    void buttons(std::span<const FileButton> all, Commands& commands);
    void outcome(const std::string& saved);
    void files(const Model& model, Commands& commands);
    void films(const Model& model, Commands& commands);

    Sharing sharing_;
    ShownCode qr_code_;
    Filming filming_;
    bool filmed_ = false;      // the last saved file is a film
    std::string shown_saved_;  // the outcome as last shown
};

// Draws the options of the shared link, which do not affect the present screen.
// Returns true if the code of a frame is to be copied.
bool ways_to_open(Sharing& sharing) {
    ImGui::Checkbox("start paused", &sharing.paused);
    ImGui::Checkbox("hide the controls", &sharing.bare);
    ImGui::Checkbox("lock the race", &sharing.locked);
    tooltip("surface, racers and noise stay as they are; whoever opens the link can make it their own");
    ImGui::Checkbox("for a frame in a page", &sharing.embedded);
    tooltip("a poster that a click runs, with a slim transport");
    constexpr const char* code = "Copy code";
    to_the_right(ImGui::CalcTextSize(code).x + 2 * ImGui::GetStyle().FramePadding.x);
    const bool copies = ImGui::Button(code);
    tooltip("HTML of a frame with this race, for a page or a course");
    return copies;
}

std::string link_of(Document document, const Sharing& sharing, const Model& model) {
    document.page.paused = sharing.paused;
    document.page.controls = !sharing.bare;
    document.page.locked = sharing.locked;
    document.page.embedded = sharing.embedded;
    return model.host.address + "#" + model.link_of(document);
}

// Returns the HTML of a frame that shows the race.
std::string frame_of(const Document& document, Sharing sharing, const Model& model) {
    sharing.embedded = true;
    return frame_code(link_of(document, sharing, model), document.experiment);
}

// Draws two ways to take the link along, on one line.
void SharePanel::copy_and_code_buttons(const std::string& link, const std::string& copied, Commands& commands) {
    constexpr const char* code = "QR code";
    const float code_width = ImGui::CalcTextSize(code).x + 2 * ImGui::GetStyle().FramePadding.x;
    const std::string copy = std::string(fonts::icon_copy) + (copied == link ? "  Copied" : "  Copy the link");
    if (main_button(copy.c_str(), ImGui::GetContentRegionAvail().x - code_width - gap)) {
        commands.copy(link);
    }
    ImGui::SameLine(0, gap);
    qr_code_button(code, code_width, link, qr_code_);
}

// Draws buttons, on as many lines as they need.
void SharePanel::buttons(std::span<const FileButton> all, Commands& commands) {
    const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const float width = ImGui::CalcTextSize(all[i].name).x + 2 * ImGui::GetStyle().FramePadding.x;
        if (i > 0 && ImGui::GetItemRectMax().x + gap + width < right) ImGui::SameLine();
        if (ImGui::Button(all[i].name)) {
            commands.save(filming_.wish(all[i]));
            filmed_ = is_film(all[i].kind);
        }
        tooltip(all[i].help);
    }
}

// Draws a choice of numbers, on the line of the previous item.
void choose(const char* id, std::span<const int> numbers, const char* unit, int& number) {
    ImGui::SameLine(name_width);
    std::vector<std::string> texts;
    for (const int each : numbers) texts.push_back(fmt::format("{}{}", each, unit));
    const std::vector<std::string_view> views(texts.begin(), texts.end());
    const auto current = std::find(numbers.begin(), numbers.end(), number) - numbers.begin();
    ImGui::PushID(id);
    const int chosen = choices(views, static_cast<int>(current));
    ImGui::PopID();
    if (chosen >= 0) number = numbers[static_cast<std::size_t>(chosen)];
}

// Draws a choice of the parts of a picture.
void choose_picture(PictureOf& picture) {
    constexpr std::string_view names[] = {"surface", "figure", "screen"};
    constexpr std::string_view helps[] = {"the surface and its balls alone",
                                          "with the chart and a legend below, for a slide or a paper",
                                          "all of the window, with its panels"};
    ImGui::PushID("picture");
    const int chosen = choices(names, static_cast<int>(picture), helps);
    ImGui::PopID();
    if (chosen >= 0) picture = static_cast<PictureOf>(chosen);
}

void name(const char* text) {
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(text);
}

void frames_field(Filming& filming) {
    std::string text = fmt::format("{}", filming.frames_or_usual());
    ImGui::SameLine(name_width);
    if (value_field("##frames", text, 56)) {
        auto frames = static_cast<std::uint64_t>(filming.frames_or_usual());
        const bool usual = trim(text).empty();
        const Result<> result = usual ? Result<>{} : type_whole("frames", text, 2, most_frames, frames);
        filming.frames_fault = fault_of(result, "##frames");
        if (filming.frames_fault.empty()) filming.frames = usual ? 0 : static_cast<int>(frames);
    }
    tooltip(fmt::format("empty: as many as take {:.0f} seconds", usual_film_seconds));
}

void film_choices(Filming& filming, int longest_side) {
    constexpr int rates[] = {10, 20, 25, 50};  // a GIF counts in hundredths of a second
    constexpr int widths[] = {480, 720, 1280, 1920};
    name("frames/s");
    choose("rate", rates, "", filming.frames_per_second);
    name("width");
    choose("width", widths, "", filming.width);
    name("frames");
    frames_field(filming);
    const ImVec2 window = ImGui::GetIO().DisplaySize;
    const PictureSize size =
        film_size(static_cast<double>(window.x), static_cast<double>(window.y), filming.width, longest_side);
    const double seconds = static_cast<double>(filming.frames_or_usual()) / filming.frames_per_second;
    ImGui::SameLine();
    note(fmt::format("{} s, {} × {}", number_text(seconds, 3), size.pixels_wide(), size.pixels_high()));
    field_complaint(filming.frames_fault);
}

// Draws the progress of the film being made.
void film_progress(const Progress& film, Commands& commands) {
    progress_bar(film);
    if (ImGui::Button("Cancel", {-1, 0})) commands.cancel_film();
    note("The race waits meanwhile, where it is.");
}

// Draws the outcome of the last file; scrolls to it if it is new.
void SharePanel::outcome(const std::string& saved) {
    if (saved.empty()) return;
    note(saved);
    if (shown_saved_ != saved) ImGui::ScrollToItem(ImGuiScrollFlags_KeepVisibleEdgeY);
    shown_saved_ = saved;
}

void SharePanel::files(const Model& model, Commands& commands) {
    constexpr FileButton png[] = {{FileKind::picture, "PNG", "a picture, with the link inside"}};
    std::vector<FileButton> texts;
    for (const ExportFormat& format : export_formats())
        texts.push_back({FileKind::text, format.title.data(), format.help.data(), &format});
    constexpr int scales[] = {1, 2, 3, 4};
    heading("SAVE AS A FILE");
    buttons(png, commands);
    choose("scale", scales, "x", filming_.scale);
    tooltip("pixels in the place of one");
    choose_picture(filming_.picture);
    buttons(texts, commands);
    if (!filmed_) outcome(model.saved);
}

void SharePanel::films(const Model& model, Commands& commands) {
    constexpr FileButton kinds[] = {
        {FileKind::video, "Video", "MP4, or WebM where the browser makes no MP4"},
        {FileKind::gif, "GIF", "larger, with fewer colours, and shown everywhere"},
    };
    heading("SAVE AS AN ANIMATION");
    if (!model.host.makes_films) return note("Animations are made by the page: open the link there.");
    if (model.film) return film_progress(*model.film, commands);
    film_choices(filming_, model.host.longest_side);
    buttons(kinds, commands);
    ImGui::SameLine();
    ImGui::Checkbox("from the step shown", &filming_.from_here);
    if (filmed_) outcome(model.saved);
}

void SharePanel::draw(const Model& model, Commands& commands) {
    heading("SHARE");
    note("This link opens the same race: surface, racers, start, step and camera.");
    std::string link = link_of(commands.document(), sharing_, model);
    {
        const With face(Face::mono);
        // One line, however long: users may copy the link by hand.
        ImGui::SetNextItemWidth(-1);
        ImGui::InputText("##link", &link, ImGuiInputTextFlags_ReadOnly | ImGuiInputTextFlags_AutoSelectAll);
    }
    copy_and_code_buttons(link, model.copied, commands);
    note(fmt::format("{} characters", link.size()));
    shown_qr_code(link, qr_code_);
    if (ways_to_open(sharing_)) commands.copy(frame_of(commands.document(), sharing_, model));
    ImGui::BeginDisabled(model.film.has_value());
    files(model, commands);
    ImGui::EndDisabled();
    films(model, commands);
}

bool SharePanel::draw_over() {
    if (qr_code_.large) large_qr_code(qr_code_);
    return qr_code_.large;
}

}  // namespace

std::unique_ptr<Panel> make_share_panel() { return std::make_unique<SharePanel>(); }

}  // namespace ravine::ui
