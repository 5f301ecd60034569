layout(location = 0) in vec3 position;
layout(location = 1) in vec2 slope;
layout(location = 2) in vec3 contour_rate_openness;
uniform mat4 view_projection;
out vec3 place;
out vec2 bend;
out vec4 contour_number;  // its slope, what it would be in the middle of the domain at that slope, itself
out float openness;

void main() {
    place = position;
    bend = slope;
    vec2 climb = contour_rate_openness.y * slope;
    float number = contour_rate_openness.x;
    contour_number = vec4(climb, number - dot(climb, position.xy), number);
    openness = contour_rate_openness.z;
    gl_Position = view_projection * vec4(position, 1.0);
}
