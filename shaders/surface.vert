layout(location = 0) in vec3 position;
layout(location = 1) in vec2 slope;
layout(location = 2) in vec2 level_openness;
uniform mat4 view_projection;
out vec3 place;
out vec2 bend;
out float level;
out float openness;

void main() {
    place = position;
    bend = slope;
    level = level_openness.x;
    openness = level_openness.y;
    gl_Position = view_projection * vec4(position, 1.0);
}
