#include "render/gpu/gpu.hpp"

#include <algorithm>
#include <cmath>

namespace ravine::render {

namespace {

// Calls a glGen… function for a single object.
template <class Generate>
GLuint one(Generate generate) {
    GLuint name = 0;
    generate(1, &name);
    return name;
}

}  // namespace

GLuint BufferKind::create() { return one(glGenBuffers); }
void BufferKind::destroy(GLuint name) { glDeleteBuffers(1, &name); }

GLuint VertexArrayKind::create() { return one(glGenVertexArrays); }
void VertexArrayKind::destroy(GLuint name) { glDeleteVertexArrays(1, &name); }

GLuint TextureKind::create() { return one(glGenTextures); }
void TextureKind::destroy(GLuint name) { glDeleteTextures(1, &name); }

GLuint FramebufferKind::create() { return one(glGenFramebuffers); }
void FramebufferKind::destroy(GLuint name) { glDeleteFramebuffers(1, &name); }

GLuint RenderbufferKind::create() { return one(glGenRenderbuffers); }
void RenderbufferKind::destroy(GLuint name) { glDeleteRenderbuffers(1, &name); }

GLuint ProgramKind::create() { return glCreateProgram(); }
void ProgramKind::destroy(GLuint name) { glDeleteProgram(name); }

namespace {

constexpr const char* es_head = "#version 300 es\nprecision highp float;\nprecision highp int;\n#line 1\n";
constexpr const char* desktop_head = "#version 330 core\n#line 1\n";

// Returns the log of the compiler or linker, without its final zero.
template <class Query, class Text>
std::string log_of(GLuint object, Query query, Text text) {
    GLint length = 0;
    query(object, GL_INFO_LOG_LENGTH, &length);
    std::string log(static_cast<std::size_t>(std::max(length, 0)), '\0');
    GLsizei written = 0;
    if (length > 0) text(object, length, &written, log.data());
    log.resize(static_cast<std::size_t>(written));
    return log;
}

// Does not query the status before linking: each query would wait for the compiler.
GLuint compile(GLenum stage, std::string_view source) {
    const GLuint shader = glCreateShader(stage);
    const std::string_view head = gl::is_es() ? es_head : desktop_head;
    const char* texts[] = {head.data(), source.data()};
    const GLint lengths[] = {static_cast<GLint>(head.size()), static_cast<GLint>(source.size())};
    glShaderSource(shader, 2, texts, lengths);
    glCompileShader(shader);
    return shader;
}

// Returns the reason why a shader does not compile, or "".
std::string fault(GLuint shader, std::string_view stage, std::string_view name) {
    GLint well = GL_FALSE;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &well);
    if (well == GL_TRUE) return {};
    return "The " + std::string(stage) + " shader of " + std::string(name) +
           " does not compile: " + log_of(shader, glGetShaderiv, glGetShaderInfoLog);
}

}  // namespace

Result<> Program::build(std::string_view name, std::string_view vertex, std::string_view fragment) {
    reset();
    const GLuint first = compile(GL_VERTEX_SHADER, vertex), second = compile(GL_FRAGMENT_SHADER, fragment);
    program_.create();
    glAttachShader(program_.get(), first);
    glAttachShader(program_.get(), second);
    glLinkProgram(program_.get());
    GLint well = GL_FALSE;
    glGetProgramiv(program_.get(), GL_LINK_STATUS, &well);
    std::string error;
    if (well != GL_TRUE) error = fault(first, "vertex", name);
    if (well != GL_TRUE && error.empty()) error = fault(second, "fragment", name);
    if (well != GL_TRUE && error.empty()) {
        error = "The shaders of " + std::string(name) +
                " do not link: " + log_of(program_.get(), glGetProgramiv, glGetProgramInfoLog);
    }
    glDeleteShader(first);  // the program keeps them alive
    glDeleteShader(second);
    if (well == GL_TRUE) return {};
    reset();
    return Failure{error};
}

void Program::reset() {
    program_.reset();
    locations_.clear();
}

void Program::use() const { glUseProgram(program_.get()); }

GLint Program::location(const char* uniform) {
    for (const auto& [name, place] : locations_) {
        if (name == uniform) return place;
    }
    const GLint place = glGetUniformLocation(program_.get(), uniform);
    locations_.emplace_back(uniform, place);
    return place;
}

void Program::set(const char* uniform, int value) { glUniform1i(location(uniform), value); }
void Program::set(const char* uniform, float value) { glUniform1f(location(uniform), value); }

void Program::set(const char* uniform, const glm::dvec2& value) {
    glUniform2f(location(uniform), static_cast<float>(value.x), static_cast<float>(value.y));
}

void Program::set(const char* uniform, const glm::dvec3& value) {
    const glm::vec3 v(value);
    glUniform3f(location(uniform), v.x, v.y, v.z);
}

void Program::set(const char* uniform, const glm::dvec4& value) {
    const glm::vec4 v(value);
    glUniform4f(location(uniform), v.x, v.y, v.z, v.w);
}

void Program::set(const char* uniform, const glm::dmat4& value) {
    const glm::mat4 m(value);
    glUniformMatrix4fv(location(uniform), 1, GL_FALSE, &m[0][0]);
}

void Program::set(const char* uniform, const Colour& value) { set(uniform, glm::dvec3(value.r, value.g, value.b)); }

void upload(Texture& texture, int width, int height, const std::uint8_t* pixels, GLint enlarged) {
    texture.create();
    glBindTexture(GL_TEXTURE_2D, texture.get());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, enlarged);
    for (const GLenum wrap : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T}) {
        glTexParameteri(GL_TEXTURE_2D, wrap, GL_CLAMP_TO_EDGE);
    }
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels);
}

void attribute(GLuint location, int components, std::size_t stride, std::size_t offset) {
    glEnableVertexAttribArray(location);
    glVertexAttribPointer(location, components, GL_FLOAT, GL_FALSE, static_cast<GLsizei>(stride),
                          reinterpret_cast<const void*>(offset));
}

}  // namespace ravine::render
