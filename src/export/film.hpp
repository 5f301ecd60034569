// A race as pictures: how large a picture can be, and which step each frame of a film shows.
//
// A picture is drawn anew at its size: it covers so many points, in which text and balls have the size that they have on the
// screen, and has so many pixels to a point.
#pragma once

namespace ravine {

struct PictureSize {
    double width, height;  // points
    double ratio;          // pixels per point

    int pixels_wide() const;
    int pixels_high() const;
};

// The most that one picture may be: a side that the graphics card can draw, and pixels that a page has memory for.
inline constexpr double most_pixels = 64e6;

// The size with the ratio asked for, or with the largest that neither side nor area forbid.
PictureSize fit_picture(double width, double height, double ratio, int longest_side);

// The frames of a film with so many pixels across, of the shape of a window, but for one that is very long or high. Both sides
// are even, as encoders of video want them. A film with many pixels shows no more than one with `widest_film` of them, but
// finer; its text can be read.
inline constexpr double widest_film = 960;
inline constexpr double lowest_shape = 0.4, highest_shape = 1.25;  // height over width
PictureSize film_size(double window_width, double window_height, int pixels_wide, int longest_side);

// The step of frame 0, 1, … frames - 1: from the first to the last, evenly. A single frame shows the last.
int film_step(int frame, int frames, int first, int last);

// How many frames take so long, at least two.
inline constexpr double usual_film_seconds = 8;
inline constexpr int most_frames = 3000;
int frames_for(double seconds, double frames_per_second);

}  // namespace ravine
