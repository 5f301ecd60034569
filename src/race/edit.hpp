// Edits of a Config in the user's words. Each makes the change and returns nothing, or leaves the Config as it is and returns
// what says why.
#pragma once

#include "formula/parse.hpp"
#include "race/config.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

// Another loss in the same domain, with the same start. A formula that is a surface's becomes that surface; a formula that
// comes of a surface keeps the surface's data. Tells where it is wrong, and leaves the Config then.
std::optional<formula::ParseError> set_loss(Config& config, std::string_view formula);

// The formula of the loss, be it a surface's or the user's own.
std::string formula_of(const Config& config);

// Why an edit was not made, and what may have been meant by its text, the likeliest first.
struct Refusal {
    std::string sentence = {};
    std::vector<std::string> corrections = {};

    bool empty() const { return sentence.empty(); }
};

// An edit by its name, for controls outside of the picture; racer counts from 0 and matters to all but "loss" and "add".
//   loss       text is the formula        optimizer  text is a key of the catalogue
//   add        one racer more             lr         text is a number or a formula of t
//   remove     the racer
Refusal edit(Config& config, std::string_view what, std::size_t racer, std::string_view text);

}  // namespace ravine
