// A corner of a line that is already where it belongs on the screen.
layout(location = 0) in vec3 place;
layout(location = 1) in vec2 across_half;  // pixels from the middle of the line; half its width
layout(location = 2) in vec4 ink;          // sRGB, and opacity
out vec2 edge;
out vec4 tint;

void main() {
    gl_Position = vec4(place, 1.0);
    edge = across_half;
    tint = ink;
}
