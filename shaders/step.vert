// The whole steps of a trail as dots, where there is room between them. The points are in a texture, as for trails; what is no
// whole step, or stands too close to its neighbours, gets no size.
uniform highp sampler2D points;  // x, y, z, step; where the step is negative a line begins
uniform int last;                // number of the last point
uniform mat4 to_clip;  // from the world, a little nearer to the eye
uniform vec2 screen;  // in pixels
uniform float pixel;  // pixels per point
uniform float now;
uniform vec2 half_size;
out float radius;  // in pixels
out float presence;

vec4 texel(int i) { return texelFetch(points, ivec2(i & 1023, i >> 10), 0); }

vec4 point(int i) { return vec4(texel(i).xyz, abs(texel(i).w)); }

vec4 project(vec3 p) { return to_clip * vec4(p, 1.0); }

// Pixels between two whole steps, as the leg between two points goes; none where a leg is left out.
float spacing(vec4 here, int neighbour, int later, vec2 pixel_here) {
    if (neighbour < 0 || neighbour > last) return 1e6;
    if (texel(later).w < 0.0) return 0.0;
    vec4 there = point(neighbour);
    vec4 clip = project(there.xyz);
    return length(clip.xy / clip.w * screen * 0.5 - pixel_here) / max(abs(there.w - here.w), 1e-4);
}

void main() {
    int i = gl_VertexID;
    vec4 here = point(i);
    gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
    gl_PointSize = 1.0;
    radius = 0.0;
    presence = 0.0;
    bool inside = all(lessThanEqual(abs(here.xy), half_size));
    if (fract(here.w) != 0.0 || here.w > now || !inside) return;
    vec4 clip = project(here.xyz);
    vec2 pixel_here = clip.xy / clip.w * screen * 0.5;
    float room = min(spacing(here, i - 1, i, pixel_here), spacing(here, i + 1, i + 1, pixel_here)) / pixel;
    presence = smoothstep(12.0, 18.0, room);
    if (presence == 0.0) return;
    gl_Position = clip;
    radius = 2.7 * pixel;
    gl_PointSize = 2.0 * radius + 2.0;
}
