#include "export/frame_code.hpp"

#include "document/link/link.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace ravine;

TEST_CASE("the code of a frame has the link and a title, both fit for an attribute") {
    const auto code = [](std::string_view link) {
        return frame_code("https://example.org/#a=1&b=2", decode_link(link).document.experiment);
    };
    CHECK(
        code("loss=himmelblau&racers=gd;adam;lion,show:off") ==
        "<iframe src=\"https://example.org/#a=1&amp;b=2\" width=\"640\" height=\"400\" sandbox=\"allow-scripts allow-popups\" "
        "loading=\"lazy\" title=\"GD, Adam on Himmelblau\"></iframe>");
    CHECK(code("loss=where(x<1,x,2)").find("on where(x&lt;1,x,2)\"") != std::string::npos);
}
