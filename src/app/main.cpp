// ravine [LINK] [--screenshot FILE.png] [--size WIDTHxHEIGHT]: opens the window, or takes over the page's canvas. With a
// screenshot it draws the race once, writes the picture and ends. --cut-text, for the tests, tells where text is cut off.
#include "app/app.hpp"
#include "export/file.hpp"
#include "ui/cut_text.hpp"

#include <fmt/format.h>
#include <imgui.h>

#include <cstdio>
#include <optional>

namespace {

using namespace ravine;

struct Options {
    std::string link, screenshot;
    bool cut_text = false;
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
        if (argument == "--cut-text") {
            options.cut_text = true;
        } else if (argument == "--screenshot" && has_value) {
            options.screenshot = arguments[++i];
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

// For the tests: says where text is cut off, a line each.
int tell_cut_text(App& app) {
    app.picture();
    const std::vector<std::string> cut = ui::cut_text(*ImGui::GetDrawData());
    for (const std::string& text : cut) fmt::print("{}\n", text);
    return cut.empty() ? 0 : 1;
}

int take_screenshot(App& app, const std::string& file) {
    const Image image = app.picture();
    return write_file(file, encode_png(image, app.link())) ? 0 : fail(fmt::format("{} cannot be written", file));
}

}  // namespace

int main(int count, char** arguments) {
    const auto options = read(count, arguments);
    if (!options) {
        fmt::print(stderr, "usage: ravine [LINK] [--screenshot FILE.png] [--size WIDTHxHEIGHT]\n");
        return 2;
    }
    std::string error;
    // Static, for in a browser main() returns while the page goes on.
    static const std::unique_ptr<platform::Window> window =
        platform::Window::open("Ravine", options->width, options->height, error);
    if (!window) return fail(error);
    static App app(*window);
    if (error = app.create(); !error.empty()) return fail(error);
    app.load(options->link);
    if (options->cut_text) return tell_cut_text(app);
    if (!options->screenshot.empty()) return take_screenshot(app, options->screenshot);
    platform::run([] { return app.frame(); });
    return 0;
}
