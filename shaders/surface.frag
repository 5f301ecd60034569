// The surface: coloured by height, lit softly, with lines of equal loss. Seen from above it is solid; from below, where
// a rim stands before the pit, it is glass.
in vec3 place;
in vec2 bend;
in vec4 contour_number;
in float openness;
uniform sampler2D palette;  // colours of height, and below those of bold contour lines on them
uniform sampler2D drape;       // lies on the surface where it is opaque
uniform float draped;          // 1 if there is one
uniform vec3 eye;
uniform vec3 lamp;
uniform float contour_strength;  // share of its colour that a thin line has
uniform float contour_bold;    // every so manieth line is bold
uniform float line_width;      // in pixels
uniform float ambient;
uniform float top;             // world height of the highest colour
uniform vec2 half_size;        // of the domain
uniform float glass;           // 1 for the pass that draws the underside
uniform float cover;           // opacity of the side seen from above
uniform float filled;          // 1 where a map has bands between its lines
uniform float flatness;        // 1 for a map: colours alone, nearly without light
uniform vec4 wire;             // first line and distance of lines along x, along y, in world units; no distance: no wire
out vec4 colour;

// Height in the middle of the band between two contour lines. Height and contour number rise together, so that the ratio of
// their slopes leads from one to the other.
float band_height() {
    float number = contour_number.w;
    float per_number = length(bend) / max(length(contour_number.xy), 1e-5);
    return place.z + clamp(floor(number) + 0.5 - number, -0.5, 0.5) * per_number;
}

// Cover by the lines at whole numbers: of one width, thinner as they get crowded, gone before their neighbours are a few
// pixels away.
float contour_lines() {
    // Between the corners of a triangle the number itself bends one way and what its slopes foretell the other way: the mean
    // is exact where the surface is a paraboloid, and its lines are smooth.
    float number = 0.5 * (contour_number.w + contour_number.z + dot(contour_number.xy, place.xy));
    float change = fwidth(number);
    float nearest = round(number);
    float bold = abs(mod(nearest + 0.5, contour_bold) - 0.5) < 0.25 ? 1.0 : 0.0;
    float pixels = abs(number - nearest) / max(change, 1e-30);
    float room = mix(1.0, contour_bold, bold) / max(change, 1e-30);
    float cover = clamp(line_width * (0.5 + 0.175 * bold) + 0.5 - pixels, 0.0, 1.0);
    // On a plateau the number changes by less than its own rounding, and a line would be a stain.
    float meaning = smoothstep(2e-5, 2e-4, change);
    return cover * smoothstep(3.5, 11.0, room / line_width) * meaning * (1.0 + 0.6 * bold);
}

// sRGB and linear light, by the polynomials of Ian Taylor ("Chilli Ant", 2012): to a thousandth, without a power.
vec3 to_linear(vec3 c) {
    return c * (c * (c * 0.305306011 + 0.682171111) + 0.012522878);
}
vec3 to_srgb(vec3 light) {
    vec3 s = sqrt(light);
    vec3 t = sqrt(s);
    return max(0.662002687 * s + 0.684122060 * t - 0.323583601 * sqrt(t) - 0.0225411470 * light, 0.0);
}

// Cover by the lines of a grid on the domain.
float wire_lines() {
    vec2 at = (place.xy - wire.xz) / wire.yw;
    vec2 change = fwidth(at);
    vec2 off = abs(at - round(at)) / max(change, vec2(1e-6));
    // Where lines would be closer than three pixels they fade into an even tone.
    vec2 lines = mix(clamp(line_width * 0.5 + 0.5 - off, 0.0, 1.0), vec2(0.3), smoothstep(0.2, 0.4, change));
    return max(lines.x, lines.y);
}

void main() {
    vec3 normal = normalize(vec3(-bend, 1.0));
    vec3 view = normalize(eye - place);
    float height = clamp(mix(place.z, band_height(), flatness * filled) / top, 0.0, 1.0);
    vec3 albedo = to_linear(texture(palette, vec2((height * 255.0 + 0.5) / 256.0, 0.25)).rgb);
    vec4 over = texture(drape, 0.5 + 0.5 * place.xy / half_size);
    albedo = mix(albedo, to_linear(over.rgb), draped * over.a);
    // A line is one texel's colour: between one that is lighter and one that is darker than the ground it would vanish.
    float lines = clamp(contour_lines() * contour_strength, 0.0, 1.0);
    ivec2 line_texel = ivec2(int(clamp(place.z / top, 0.0, 1.0) * 255.0 + 0.5), 1);
    albedo = mix(albedo, to_linear(texelFetch(palette, line_texel, 0).rgb), lines);

    // The lamp reaches a little around the edge of shade; the sky lights from above, the ground from below.
    float facing = dot(normal, lamp);
    float key = clamp((facing + 0.25) / 1.25, 0.0, 1.0);
    float sky = 0.5 + 0.5 * normal.z;
    float open = clamp(openness, 0.0, 1.2);
    vec3 fill = mix(vec3(0.16, 0.15, 0.17), vec3(0.37, 0.41, 0.47), sky) * open * ambient;
    vec3 warm = vec3(1.0, 0.97, 0.92) * key * mix(0.55, 1.0, open) * 0.68;
    vec3 light = albedo * (fill + warm);
    // A sheen where the surface mirrors the lamp, and a breath of light where it turns away from the eye.
    vec3 between = normalize(lamp + view);
    float shine = max(dot(normal, between), 0.0);
    shine *= shine;
    shine *= shine;
    shine *= shine;
    shine *= shine;
    shine *= shine;
    light += (albedo + 0.01) * (shine * shine * 0.45 * open * (1.0 - glass));

    light = mix(light, albedo * mix(0.88, 1.0, key), flatness);

    // The border of the domain is smooth without the help of several samples per pixel.
    vec2 from_border = (half_size - abs(place.xy)) / max(fwidth(place.xy), vec2(1e-9));
    float border = clamp(min(from_border.x, from_border.y) + 0.25, 0.0, 1.0);

    float grazing = 1.0 - abs(dot(normal, view));
    float alpha = mix(cover, clamp(0.16 + 0.5 * grazing * grazing + 0.2 * lines, 0.0, 0.8), glass);
    if (wire.y > 0.0) {
        float drawn = max(wire_lines(), lines);
        light = mix(light, albedo, drawn);
        alpha *= mix(0.16, 1.0, drawn);
    }
    alpha *= border;
    colour = vec4(to_srgb(clamp(light, 0.0, 1.0)) * alpha, alpha);
}
