#include "optimizers/aliases.hpp"

#include <string>

namespace ravine {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string plain(std::string_view name) {
    std::string result;
    for (const char c : name) {
        if (c != '_' && c != '-' && c != ' ') result += lower(c);
    }
    return result;
}

}  // namespace

bool same_name(std::string_view a, std::string_view b) { return plain(a) == plain(b); }

std::string_view library_of(std::string_view modules) {
    const std::string text = plain(modules);
    const auto has = [&](std::string_view part) { return text.find(part) != std::string::npos; };
    if (has("keras") || has("tf.") || has("tensorflow") || text == "optimizers") return library::keras;
    if (has("optax")) return library::optax;
    return has("torch") || text == "optim" ? library::torch : std::string_view{};
}

}  // namespace ravine
