// A star or a cross as a point sprite.
layout(location = 0) in vec3 place;
layout(location = 1) in vec3 looks;  // half its width in pixels; 0 star, 1 outlined star, 2 cross; opacity
uniform mat4 view_matrix;
uniform mat4 projection;
uniform float pixel;  // pixels per point
out float size;
out float reach;
out float shape;
out float strength;

void main() {
    gl_Position = projection * view_matrix * vec4(place, 1.0);
    size = looks.x;
    reach = size + 3.0 * pixel;
    gl_PointSize = 2.0 * reach;
    shape = looks.y;
    strength = looks.z;
}
