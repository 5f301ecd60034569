// A soft pool of light behind the surface, with a grain below one step of eight bits so that it shows no bands.
uniform vec2 middle;  // in pixels
uniform float reach;  // in pixels
uniform vec3 centre;  // sRGB, like everything that is only mixed and not lit
uniform vec3 edge;
out vec4 colour;

float grain(vec2 at) {
    return fract(52.9829189 * fract(dot(at, vec2(0.06711056, 0.00583715)))) - 0.5;
}

void main() {
    float far = clamp(length(gl_FragCoord.xy - middle) / reach, 0.0, 1.0);
    vec3 shown = mix(centre, edge, smoothstep(0.0, 1.0, far));
    colour = vec4(shown + grain(gl_FragCoord.xy) / 255.0, 1.0);
}
