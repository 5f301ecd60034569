// Soft at its edges, over half a pixel at each side.
in vec2 edge;
in vec4 tint;
out vec4 colour;

void main() {
    if (is_occluded()) discard;
    float alpha = tint.a * clamp(edge.y - abs(edge.x) + 0.5, 0.0, 1.0);
    if (alpha < 0.004) discard;
    colour = vec4(tint.rgb * alpha, alpha);
}
