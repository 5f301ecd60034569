// The list of functions and constants: complete, and each entry as a formula has it.
#include "formula/vocabulary.hpp"

#include "formula/names.hpp"
#include "formula/ops.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <set>
#include <string>

using namespace ravine::formula;

TEST_CASE("the list has every function and constant once, with a meaning") {
    std::set<std::string> names;
    for (const Word& word : vocabulary()) {
        CAPTURE(word.form);
        CHECK_FALSE(word.meaning.empty());
        CHECK(names.insert(word.form.substr(0, word.form.find('('))).second);
    }
    for (const std::string_view name : function_names()) CHECK(names.count(std::string(name)) == 1);
    for (const NamedConstant& constant : named_constants) CHECK(names.count(std::string(constant.name)) == 1);
    CHECK(names.size() == function_names().size() + std::size(named_constants));
}
