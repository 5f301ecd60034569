#include "ui/widgets/theme.hpp"

#include "fonts.hpp"

#include <span>

namespace ravine::ui {
namespace {

constexpr float text_size = 15, mono_size = 14, small_size = 12, fine_size = 13;

ImFont *text_font, *bold_font, *mono_font;
const Palette* current;

constexpr ImVec4 rgb(unsigned hex, float alpha = 1) {
    const auto channel = [&](int shift) { return static_cast<float>((hex >> shift) & 255U) / 255.0F; };
    return {channel(16), channel(8), channel(0), alpha};
}

constexpr Palette dark{rgb(0x11181f, 0.96F), rgb(0x26323d), rgb(0x0b1016), rgb(0x1c2833), rgb(0x24405c),
                       rgb(0xe6edf3),        rgb(0x93a1af), rgb(0x2b78c9), rgb(0xffffff), rgb(0xff8a70)};
constexpr Palette light{rgb(0xffffff, 0.97F), rgb(0xd0d9e2), rgb(0xeef2f6), rgb(0xe2e9f0), rgb(0xcfe1f5),
                        rgb(0x17212b),        rgb(0x55636f), rgb(0x1d6ec2), rgb(0xffffff), rgb(0xb3261e)};

constexpr Palette stark_dark{rgb(0x000000), rgb(0xaab7c4), rgb(0x000000), rgb(0x1c2833), rgb(0x24405c),
                             rgb(0xffffff), rgb(0xdde5ec), rgb(0x5aa5f2), rgb(0x000000), rgb(0xffab99)};
constexpr Palette stark_light{rgb(0xffffff), rgb(0x45525e), rgb(0xffffff), rgb(0xe2e9f0), rgb(0xcfe1f5),
                              rgb(0x000000), rgb(0x26323d), rgb(0x0b4f96), rgb(0xffffff), rgb(0x8f120b)};

// Loads a font merged with mathematics and icons, so that any label may contain them.
ImFont* load(std::span<const unsigned char> face, float size) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    ImFontConfig document;
    document.FontDataOwnedByAtlas = false;
    ImFont* font = nullptr;
    const auto add = [&](std::span<const unsigned char> bytes) {
        font = atlas.AddFontFromMemoryTTF(const_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size()), size,
                                          &document);
        document.MergeMode = true;
    };
    add(face);
    add(fonts::math);
    document.GlyphOffset.y = size * 0.18F;  // moves lucide's icons from the baseline to the middle of a line
    add(fonts::icons);
    return font;
}

}  // namespace

const Palette& palette(Mode mode, bool contrast) {
    if (contrast) return mode == Mode::dark ? stark_dark : stark_light;
    return mode == Mode::dark ? dark : light;
}

void load_fonts() {
    text_font = load(fonts::text, text_size);
    bold_font = load(fonts::text_bold, text_size);
    mono_font = load(fonts::mono, mono_size);
}

const Palette& colours() { return *current; }

void apply_theme(Mode mode, bool contrast, bool touch) {
    current = &palette(mode, contrast);
    const Palette& p = *current;
    ImGuiStyle& style = ImGui::GetStyle();
    style = ImGuiStyle();
    style.WindowPadding = {wide_gap, wide_gap};
    style.FramePadding = {gap, touch ? 11.0F : 6.0F};
    style.ItemSpacing = {gap, gap};
    style.ItemInnerSpacing = {6, 6};
    style.WindowRounding = style.PopupRounding = 10;
    style.FrameRounding = style.GrabRounding = style.ChildRounding = radius;
    style.WindowBorderSize = style.PopupBorderSize = style.FrameBorderSize = 1;
    style.ScrollbarSize = 10;
    style.GrabMinSize = 12;
    style.TabRounding = radius;
    style.DisabledAlpha = 0.45F;
    style.HoverDelayShort = 0.5F;  // before a tooltip
    ImVec4* c = style.Colors;
    c[ImGuiCol_Text] = p.text;
    c[ImGuiCol_TextDisabled] = p.quiet;
    c[ImGuiCol_WindowBg] = p.panel;
    c[ImGuiCol_PopupBg] = {p.panel.x, p.panel.y, p.panel.z, 1};  // texts of panels would be seen through it
    c[ImGuiCol_TableHeaderBg] = p.panel;
    c[ImGuiCol_Border] = c[ImGuiCol_Separator] = p.border;
    c[ImGuiCol_FrameBg] = c[ImGuiCol_ScrollbarBg] = p.field;
    c[ImGuiCol_FrameBgHovered] = c[ImGuiCol_ButtonHovered] = c[ImGuiCol_HeaderHovered] = p.hovered;
    c[ImGuiCol_FrameBgActive] = c[ImGuiCol_ButtonActive] = c[ImGuiCol_HeaderActive] = p.active;
    c[ImGuiCol_Button] = p.field;
    c[ImGuiCol_Header] = p.hovered;
    c[ImGuiCol_SliderGrab] = c[ImGuiCol_SliderGrabActive] = c[ImGuiCol_CheckMark] = p.accent;
    c[ImGuiCol_NavCursor] = c[ImGuiCol_InputTextCursor] = p.accent;
    c[ImGuiCol_TextSelectedBg] = p.active;
    c[ImGuiCol_ScrollbarGrab] = p.border;
    c[ImGuiCol_Tab] = c[ImGuiCol_TabDimmed] = c[ImGuiCol_TitleBg] = ImVec4{};
    c[ImGuiCol_TabHovered] = c[ImGuiCol_TabSelected] = c[ImGuiCol_TabDimmedSelected] = p.hovered;
    c[ImGuiCol_TabSelectedOverline] = p.accent;
}

With::With(Face face) {
    switch (face) {
        case Face::text: ImGui::PushFont(text_font, text_size); break;
        case Face::bold: ImGui::PushFont(bold_font, text_size); break;
        case Face::mono: ImGui::PushFont(mono_font, mono_size); break;
        case Face::small: ImGui::PushFont(bold_font, small_size); break;
        case Face::fine: ImGui::PushFont(text_font, fine_size); break;
    }
}

}  // namespace ravine::ui
