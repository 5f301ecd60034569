// Stands in for the C library's reading of numbers, which computes in quadruple precision in software: 20 KB that the page
// would load. The JSON library reads with strtod(). The other formats that Dear ImGui scans are of what the page does not have:
// files of settings, typed sliders and colours.
#include <fast_float/fast_float.h>

#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

extern "C" {
// Reads decimal numbers, as JSON has them, and rounds them correctly.
double strtod(const char* text, char** end) {
    double value = 0;
    const auto read = fast_float::from_chars(text, text + std::strlen(text), value);
    if (end) *end = const_cast<char*>(read.ptr);
    return value;
}

// Only named by the C++ library, and one file with strtod() in the C library.
float strtof(const char* text, char** end) { return static_cast<float>(strtod(text, end)); }
long double strtold(const char* text, char** end) { return strtod(text, end); }

double atof(const char* text) { return strtod(text, nullptr); }

// Reads whole numbers in decimal (%d), as SDL does in the version of EGL.
int vsscanf(const char* text, const char* format, std::va_list arguments) {
    int count = 0;
    for (; *format; ++format) {
        if (std::strncmp(format, "%d", 2) != 0) {
            if (*text++ != *format) break;
            continue;
        }
        char* end = nullptr;
        *va_arg(arguments, int*) = static_cast<int>(std::strtol(text, &end, 10));
        if (end == text) break;
        text = end;
        ++format;
        ++count;
    }
    return count;
}

// As vsscanf, for Dear ImGui and the version of GLSL.
int sscanf(const char* text, const char* format, ...) {
    std::va_list arguments;
    va_start(arguments, format);
    const int count = vsscanf(text, format, arguments);
    va_end(arguments);
    return count;
}
}
