// A dot of the trail's colour in a dark rim.
in float radius;
in float presence;
uniform vec3 ink;  // sRGB
uniform vec3 casing;
uniform float pixel;
out vec4 colour;

void main() {
    if (is_occluded()) discard;
    float off = length(gl_PointCoord - 0.5) * (2.0 * radius + 2.0);
    float cover = clamp(radius - off + 0.5, 0.0, 1.0) * presence;
    float middle = clamp(radius - 0.9 * pixel - off + 0.5, 0.0, 1.0);
    colour = vec4(mix(casing, mix(ink, vec3(1.0), 0.55), middle) * cover, cover);
}
