// OpenGL as WebGL 2, OpenGL ES 3.0 and desktop OpenGL 3.3 core.
//
// In the browser the functions come with the headers. Natively the API is known only at run time, so nothing is linked: load()
// fetches each function of the table by name. Code in ravine::render calls glSomething as usual and finds the fetched function,
// as that namespace is nearer than the header's.
#pragma once

#include "text/result.hpp"

#include <cstdint>
#include <string>
#include <vector>

#ifdef __EMSCRIPTEN__
#include <GLES3/gl3.h>
#else
#define GL_GLEXT_PROTOTYPES  // for their types; none of them is linked
#include <SDL_opengl.h>
#endif

// Every function that render/ calls.
// clang-format off
#define RAVINE_GL_FUNCTIONS(X)                                                                                        \
    X(glActiveTexture) X(glAttachShader) X(glBindBuffer) X(glBindTexture) X(glBindVertexArray) X(glBlendFuncSeparate) \
    X(glBufferData) X(glBufferSubData) X(glClear) X(glClearColor) X(glColorMask) X(glCompileShader) X(glCreateProgram)               \
    X(glCreateShader) X(glCullFace) X(glDeleteBuffers) X(glDeleteProgram) X(glDeleteShader) X(glDeleteTextures)       \
    X(glDeleteVertexArrays) X(glDepthFunc) X(glDepthMask) X(glDisable) X(glDrawArrays) X(glDrawElements) X(glEnable)  \
    X(glEnableVertexAttribArray) X(glFrontFace) X(glGenBuffers) X(glGenTextures) X(glGenVertexArrays) X(glGetError)   \
    X(glGetFloatv) X(glGetProgramInfoLog) X(glGetProgramiv) X(glGetShaderInfoLog) X(glGetShaderiv) X(glGetString)     \
    X(glGetUniformLocation) X(glLinkProgram) X(glPixelStorei) X(glReadPixels) X(glShaderSource) X(glTexImage2D)       \
    X(glTexParameteri) X(glTexSubImage2D) X(glUniform1f) X(glUniform1i) X(glUniform2f) X(glUniform3f) X(glUniform4f)                     \
    X(glUniformMatrix4fv) X(glUseProgram) X(glVertexAttribPointer) X(glViewport)                                      \
    X(glBindFramebuffer) X(glBindRenderbuffer) X(glBlitFramebuffer) X(glCheckFramebufferStatus)                       \
    X(glDeleteFramebuffers) X(glDeleteRenderbuffers) X(glFramebufferRenderbuffer) X(glGenFramebuffers)                \
    X(glGenRenderbuffers) X(glGetIntegerv) X(glRenderbufferStorageMultisample) X(glFramebufferTexture2D)
// clang-format on

namespace ravine::render {

#ifndef __EMSCRIPTEN__
#define RAVINE_GL_DECLARE(name) extern decltype(&::name) name;
RAVINE_GL_FUNCTIONS(RAVINE_GL_DECLARE)
#undef RAVINE_GL_DECLARE
#endif

namespace gl {

// Returns the address of an OpenGL function, or nullptr, as SDL_GL_GetProcAddress does.
using Loader = void* (*)(const char* name);

// Fetches the functions for the current context. Returns a sentence if one is missing, else "". Does nothing in the browser.
Result<> load(Loader loader);

// Returns true if the current context is OpenGL ES or WebGL.
bool is_es();

// Enables gl_PointSize, which OpenGL ES always obeys.
void obey_point_size();

// Returns the bound framebuffer's pixels as RGBA, top row first. In the browser, requires the task that drew them.
std::vector<std::uint8_t> read_pixels(int width, int height);

}  // namespace gl
}  // namespace ravine::render
