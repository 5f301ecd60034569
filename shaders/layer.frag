// A layer of the picture as it is, pixel by pixel.
uniform sampler2D layer;
out vec4 colour;

void main() {
    colour = texelFetch(layer, ivec2(gl_FragCoord.xy), 0);
}
