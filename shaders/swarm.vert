// A ball of a swarm as a point sprite.
layout(location = 0) in vec3 place;
uniform mat4 view_matrix;
uniform mat4 projection;
uniform float radius;  // in pixels

void main() {
    // Nearer to the eye on the ray to it: at the same place of the screen, and not hidden by the ground that it lies on.
    const float nearer = 0.994;
    vec4 seen = view_matrix * vec4(place, 1.0);
    gl_Position = projection * vec4(seen.xyz * nearer, 1.0);
    gl_PointSize = 2.0 * (radius + 1.0);
}
