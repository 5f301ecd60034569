// Grid lines at the ticks, a frame around the domain, and the shade of the surface that floats above.
in vec2 place;
in vec2 line;
uniform vec3 grid;    // sRGB
uniform float width;  // of a line, in pixels
uniform float shade;
out vec4 colour;

// Cover of the pixel by a line at distance 0, given the distance and its change from pixel to pixel.
float cover(float distance, float change) {
    float pixels = distance / max(change, 1e-6);
    return clamp(width * 0.5 + 0.5 - pixels, 0.0, 1.0) * smoothstep(0.5, 0.1, change);
}

void main() {
    vec2 change = fwidth(line);
    vec2 inside = step(abs(place), vec2(1.0));
    vec2 off = abs(line - round(line));
    vec2 off_frame = abs(abs(place) - 1.0);
    vec2 frame_change = fwidth(place);
    vec2 near_edge = step(abs(place), vec2(1.0) + frame_change);
    float lines = max(cover(off.x, change.x), cover(off.y, change.y)) * inside.x * inside.y;
    float frame = max(cover(off_frame.x, frame_change.x) * near_edge.y,
                      cover(off_frame.y, frame_change.y) * near_edge.x);
    float alpha = max(lines * 0.45, frame * 0.8);
    vec2 beyond = max(abs(place) - 0.55, 0.0);
    float dark = shade * smoothstep(0.85, 0.0, length(beyond));
    // The line over the shade, as one premultiplied colour.
    colour = vec4(grid * alpha, alpha + dark * (1.0 - alpha));
}
