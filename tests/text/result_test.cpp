#include "text/result.hpp"

#include <catch2/catch_test_macros.hpp>

#include <memory>

using namespace ravine;

namespace {

Result<int> half(int number) {
    if (number % 2 != 0) return Failure{"it is odd", {"2", "4"}};
    return number / 2;
}

Result<> check(int number) {
    if (const auto result = half(number); !result) return result.error();
    return {};
}

}  // namespace

TEST_CASE("a result is a value or the reason why there is none") {
    REQUIRE(half(4));
    CHECK(*half(4) == 2);
    REQUIRE_FALSE(half(3).has_value());
    CHECK(half(3).error().sentence == "it is odd");
    CHECK(half(3).error().corrections == std::vector<std::string>{"2", "4"});
    CHECK(half(6).or_nothing() == 3);
    CHECK_FALSE(half(5).or_nothing());
    CHECK(check(2).has_value());
    CHECK(check(1).error().sentence == "it is odd");
}

TEST_CASE("a result hands out what can only be moved") {
    Result<std::unique_ptr<int>> result = std::make_unique<int>(7);
    REQUIRE(result);
    CHECK(**result == 7);
    const std::unique_ptr<int> taken = *std::move(result);
    CHECK(*taken == 7);
}

TEST_CASE("a result may be of another kind of error, and an error may look like a value") {
    Result<int, std::string> result = std::string("no");
    CHECK(result.error() == "no");
    Result<std::string, int> other = 3;
    CHECK(other.error() == 3);
    other = std::string("yes");
    CHECK(*other == "yes");
    CHECK(other->size() == 3);
}
