// Memory of framebuffers.
#pragma once

#include "render/gpu/gpu.hpp"

namespace ravine::render {

// Allocates a renderbuffer. `samples` per pixel; 0 for one.
void take_memory(Renderbuffer& buffer, GLenum format, int samples, int width, int height);

// Allocates a renderbuffer with one sample per pixel, and attaches it to the bound framebuffer.
void attach(Renderbuffer& buffer, GLenum part, GLenum format, int width, int height);

// Allocates a texture of colours with opacity, or of depths, and attaches it to the bound framebuffer.
enum class Texels { colour, depth };
void attach(Texture& texture, Texels texels, int width, int height);

// Returns true if the bound framebuffer can be drawn to. Clears all pending OpenGL errors.
bool is_complete();

// Returns an integer parameter of the context, as glGetIntegerv() does.
int query(GLenum name);

}  // namespace ravine::render
