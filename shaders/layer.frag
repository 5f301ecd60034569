// A layer of the picture, pixel by pixel, or enlarged where it has fewer of them.
uniform sampler2D layer;
uniform vec2 share;  // of the texture that a pixel takes
uniform vec2 last;   // place in the texture of the last pixel that is used
out vec4 colour;

void main() {
    colour = texture(layer, min(gl_FragCoord.xy * share, last));
}
