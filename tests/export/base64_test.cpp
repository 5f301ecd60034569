#include "export/base64.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ravine;

TEST_CASE("bytes become the text that RFC 4648 has for them") {
    CHECK(base64("") == "");
    CHECK(base64("f") == "Zg==");
    CHECK(base64("fo") == "Zm8=");
    CHECK(base64("foo") == "Zm9v");
    CHECK(base64("foob") == "Zm9vYg==");
    CHECK(base64("fooba") == "Zm9vYmE=");
    CHECK(base64("foobar") == "Zm9vYmFy");
    CHECK(base64(std::string_view("\xff\x00\xfe", 3)) == "/wD+");
}
