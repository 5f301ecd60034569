// The floor: a rectangle a little larger than the domain, below the surface.
uniform mat4 view_projection;
uniform vec2 half_size;  // of the domain, in world units
uniform vec2 first;      // where the low corner is, in lines of the grid
uniform vec2 last;
uniform float level;
out vec2 place;  // in half sides
out vec2 line;   // in lines of the grid

void main() {
    vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0;
    place = corner * 1.5;
    line = mix(first, last, place * 0.5 + 0.5);
    gl_Position = view_projection * vec4(place * half_size, level, 1.0);
}
