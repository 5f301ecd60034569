// A ball of a swarm as a point sprite.
layout(location = 0) in vec3 place;
uniform mat4 view_matrix;
uniform mat4 projection;
uniform float radius;  // in pixels
uniform float lift;    // share of the way to the eye by which it comes forward, so that the ground below does not hide it

void main() {
    vec4 seen = view_matrix * vec4(place, 1.0);
    gl_Position = projection * vec4(seen.xyz * (1.0 - lift), 1.0);
    gl_PointSize = 2.0 * (radius + 1.0);
}
