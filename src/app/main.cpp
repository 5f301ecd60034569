// ravine [LINK] [--screenshot FILE.png] [--size WIDTHxHEIGHT] [--scale N] [--no-panels] [--light]: opens the window. With a
// screenshot it draws the race once, with N pixels per point of the size, writes the picture and ends. --light says that the
// user prefers a light theme, which a link may overrule. For tests, --layout-faults lists cut-off text and overlapping panels,
// and
// --press LABEL opens what a button with this label opens, such as ###gallery. For benchmarks, --panels-time prints the time of
// a frame's panels, and --direct draws without kept layers. The page's program is main_page.cpp.
#include "app/start.hpp"
#include "export/file.hpp"
#include "ui/widgets/layout_faults.hpp"

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cstdio>
#include <optional>

namespace {

using namespace ravine;

struct Options {
    std::string link, screenshot, press;
    bool layout_faults = false, panels_time = false, panels = true, direct = false, light = false;
    double scale = 0;
    int width = 1280, height = 800;
};

int fail(const std::string& reason) {
    fmt::print(stderr, "ravine: {}\n", reason);
    return 1;
}

std::optional<Options> read(int count, char** arguments) {
    Options options;
    for (int i = 1; i < count; ++i) {
        const std::string_view argument = arguments[i];
        const bool has_value = i + 1 < count;
        if (argument == "--layout-faults") {
            options.layout_faults = true;
        } else if (argument == "--panels-time") {
            options.panels_time = true;
        } else if (argument == "--direct") {
            options.direct = true;
        } else if (argument == "--light") {
            options.light = true;
        } else if (argument == "--no-panels") {
            options.panels = false;
        } else if (argument == "--scale" && has_value) {
            if (std::sscanf(arguments[++i], "%lf", &options.scale) != 1) return std::nullopt;
            if (!(options.scale >= 0.25 && options.scale <= 16)) return std::nullopt;
        } else if (argument == "--screenshot" && has_value) {
            options.screenshot = arguments[++i];
        } else if (argument == "--press" && has_value) {
            options.press = arguments[++i];
        } else if (argument == "--size" && has_value) {
            const bool read = std::sscanf(arguments[++i], "%dx%d", &options.width, &options.height) == 2;
            if (!read || options.width < 200 || options.height < 200) return std::nullopt;
        } else if (argument.starts_with("--") || !options.link.empty()) {
            return std::nullopt;
        } else {
            options.link = argument;
        }
    }
    return options;
}

void draw_once(App& app) { (void)app.picture(0, ui::PictureOf::screen); }

// Presses the button of a label, in whichever window has it. Returns false if nothing opens.
bool press(App& app, const std::string& label) {
    draw_once(app);
    const ImVector<ImGuiWindow*> windows = ImGui::GetCurrentContext()->Windows;
    return std::any_of(windows.begin(), windows.end(), [&](ImGuiWindow* window) {
        if (!window->WasActive) return false;
        ImGui::ActivateItemByID(window->GetID(label.c_str()));
        draw_once(app);
        return ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopup);
    });
}

// Prints one fault per line.
int tell_layout_faults(App& app) {
    draw_once(app);
    const std::vector<std::string> faults = ui::layout_faults();
    for (const std::string& fault : faults) fmt::print("{}\n", fault);
    return faults.empty() ? 0 : 1;
}

int tell_panels_time(App& app) {
    draw_once(app);
    constexpr int frames = 200;
    fmt::print("{:.3f}\n", app.panels_time(frames));
    return 0;
}

int take_screenshot(App& app, const Options& options) {
    const Result<Picture> picture = app.picture(options.scale, options.panels ? ui::PictureOf::screen : ui::PictureOf::surface);
    if (!picture) return fail(picture.error().sentence);
    if (!picture->note.empty()) fmt::print(stderr, "ravine: {}\n", picture->note);
    const std::string& file = options.screenshot;
    return write_file(file, encode_png(picture->image, app.link())) ? 0 : fail(fmt::format("{} cannot be written", file));
}

}  // namespace

int main(int count, char** arguments) {
    const auto options = read(count, arguments);
    if (!options) {
        fmt::print(stderr,
                   "usage: ravine [LINK] [--screenshot FILE.png] [--size WIDTHxHEIGHT] [--scale N] [--no-panels] [--light]\n");
        return 2;
    }
    const Result<App*> started = start(options->width, options->height);
    if (!started) return fail(started.error().sentence);
    App& app = **started;
    if (options->light) app.prefer({.dark = false, .command_key = ImGui::GetIO().ConfigMacOSXBehaviors});
    app.load(options->link);
    if (options->direct) app.draw_directly();
    if (!options->press.empty() && !press(app, options->press)) return fail(fmt::format("{} opens nothing", options->press));
    if (options->layout_faults) return tell_layout_faults(app);
    if (options->panels_time) return tell_panels_time(app);
    if (!options->screenshot.empty()) return take_screenshot(app, *options);
    platform::run([&app] { return app.frame(); });
    return 0;
}
