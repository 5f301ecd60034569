// Soft-edged, fainter with age, dashed if wanted, cut off at the moment shown and dissolving outside of the domain.
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
uniform int marks;     // of a dashed line: eighths of its period, from the lowest bit up
uniform float period;  // of dashes, in pixels: up to twice as long
out vec4 colour;

float mark(float eighth) {
    return float(marks >> (int(eighth) & 7) & 1);
}

// Cover by the marks of a dashed line. A period is a power of two of steps, so that dashes stand still while the trail grows.
float dashes(float moment, float steps_per_pixel) {
    float rate = max(steps_per_pixel, 1e-6);
    float eighths = 8.0 / exp2(ceil(log2(period * rate)));  // per step
    float at_eighth = fract(moment * eighths / 8.0) * 8.0;
    float soft = 0.5 * rate * eighths;
    float from = floor(at_eighth - soft), to = floor(at_eighth + soft);
    return mix(mark(from), mark(to), clamp((at_eighth + soft - to) / (2.0 * soft), 0.0, 1.0));
}

void main() {
    vec3 place_moment = over_depth / one_over_depth;
    float moment = place_moment.z;
    float steps_per_pixel = length(vec2(dFdx(moment), dFdy(moment)));
    if (is_occluded() || moment > now) discard;
    float before = leg.y > 0.0 ? -at.x : 0.0;
    float after = leg.z > 0.0 ? at.x - leg.x : 0.0;
    float off = length(vec2(max(max(before, after), 0.0), at.y));
    float cover = clamp(width * 0.5 - off, 0.0, 1.0) - clamp(hollow * 0.5 - off, 0.0, 1.0);
    float age = clamp((now - moment) / max(now, 1.0), 0.0, 1.0);
    vec2 out_by = max(abs(place_moment.xy) - half_size, 0.0);
    float near = 1.0 - smoothstep(0.0, margin, max(out_by.x, out_by.y));
    float dash = marks == 255 ? 1.0 : dashes(moment, steps_per_pixel);
    float alpha = cover * dash * strength * mix(1.0, 0.7, age) * near;
    colour = vec4(ink * alpha, alpha);
}
