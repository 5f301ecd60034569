// A ball, or the shadow under one, as a point sprite.
layout(location = 0) in vec3 centre;
layout(location = 1) in vec3 size_lift_kind;  // pixels across; share of the way to the eye by which it comes forward
layout(location = 2) in vec4 ink;             // linear light, and opacity
layout(location = 3) in vec4 shape;           // ball: radius in pixels, ring, pole; shadow: pixels to units of its radius
uniform mat4 view_matrix;
uniform mat4 projection;
out float size;
out float kind;
out vec4 tint;
out vec4 form;

void main() {
    vec4 seen = view_matrix * vec4(centre, 1.0);
    gl_Position = projection * vec4(seen.xyz * (1.0 - size_lift_kind.y), 1.0);
    gl_PointSize = size_lift_kind.x;
    size = size_lift_kind.x;
    kind = size_lift_kind.z;
    tint = ink;
    form = shape;
}
