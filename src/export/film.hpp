// Sizes of pictures, and steps of the frames of a film.
//
// A picture is drawn anew at its size in points, in which text and balls have the size that they have on the screen, with its
// own number of pixels per point.
#pragma once

#include <string>

namespace ravine {

struct PictureSize {
    double width, height;  // points
    double ratio;          // pixels per point

    int pixels_wide() const;
    int pixels_high() const;
};

// Limits of one picture: a side that the graphics card can draw, and pixels that fit into a page's memory.
inline constexpr double most_pixels = 64e6;

// Returns the size with the given ratio, or with the largest one within both limits.
PictureSize fit_picture(double width, double height, double ratio, int longest_side);

// Returns a sentence if a picture has fewer pixels per point than were wanted, or "".
std::string note_on(const PictureSize& size, double wanted);

// Returns frames of a film with the given width in pixels and the shape of the window, unless that is very long or high. Both
// sides are even, as video encoders require. Films wider than `widest_film` show the same at a finer resolution.
inline constexpr double widest_film = 960;
inline constexpr double lowest_shape = 0.4, highest_shape = 1.25;  // height over width
PictureSize film_size(double window_width, double window_height, int pixels_wide, int longest_side);

// Returns the step of a frame: evenly from the first to the last; a single frame shows the last. Requires 0 <= frame < frames
// and first <= last.
int film_step(int frame, int frames, int first, int last);

// Returns the number of frames of that duration, at least two.
inline constexpr double usual_film_seconds = 8;
inline constexpr int most_frames = 3000;
int frames_for(double seconds, double frames_per_second);

}  // namespace ravine
