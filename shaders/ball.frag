// A sphere painted on a square: normal from the distance to the middle, light from the same lamp as the surface's.
in float size;
in float kind;
in vec4 tint;
in vec4 form;
uniform vec3 lamp;    // in the directions of the screen: right, up, towards the eye
uniform float pixel;  // pixels per point
out vec4 colour;

vec4 shadow(vec2 at) {
    vec2 round_ = vec2(dot(form.xy, at), dot(form.zw, at));
    float dark = tint.a * exp(-3.0 * dot(round_, round_)) * smoothstep(1.0, 0.6, length(round_));
    return vec4(0.0, 0.0, 0.0, dark);
}

// The paint on a ball: a band about its equator, so that one sees it roll. It is lighter where the number on the ball is black,
// and darker where it is white.
vec3 paint(vec3 normal) {
    vec3 pole = vec3(form.zw, sqrt(max(1.0 - dot(form.zw, form.zw), 0.0)));
    float off = abs(dot(normal, pole));
    float soft = 1.2 / form.x;
    float band = 1.0 - smoothstep(0.2 - soft, 0.2 + soft, off);
    bool bright = dot(tint.rgb, vec3(0.2126, 0.7152, 0.0722)) > 0.179;
    return mix(tint.rgb, bright ? mix(tint.rgb, vec3(1.0), 0.45) : 0.45 * tint.rgb, band);
}

vec4 sphere(vec2 at) {
    float radius = form.x;
    float far = length(at);
    float inside = clamp(radius - far + 0.5, 0.0, 1.0);
    vec2 flat_ = at / radius;
    float depth = sqrt(max(1.0 - dot(flat_, flat_), 0.0));
    vec3 normal = normalize(vec3(flat_, depth + 1e-3));
    float key = clamp((dot(normal, lamp) + 0.3) / 1.3, 0.0, 1.0);
    float sky = 0.5 + 0.5 * normal.y;
    vec3 skin = paint(normal);
    vec3 light = skin * (key * 0.85 + mix(0.14, 0.42, sky));
    vec3 between = normalize(lamp + vec3(0.0, 0.0, 1.0));
    light += vec3(0.55 * pow(max(dot(normal, between), 0.0), 36.0));
    light += skin * 0.18 * pow(1.0 - depth, 3.0);
    vec3 shown = pow(clamp(light, 0.0, 1.0), vec3(1.0 / 2.2));

    // A pale rim sets it off the surface; around that a thin dark line sets the rim off a bright one.
    float rim = clamp(far - (radius - 1.1 * pixel) + 0.5, 0.0, 1.0);
    shown = mix(shown, vec3(0.96), rim * 0.85);
    float outer = clamp(radius + 1.0 * pixel - far + 0.5, 0.0, 1.0);
    vec4 result = vec4(shown * inside, inside);
    result += vec4(vec3(0.02), 0.55) * (outer - inside);

    // The ring of the selected one.
    float ring_at = radius + 3.6 * pixel;
    float ring = clamp(1.0 * pixel - abs(far - ring_at) + 0.5, 0.0, 1.0) * form.y;
    result = mix(result, vec4(vec3(0.98), 1.0), ring);
    return result * tint.a;
}

// The place beside a ball: a ring of its colour on dark glass.
vec4 hollow(vec2 at) {
    float far = length(at);
    float off = abs(far - form.x + 2.5 * pixel);
    float glass = 0.5 * clamp(form.x - 2.5 * pixel - far + 0.5, 0.0, 1.0);
    float ring = clamp(1.6 * pixel - off + 0.5, 0.0, 1.0);
    float rim = clamp(2.5 * pixel - off + 0.5, 0.0, 1.0);
    float edge = clamp(3.5 * pixel - off + 0.5, 0.0, 1.0);
    vec4 result = vec4(vec3(0.0), max(glass, 0.55 * edge)) * (1.0 - rim);
    return (result + vec4(mix(vec3(0.96), pow(tint.rgb, vec3(1.0 / 2.2)), ring) * rim, rim)) * tint.a;
}

void main() {
    if (is_occluded()) discard;
    vec2 at = (gl_PointCoord - 0.5) * size;
    at.y = -at.y;
    colour = kind < 0.5 ? shadow(at) : kind < 1.5 ? sphere(at) : hollow(at);
    if (colour.a < 0.003) discard;
}
