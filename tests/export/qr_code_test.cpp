#include "export/qr_code.hpp"

#include "document/link/link.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cstdlib>
#include <string>

using namespace ravine;

// That a reader gets the text back is tested in the browser (tests/browser/qr_code.test.mjs), from the pixels.

namespace {

// The square in a corner that readers look for: a dark ring around a dark heart, in a light one.
void check_finder(const QrCode& code, int left, int top) {
    for (int row = 0; row < 7; ++row) {
        for (int column = 0; column < 7; ++column) {
            const int ring = std::max(std::abs(column - 3), std::abs(row - 3));
            CAPTURE(left, top, column, row);
            CHECK(code.is_dark(left + column, top + row) == (ring != 2));
        }
    }
}

std::string letters(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += static_cast<char>('a' + i * i % 23);
    return text;
}

}  // namespace

TEST_CASE("a QR code is a square with its three marks and its dotted lines") {
    for (const std::size_t length : {0, 1, 30, 100, 300, 1000, 2953}) {
        const auto code = qr_code(letters(length));
        REQUIRE(code);
        CAPTURE(length, code->size);
        CHECK(code->size % 4 == 1);
        CHECK(code->dark.size() == static_cast<std::size_t>(code->size * code->size));
        check_finder(*code, 0, 0);
        check_finder(*code, code->size - 7, 0);
        check_finder(*code, 0, code->size - 7);
        for (int i = 8; i < code->size - 8; ++i) {
            CHECK(code->is_dark(i, 6) == (i % 2 == 0));
            CHECK(code->is_dark(6, i) == (i % 2 == 0));
        }
    }
}

TEST_CASE("a QR code is as small as its bytes allow") {
    CHECK(qr_code("v=1")->size == 21);
    CHECK(qr_code(letters(17))->size == 21);  // what version 1 holds at the lowest level
    CHECK(qr_code(letters(18))->size == 25);
    CHECK(qr_code(letters(longest_qr_text))->size == 177);
    CHECK(qr_code("#" + encode_link(default_document()))->size == 21);
}

TEST_CASE("a text that is too long has no QR code") {
    CHECK(qr_code(letters(longest_qr_text)).has_value());
    CHECK_FALSE(qr_code(letters(longest_qr_text + 1)).has_value());
    CHECK_FALSE(qr_code(letters(longest_link)).has_value());
}

TEST_CASE("other texts have other QR codes, and the same text has the same") {
    CHECK(qr_code("#v=1&at=10")->dark == qr_code("#v=1&at=10")->dark);
    CHECK(qr_code("#v=1&at=10")->dark != qr_code("#v=1&at=11")->dark);
}
