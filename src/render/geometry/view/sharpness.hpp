// Reduces the pixels of the picture while the camera moves and frames take long; restores all once it rests.
//
//     sharpness.update(camera_moved, seconds_since_the_frame_before);
//     draw(sharpness.scale());
//     if (sharpness.behind()) …           // another frame is needed, though nothing moves
#pragma once

namespace ravine::render {

class Sharpness {
  public:
    static constexpr double slow = 0.05;      // seconds that a frame may take
    static constexpr double patience = 0.15;  // seconds for which the camera must stand still before it counts as resting
    static constexpr double coarsest = 0.25;

    // Requires a call before each frame. `moved`: the camera has moved; `seconds`: since the last frame, 0 if that is long ago
    // or unknown.
    void update(bool moved, double seconds);

    // Returns the pixels to draw on each side per pixel of the window. A single move is drawn with all of them.
    double scale() const { return moving_ ? scale_ : 1; }

    // Returns true if another frame has to be drawn at full scale although nothing moves.
    bool behind() const { return scale() < 1; }

  private:
    void judge(double seconds);

    double scale_ = 1;     // of this motion, or of the last one
    double longest_ = 0;   // frame of this motion at that scale, in seconds
    double still_ = 0;     // seconds without a move
    int slow_frames_ = 0;  // in a row
    bool moved_ = false, moving_ = false;
};

}  // namespace ravine::render
