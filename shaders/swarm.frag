// A disc, fainter behind a hill.
uniform float radius;  // in pixels
uniform vec3 ink;
out vec4 colour;

void main() {
    float far = length(gl_PointCoord - 0.5) * 2.0 * (radius + 1.0);
    float inside = clamp(radius - far + 0.5, 0.0, 1.0);
    if (is_occluded()) inside *= 0.2;
    colour = vec4(ink * inside, inside);
}
