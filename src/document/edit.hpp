// Edits of a Config in the user's words. Each makes the change and returns nothing, or leaves the Config as it is and returns
// what says why.
#pragma once

#include "document/config.hpp"
#include "formula/parse.hpp"
#include "text/refusal.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

// Another loss in the same domain, with the same start. A formula that is a surface's becomes that surface; a formula that
// comes of a surface keeps the surface's data, and constants keep their values. Tells where it is wrong, and leaves the Config
// then.
std::optional<formula::ParseError> set_loss(Config& config, std::string_view formula);

// Gives a formula the letters that it needs as constants (formula/constants.hpp), each with the value 1, and makes it the
// loss. Returns false, and leaves the Config, where it is no formula even so.
bool set_loss_with_constants(Config& config, std::string_view formula);

// The formula of the loss, be it a surface's or the user's own.
std::string formula_of(const Config& config);

// An edit by its name, for controls outside of the picture; racer counts from 0 and matters to the last three.
//   loss                 text is the formula
//   loss_with_constants  the same, and letters that are not known become constants with the value 1
//   let                  text has constants of the loss with new values: a:1,b:100
//   add                  one racer more
//   remove               the racer
//   optimizer            text is a key of the catalogue
//   lr                   text is a number or a formula of t
Refusal edit(Config& config, std::string_view what, std::size_t racer, std::string_view text);

}  // namespace ravine
