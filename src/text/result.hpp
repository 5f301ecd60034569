// The result of everything that can fail with a sentence: a value, or why there is none.
//
//     Result<Loss, formula::ParseError> loss = Loss::compile(text);
//     if (!loss) return loss.error();
//     use(*loss);
//
// A Result<> has no value: it is success, or a failure.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace ravine {

// The reason as a sentence, and texts to offer instead, the likeliest first.
struct Failure {
    std::string sentence;
    std::vector<std::string> corrections = {};
};

template <class T = void, class E = Failure>
class [[nodiscard]] Result {
  public:
    Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
    Result(E error) : content_(std::in_place_index<1>, std::move(error)) {}

    bool has_value() const { return content_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    // Returns the value, or nothing for a failure that nobody asks the reason of.
    std::optional<T> or_nothing() && { return has_value() ? std::optional<T>(std::move(*value())) : std::nullopt; }

    // Require success.
    T& operator*() & { return *value(); }
    const T& operator*() const& { return *value(); }
    T operator*() && { return std::move(*value()); }
    T* operator->() { return value(); }
    const T* operator->() const { return value(); }

    // Requires a failure.
    const E& error() const {
        assert(content_.index() == 1);
        return *std::get_if<1>(&content_);
    }

  private:
    T* value() {
        assert(content_.index() == 0);
        return std::get_if<0>(&content_);
    }
    const T* value() const {
        assert(content_.index() == 0);
        return std::get_if<0>(&content_);
    }

    std::variant<T, E> content_;
};

template <class E>
class [[nodiscard]] Result<void, E> {
  public:
    Result() = default;
    Result(E error) : error_(std::in_place_index<1>, std::move(error)) {}

    bool has_value() const { return error_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    // Requires a failure.
    const E& error() const {
        assert(error_.index() == 1);
        return *std::get_if<1>(&error_);
    }

  private:
    std::variant<std::monostate, E> error_;
};

}  // namespace ravine
