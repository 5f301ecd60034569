#include "export/film.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>

namespace ravine {
namespace {

int even(double number) { return 2 * std::max(1, static_cast<int>(std::lround(number / 2))); }

}  // namespace

// Rounds down, as Dear ImGui does: a fraction of a pixel more would lie outside.
int PictureSize::pixels_wide() const { return std::max(1, static_cast<int>(std::floor(width * ratio + 1e-6))); }
int PictureSize::pixels_high() const { return std::max(1, static_cast<int>(std::floor(height * ratio + 1e-6))); }

PictureSize fit_picture(double width, double height, double ratio, int longest_side) {
    const double by_side = longest_side / std::max(width, height);
    const double by_area = std::sqrt(most_pixels / (width * height));
    return {width, height, std::min({ratio, by_side, by_area})};
}

std::string note_on(const PictureSize& size, double wanted) {
    if (size.ratio >= wanted) return {};
    return fmt::format("{} × {} pixels are all that can be drawn at once, {:.2g}x of the window in place of {:g}x.",
                       size.pixels_wide(), size.pixels_high(), size.ratio, wanted);
}

PictureSize film_size(double window_width, double window_height, int pixels_wide, int longest_side) {
    const double shape = std::clamp(window_height / window_width, lowest_shape, highest_shape);
    const double wide = std::min<double>(pixels_wide, longest_side / std::max(1.0, shape) - 1);
    const double across = even(wide), down = even(wide * shape);
    const double ratio = std::max(1.0, across / widest_film);
    return {across / ratio, down / ratio, ratio};
}

int film_step(int frame, int frames, int first, int last) {
    assert(frame >= 0 && frame < frames && first <= last);
    if (frames < 2) return last;
    // Whole numbers round halves up on every platform.
    const std::int64_t way = last - first, gaps = frames - 1;
    return first + static_cast<int>((2 * way * frame + gaps) / (2 * gaps));
}

int frames_for(double seconds, double frames_per_second) {
    return std::clamp(static_cast<int>(std::lround(seconds * frames_per_second)), 2, most_frames);
}

}  // namespace ravine
