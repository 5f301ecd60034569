// White with a dark casing, which reads on every colour of a surface in both themes.
in float size;
in float reach;
in float shape;
in float strength;
uniform float pixel;
out vec4 colour;

// Distance to a five-pointed star whose points lie on the unit circle, negative inside. By symmetry one edge is enough: from
// the point at the top to the corner between two points.
float star(vec2 p) {
    float turn = 6.2831853 / 5.0;
    float angle = atan(p.x, p.y);
    angle = abs(angle - turn * floor(angle / turn + 0.5));
    vec2 q = length(p) * vec2(sin(angle), cos(angle));
    vec2 tip = vec2(0.0, 1.0);
    vec2 corner = 0.47 * vec2(sin(0.5 * turn), cos(0.5 * turn));
    vec2 edge = corner - tip;
    vec2 nearest = tip + edge * clamp(dot(q - tip, edge) / dot(edge, edge), 0.0, 1.0);
    float inside = edge.x * (q.y - tip.y) - edge.y * (q.x - tip.x);
    return length(q - nearest) * (inside < 0.0 ? -1.0 : 1.0);
}

// Distance to two bars at 45 degrees.
float cross_(vec2 p, float thickness) {
    vec2 q = abs(vec2(p.x + p.y, p.x - p.y)) * 0.70710678;
    q = vec2(max(q.x, q.y), min(q.x, q.y));
    return max(q.x - 1.0, q.y - thickness);
}

void main() {
    vec2 p = (gl_PointCoord - 0.5) * 2.0 * reach / size;
    p.y = -p.y;
    float off = (shape > 1.5 ? cross_(p, 0.85 * pixel / size) : star(p)) * size;
    float line = 1.3 * pixel;
    float fill = clamp(0.5 - off, 0.0, 1.0);
    if (shape > 0.5 && shape < 1.5) fill = clamp(0.5 - abs(off + 0.5 * line) + 0.5 * line, 0.0, 1.0);
    float casing = clamp(0.5 - (off - 1.3 * pixel), 0.0, 1.0) * (shape > 0.5 && shape < 1.5 ? 0.7 : 0.85);
    colour = vec4(vec3(0.99), 1.0) * fill + vec4(vec3(0.03), 1.0) * casing * (1.0 - fill);
    colour *= strength;
}
