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

// Whether the bound framebuffer can be drawn to. Forgets the errors that tell of it.
bool is_complete();

// What the context says of an integer.
int query(GLenum name);

}  // namespace ravine::render
