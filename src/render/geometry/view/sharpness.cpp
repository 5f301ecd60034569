#include "render/geometry/view/sharpness.hpp"

#include <algorithm>

namespace ravine::render {

void Sharpness::update(bool moved, double seconds) {
    if (moving_ && moved_) judge(seconds);
    still_ = moved ? 0 : still_ + seconds;
    if (moved && moved_ && !moving_) {
        // Raises the scale for the next motion if frames at the reduced one took far less time than allowed.
        if (4 * longest_ < slow) scale_ = std::min(2 * scale_, 1.0);
        longest_ = 0;
        slow_frames_ = 0;
        moving_ = true;
    }
    if (moving_ && still_ >= patience) moving_ = false;
    moved_ = moved;
}

// Judges the last frame, which was one of this motion. A single slow frame has no effect.
void Sharpness::judge(double seconds) {
    longest_ = std::max(longest_, seconds);
    slow_frames_ = seconds > slow ? slow_frames_ + 1 : 0;
    if (slow_frames_ < 2 || scale_ <= coarsest) return;
    scale_ /= 2;
    longest_ = 0;
    slow_frames_ = 0;
}

}  // namespace ravine::render
