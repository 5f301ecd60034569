// Stands before the shaders of what the surface may hide: see render/occlusion.hpp.
uniform highp sampler2D surface_depth;
uniform vec2 depth_share;  // of the texture that a pixel takes; 0 where nothing is looked up

bool is_occluded() {
    return depth_share.x > 0.0 && gl_FragCoord.z > texture(surface_depth, gl_FragCoord.xy * depth_share).r;
}

