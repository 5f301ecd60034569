// Memory for framebuffers.
#pragma once

#include "render/gpu.hpp"

namespace ravine::render {

// Takes new memory for a renderbuffer. No samples are one to a pixel.
void take_memory(Renderbuffer& buffer, GLenum format, int samples, int width, int height);

// The same with one sample to a pixel, and makes it a part of the bound framebuffer.
void attach(Renderbuffer& buffer, GLenum part, GLenum format, int width, int height);

// Takes new memory for a texture of colours with opacity, or of depths, and makes it a part of the bound framebuffer.
enum class Texels { colour, depth };
void attach(Texture& texture, Texels texels, int width, int height);

// Returns true if the bound framebuffer can be drawn to. Clears all pending OpenGL errors.
bool is_complete();

// Returns an integer parameter of the context, as glGetIntegerv does.
int query(GLenum name);

}  // namespace ravine::render
