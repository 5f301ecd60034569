#include "render/gpu/attachments.hpp"

namespace ravine::render {

void take_memory(Renderbuffer& buffer, GLenum format, int samples, int width, int height) {
    buffer.reset();
    buffer.create();
    glBindRenderbuffer(GL_RENDERBUFFER, buffer.get());
    glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples, format, width, height);
}

void attach(Renderbuffer& buffer, GLenum part, GLenum format, int width, int height) {
    take_memory(buffer, format, 0, width, height);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, part, GL_RENDERBUFFER, buffer.get());
}

void attach(Texture& texture, Texels texels, int width, int height) {
    texture.reset();
    texture.create();
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, texture.get());
    for (const GLenum filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER}) {
        glTexParameteri(GL_TEXTURE_2D, filter, GL_NEAREST);
    }
    const bool depth = texels == Texels::depth;
    if (depth) {
        glTexImage2D(GL_TEXTURE_2D, 0, GL_DEPTH_COMPONENT24, width, height, 0, GL_DEPTH_COMPONENT, GL_UNSIGNED_INT, nullptr);
    } else {
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    }
    glFramebufferTexture2D(GL_FRAMEBUFFER, depth ? GL_DEPTH_ATTACHMENT : GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture.get(), 0);
}

bool is_complete() {
    bool well = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
    constexpr int most_errors = 10;  // a lost context reports errors without end
    for (int i = 0; i < most_errors && glGetError() != GL_NO_ERROR; ++i) well = false;
    return well;
}

int query(GLenum name) {
    GLint answer = 0;
    glGetIntegerv(name, &answer);
    return answer;
}

}  // namespace ravine::render
