// OpenGL objects that free themselves, and programs of the embedded shaders.
#pragma once

#include "render/colours.hpp"
#include "render/gpu/gl.hpp"

#include "text/result.hpp"

#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ravine::render {

// Owns the name of an OpenGL object. Kind creates and deletes it.
template <class Kind>
class Handle {
  public:
    Handle() = default;
    ~Handle() { reset(); }
    Handle(Handle&& other) noexcept : name_(std::exchange(other.name_, 0)) {}
    Handle& operator=(Handle&& other) noexcept {
        std::swap(name_, other.name_);
        return *this;
    }

    // Makes the object if there is none yet.
    void create() {
        if (name_ == 0) name_ = Kind::create();
    }
    void reset() {
        if (name_ != 0) Kind::destroy(std::exchange(name_, 0));
    }
    GLuint get() const { return name_; }
    explicit operator bool() const { return name_ != 0; }

  private:
    GLuint name_ = 0;
};

struct BufferKind {
    static GLuint create();
    static void destroy(GLuint name);
};
struct VertexArrayKind {
    static GLuint create();
    static void destroy(GLuint name);
};
struct TextureKind {
    static GLuint create();
    static void destroy(GLuint name);
};
struct FramebufferKind {
    static GLuint create();
    static void destroy(GLuint name);
};
struct RenderbufferKind {
    static GLuint create();
    static void destroy(GLuint name);
};
struct ProgramKind {
    static GLuint create();
    static void destroy(GLuint name);
};
using Buffer = Handle<BufferKind>;
using VertexArray = Handle<VertexArrayKind>;
using Texture = Handle<TextureKind>;
using Framebuffer = Handle<FramebufferKind>;
using Renderbuffer = Handle<RenderbufferKind>;

// Fills a texture with pixels of red, green, blue and opacity, and makes it if there is none yet. It does not repeat, and where
// it is enlarged it is smooth by GL_LINEAR, sharp by GL_NEAREST. Binds it to the active unit.
void upload(Texture& texture, int width, int height, const std::uint8_t* pixels, GLint enlarged);

// A vertex and a fragment shader, with uniforms by name.
class Program {
  public:
    // Compiles and links sources without a #version line, which is added: GLSL ES 3.00 or GLSL 3.30, as the context requires.
    // `name` is for messages. Fails with what the compiler says.
    Result<> build(std::string_view name, std::string_view vertex, std::string_view fragment);
    void reset();
    void use() const;

    // Set uniforms. Require the program to be in use. Ignore names that the compiler has optimised away.
    void set(const char* uniform, int value);
    void set(const char* uniform, float value);
    void set(const char* uniform, double value) { set(uniform, static_cast<float>(value)); }
    void set(const char* uniform, const glm::dvec2& value);
    void set(const char* uniform, const glm::dvec3& value);
    void set(const char* uniform, const glm::dvec4& value);
    void set(const char* uniform, const glm::dmat4& value);
    void set(const char* uniform, const Colour& value);  // sRGB, as it is

  private:
    GLint location(const char* uniform);

    Handle<ProgramKind> program_;
    std::vector<std::pair<std::string, GLint>> locations_;
};

// Describes one attribute of the bound buffer: `components` floats at an offset in bytes.
void attribute(GLuint location, int components, std::size_t stride, std::size_t offset);

}  // namespace ravine::render
