// One leg of a trail as a quadrilateral of constant width on the screen. The points are in a texture, row by row; the number of
// the vertex says which leg it belongs to, and which of its 4 corners it is.
//
// Legs that go on in about the same direction meet in a mitre: both end at the line that halves the angle, so there is neither
// a gap nor an overlap. Where a trail turns back the mitre would be a spike, and where a line begins or ends there is none:
// there legs reach half a width beyond their point, and the fragment shader makes that a round end.
uniform highp sampler2D points;  // x, y, z, step; where the step is negative a line begins
uniform int last;                // number of the last point
uniform mat4 to_clip;  // from the world, a little nearer to the eye
uniform vec2 screen;  // in pixels
uniform float width;  // in pixels, with the soft edge
out vec2 at;          // in pixels: along from the beginning of the leg, across from its middle
out vec3 leg;         // its length in pixels; 1 where its beginning, its end are round
out vec3 over_depth;  // place and step over the depth, and one over it: as seen in perspective
out float one_over_depth;

struct Seen {
    vec2 pixel;
    float z, depth;
    vec4 point;
    bool begins;
};

Seen see(int i) {
    i = clamp(i, 0, last);
    vec4 point = texelFetch(points, ivec2(i & 1023, i >> 10), 0);
    vec4 clip = to_clip * vec4(point.xyz, 1.0);
    return Seen(clip.xy / clip.w * screen * 0.5, clip.z / clip.w, clip.w, vec4(point.xyz, abs(point.w)), point.w < 0.0);
}

vec2 direction(vec2 from, vec2 to) {
    vec2 way = to - from;
    float far = length(way);
    return far > 1e-3 ? way / far : vec2(0.0);
}

void main() {
    int corner = gl_VertexID & 3;
    int i = gl_VertexID >> 2;
    float side = (corner & 1) == 0 ? -1.0 : 1.0;
    bool at_end = corner >= 2;
    Seen a = see(i);
    Seen b = see(i + 1);
    Seen next = see(at_end ? i + 2 : i - 1);
    Seen here = a;
    if (at_end) here = b;  // WebGL chooses between numbers only
    vec2 along = direction(a.pixel, b.pixel);
    if (along == vec2(0.0)) along = vec2(1.0, 0.0);
    vec2 beyond = at_end ? direction(b.pixel, next.pixel) : direction(next.pixel, a.pixel);
    float half_width = 0.5 * width;
    vec2 across = vec2(-along.y, along.x);
    bool is_alone = at_end ? next.begins : a.begins;
    bool is_round = is_alone || dot(along, beyond) < 0.1;
    vec2 offset = across * side * half_width;
    if (is_round) {
        offset += along * (at_end ? half_width : -half_width);
    } else {
        vec2 middle = normalize(across + vec2(-beyond.y, beyond.x));
        offset = middle * side * half_width / dot(middle, across);
    }
    bool before_eye = min(min(a.depth, b.depth), is_alone ? a.depth : next.depth) > 0.1;
    gl_Position = before_eye && !b.begins ? vec4((here.pixel + offset) * 2.0 / screen, here.z, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
    vec2 from_begin = here.pixel + offset - a.pixel;
    at = vec2(dot(from_begin, along), dot(from_begin, across));
    leg = vec3(length(b.pixel - a.pixel), 0.0, 0.0);
    leg.y = !at_end && is_round ? 1.0 : 0.0;
    leg.z = at_end && is_round ? 1.0 : 0.0;
    over_depth = vec3(here.point.xy, here.point.w) / here.depth;
    one_over_depth = 1.0 / here.depth;
}
