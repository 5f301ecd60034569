// Soft-edged, fainter with age, cut off at the moment shown and dissolving outside of the domain.
in float across;
in float moment;
in vec2 place;
uniform vec3 ink;     // sRGB
uniform float width;
uniform float hollow;  // width in the middle that is left out, in pixels
uniform float strength;
uniform float now;
uniform vec2 half_size;
uniform float margin;
out vec4 colour;

void main() {
    if (moment > now) discard;
    float cover = clamp(width * 0.5 - abs(across), 0.0, 1.0) - clamp(hollow * 0.5 - abs(across), 0.0, 1.0);
    float age = clamp((now - moment) / max(now, 1.0), 0.0, 1.0);
    vec2 out_by = max(abs(place) - half_size, 0.0);
    float near = 1.0 - smoothstep(0.0, margin, max(out_by.x, out_by.y));
    float alpha = cover * strength * mix(1.0, 0.7, age) * near;
    colour = vec4(ink * alpha, alpha);
}
