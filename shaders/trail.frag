// Soft-edged, fainter with age, cut off at the moment shown and dissolving outside of the domain.
in vec2 at;
in vec3 leg;
in vec3 over_depth;
in float one_over_depth;
uniform vec3 ink;  // sRGB
uniform float width;
uniform float hollow;  // width in the middle that is left out, in pixels
uniform float strength;
uniform float now;
uniform vec2 half_size;
uniform float margin;
out vec4 colour;

void main() {
    if (is_occluded()) discard;
    vec3 place_moment = over_depth / one_over_depth;
    float moment = place_moment.z;
    if (moment > now) discard;
    float before = leg.y > 0.0 ? -at.x : 0.0;
    float after = leg.z > 0.0 ? at.x - leg.x : 0.0;
    float off = length(vec2(max(max(before, after), 0.0), at.y));
    float cover = clamp(width * 0.5 - off, 0.0, 1.0) - clamp(hollow * 0.5 - off, 0.0, 1.0);
    float age = clamp((now - moment) / max(now, 1.0), 0.0, 1.0);
    vec2 out_by = max(abs(place_moment.xy) - half_size, 0.0);
    float near = 1.0 - smoothstep(0.0, margin, max(out_by.x, out_by.y));
    float alpha = cover * strength * mix(1.0, 0.7, age) * near;
    colour = vec4(ink * alpha, alpha);
}
