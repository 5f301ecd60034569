#include "ui/labels/layer.hpp"

#include <imgui_internal.h>

namespace ravine::ui {

void sharpen(float ratio) {
    ImDrawListSharedData& shared = *ImGui::GetDrawListSharedData();
    shared.InitialFringeScale = 1 / ratio;
    shared.SetCircleTessellationMaxError(ImGui::GetStyle().CircleTessellationMaxError / ratio);
}

Layer::Layer(double width, double height, double ratio, const std::function<void(ImDrawList&)>& write)
    : list_(ImGui::GetDrawListSharedData()),
      size_(static_cast<float>(width), static_cast<float>(height)),
      ratio_(static_cast<float>(ratio)) {
    const float density = ImGui::GetFontRasterizerDensity();
    const float fringe = ImGui::GetDrawListSharedData()->InitialFringeScale;
    ImGui::SetFontRasterizerDensity(ratio_);
    sharpen(ratio_);
    list_._ResetForNewFrame();
    list_.PushClipRect({0, 0}, size_);
    list_.PushTexture(ImGui::GetIO().Fonts->TexRef);
    write(list_);
    ImGui::SetFontRasterizerDensity(density);
    sharpen(1 / fringe);
}

ImDrawData Layer::data() {
    ImDrawData data;
    data.Valid = true;
    data.DisplaySize = size_;
    data.FramebufferScale = {ratio_, ratio_};
    data.Textures = &ImGui::GetPlatformIO().Textures;
    data.AddDrawList(&list_);
    return data;
}

}  // namespace ravine::ui
