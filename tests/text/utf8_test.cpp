#include "text/utf8.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>

using namespace ravine;

TEST_CASE("bytes that are no UTF-8 are replaced one by one") {
    const std::pair<std::string, std::string> cases[] = {
        {"x²", "x²"},
        {"\x98", "\uFFFD"},
        {"a\xFF\xFE", "a\uFFFD\uFFFD"},
        {"\xE2\x88", "\uFFFD\uFFFD"},                      // cut off
        {"\xC0\xAF", "\uFFFD\uFFFD"},                      // overlong
        {"\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD"},            // a surrogate
        {"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},  // beyond the last character
        {"\xF0\x9F\x98\x80", "\U0001F600"},
        {"", ""},
    };
    for (const auto& [bytes, text] : cases) {
        CAPTURE(bytes);
        CHECK(valid_text(bytes, 100) == text);
        CHECK(is_valid_text(bytes) == (bytes == text));
    }
}

TEST_CASE("a text is cut between characters") {
    CHECK(valid_text("abcdef", 3) == "abc...");
    CHECK(valid_text("a²²", 2) == "a...");
    CHECK(valid_text("abc", 3) == "abc");
}
