// One leg of a trail as a quadrilateral of constant width on the screen. Every point is in the buffer four times, and
// the same buffer is read at point i and at point i + 1: vertex 4i + k is a corner of the leg between both.
layout(location = 0) in vec4 begin;  // x, y, z, step
layout(location = 1) in vec4 end;
uniform mat4 view_matrix;
uniform mat4 projection;
uniform vec2 screen;  // in pixels
uniform float width;  // in pixels, with the soft edge
uniform float lift;
out float across;  // in pixels from the middle
out float moment;
out vec2 place;

// Moved towards the eye, which changes the depth but not the position on the screen.
vec4 project(vec3 p) {
    vec4 seen = view_matrix * vec4(p, 1.0);
    return projection * vec4(seen.xyz * (1.0 - lift), 1.0);
}

void main() {
    int corner = gl_VertexID & 3;
    float side = (corner & 1) == 0 ? -1.0 : 1.0;
    bool at_end = corner >= 2;
    vec4 a = project(begin.xyz);
    vec4 b = project(end.xyz);
    vec2 way = (b.xy / b.w - a.xy / a.w) * screen;
    float length_ = length(way);
    vec2 along = length_ > 1e-4 ? way / length_ : vec2(1.0, 0.0);
    vec4 here = at_end ? b : a;
    vec2 offset = vec2(-along.y, along.x) * side * width * 0.5;
    here.xy += offset * 2.0 / screen * here.w;
    gl_Position = here;
    across = side * width * 0.5;
    moment = at_end ? end.w : begin.w;
    place = at_end ? end.xy : begin.xy;
}
