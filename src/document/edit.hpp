// Edits of a Document that take the user's text. Each either makes the change and returns an empty result, or leaves the
// Document unchanged and returns the reason.
#pragma once

#include "document/document.hpp"
#include "document/typed_rules.hpp"
#include "formula/parse.hpp"
#include "text/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ravine {

// Replaces the loss, and keeps domain and start. A formula that equals a surface's becomes that surface; data and constants are
// kept where the new loss uses them. Changes nothing if it cannot be read.
Result<void, formula::ParseError> set_loss(Document& document, std::string_view formula);

// Makes a formula the loss, with its missing letters as constants of value 1 (formula/constants.hpp). Returns false and changes
// nothing if that does not make it readable.
bool set_loss_with_constants(Document& document, std::string_view formula);

// Returns the formula of the loss, be it a surface's or the user's own.
std::string formula_of(const Document& document);

// Makes an edit by its name, for controls outside the picture. Those from remove on need a racer, counted from 0; an unknown
// edit or racer is refused.
//   loss                 sets the formula `text`
//   loss_with_constants  the same; unknown letters become constants of value 1
//   let                  sets constants of the loss: a:1,b:100
//   rule                 sets the lines of a definition, whose number, from 0, stands in the place of the racer's
//   remove_rule          removes that definition, and the racers that have it
//   add_rule             defines a copy of an optimizer or modifier, given its key, or a first rule for "", and races it
//   add                  adds a racer
//   field                sets a field of links (link/fields.hpp): steps=500
//   surface              chooses the surface with that key, and its race (surface_races.hpp)
//   remove               removes the racer
//   optimizer            sets the optimizer, given a key of the catalogue
//   lr                   sets the learning rate, a number or a formula of t
//   parameter            sets a parameter of the racer's optimizer: beta1=0.95
//   modifiers            puts modifiers around the optimizer: clip+cautious, or none
//   own_start            starts the racer at x,y, or, without a text, where all start
//   hide, solo           hides the racer or shows it again; hides all others or shows all again
//   duplicate, up, down  copies it, and moves it in the list
// `typed` remembers rules from one edit to the next, so that a name that goes and comes back while it is typed has the settings
// that it had.
Result<> edit(Document& document, std::string_view what, std::size_t racer, std::string_view text, TypedRules& typed);
Result<> edit(Document& document, std::string_view what, std::size_t racer, std::string_view text);

}  // namespace ravine
