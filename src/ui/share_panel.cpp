// Share: the link of the present race, its options, and the race as a file.
#include "document/link.hpp"
#include "document/typing.hpp"
#include "fonts.hpp"
#include "lessons/catalogue.hpp"
#include "text/text.hpp"
#include "ui/panels.hpp"
#include "ui/qr_code.hpp"
#include "ui/widgets.hpp"

#include <fmt/format.h>
#include <imgui_internal.h>
#include <misc/cpp/imgui_stdlib.h>

#include <algorithm>

namespace ravine::ui {
namespace {

constexpr float name_width = 80;  // of a choice

// Draws the options of the shared link, which do not affect the present screen.
void ways_to_open(Sharing& sharing) {
    ImGui::Checkbox("start paused", &sharing.paused);
    ImGui::Checkbox("hide the controls", &sharing.bare);
    ImGui::Checkbox("lock the race", &sharing.locked);
    ImGui::SetItemTooltip("surface, racers and noise stay as they are; whoever opens the link can make it their own");
    ImGui::Checkbox("for a frame in a page", &sharing.embedded);
    ImGui::SetItemTooltip("a poster that a click runs, with a slim transport");
}

std::string link_of(Document document, const State& state) {
    document.page.paused = state.sharing.paused;
    document.page.controls = !state.sharing.bare;
    document.page.locked = state.sharing.locked;
    document.page.embedded = state.sharing.embedded;
    return state.address + "#" + encode_link(document, lessons::find_lesson);
}

// Draws two ways to take the link along, on one line.
void copy_and_code_buttons(const std::string& link, State& state) {
    constexpr const char* code = "QR code";
    const float code_width = ImGui::CalcTextSize(code).x + 2 * ImGui::GetStyle().FramePadding.x;
    const std::string copy = std::string(fonts::icon_copy) + (state.copied == link ? "  Copied" : "  Copy the link");
    if (main_button(copy.c_str(), ImGui::GetContentRegionAvail().x - code_width - gap)) {
        ImGui::SetClipboardText(link.c_str());
        state.copied = link;
    }
    ImGui::SameLine(0, gap);
    qr_code_button(code, code_width, link, state.qr_code);
}

struct FileButton {
    FileKind kind;
    const char *name, *help;
};

// Draws buttons, on as many lines as they need.
void buttons(std::span<const FileButton> all, State& state) {
    const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const float width = ImGui::CalcTextSize(all[i].name).x + 2 * ImGui::GetStyle().FramePadding.x;
        if (i > 0 && ImGui::GetItemRectMax().x + gap + width < right) ImGui::SameLine();
        if (ImGui::Button(all[i].name)) {
            state.wanted_file = all[i].kind;
            state.filming.filmed = all[i].kind == FileKind::video || all[i].kind == FileKind::gif;
        }
        ImGui::SetItemTooltip("%s", all[i].help);
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
        filming.frames_error = fault_of(result, "##frames");
        if (filming.frames_error.empty()) filming.frames = usual ? 0 : static_cast<int>(frames);
    }
    ImGui::SetItemTooltip("empty: as many as take %.0f seconds", usual_film_seconds);
}

void film_choices(Filming& filming) {
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
        film_size(static_cast<double>(window.x), static_cast<double>(window.y), filming.width, filming.longest_side);
    const double seconds = static_cast<double>(filming.frames_or_usual()) / filming.frames_per_second;
    ImGui::SameLine();
    note(fmt::format("{:.3g} s, {} × {}", seconds, size.pixels_wide(), size.pixels_high()));
    field_complaint(filming.frames_error);
    ImGui::Checkbox("from the step shown", &filming.from_here);
}

// Draws the progress of the film being made.
void progress(Filming& filming) {
    const auto [taken, frames] = *filming.progress;
    ImGui::PushStyleColor(ImGuiCol_PlotHistogram, colours().active);
    ImGui::ProgressBar(static_cast<float>(taken) / static_cast<float>(frames), {-1, ImGui::GetFrameHeight()}, "");
    ImGui::PopStyleColor();
    const std::string text = fmt::format("frame {} of {}", taken, frames);
    const ImVec2 low = ImGui::GetItemRectMin(), high = ImGui::GetItemRectMax(), size = ImGui::CalcTextSize(text.c_str());
    const ImVec2 at{0.5F * (low.x + high.x - size.x), 0.5F * (low.y + high.y - size.y)};
    ImGui::GetWindowDrawList()->AddText(at, ImGui::GetColorU32(colours().text), text.c_str());
    filming.cancelled = ImGui::Button("Cancel", {-1, 0});
    note("The race waits meanwhile, where it is.");
}

// Draws the outcome of the last file; scrolls to it if it is new.
void outcome(State& state) {
    if (state.saved.empty()) return;
    note(state.saved);
    if (state.shown_saved != state.saved) ImGui::ScrollToItem(ImGuiScrollFlags_KeepVisibleEdgeY);
    state.shown_saved = state.saved;
}

void files(State& state) {
    constexpr FileButton png[] = {{FileKind::png, "PNG", "a picture of the screen, with the link inside"}};
    constexpr FileButton others[] = {
        {FileKind::svg, "SVG", "the map with the paths, for a paper"},
        {FileKind::csv, "CSV", "every step of every racer"},
        {FileKind::json, "JSON", "the configuration, to be changed by programs and dropped on the window"},
        {FileKind::pytorch, "PyTorch", "a Python script that repeats the race"},
    };
    constexpr int scales[] = {1, 2, 3, 4};
    heading("SAVE AS A FILE");
    buttons(png, state);
    choose("scale", scales, "x", state.filming.scale);
    ImGui::SetItemTooltip("pixels in the place of one");
    ImGui::Checkbox("with panels", &state.filming.panels);
    ImGui::SetItemTooltip("else the PNG shows the surface and its balls alone");
    buttons(others, state);
    if (!state.filming.filmed) outcome(state);
}

void films(State& state) {
    constexpr FileButton kinds[] = {
        {FileKind::video, "Video", "MP4, or WebM where the browser makes no MP4"},
        {FileKind::gif, "GIF", "larger, with fewer colours, and shown everywhere"},
    };
    heading("SAVE AS AN ANIMATION");
    if (!state.filming.possible) return note("Animations are made by the page: open the link there.");
    if (state.filming.progress) return progress(state.filming);
    film_choices(state.filming);
    buttons(kinds, state);
    if (state.filming.filmed) outcome(state);
}

}  // namespace

void share_panel(const Document& document, State& state) {
    heading("SHARE");
    note("This link opens the same race: surface, racers, start, step and camera.");
    std::string link = link_of(document, state);
    {
        const With face(Face::mono);
        // One line, however long: users may copy the link by hand.
        ImGui::SetNextItemWidth(-1);
        ImGui::InputText("##link", &link, ImGuiInputTextFlags_ReadOnly | ImGuiInputTextFlags_AutoSelectAll);
    }
    copy_and_code_buttons(link, state);
    note(fmt::format("{} characters", link.size()));
    shown_qr_code(link, state.qr_code);
    ways_to_open(state.sharing);
    ImGui::BeginDisabled(state.filming.progress.has_value());
    files(state);
    ImGui::EndDisabled();
    films(state);
}

}  // namespace ravine::ui
