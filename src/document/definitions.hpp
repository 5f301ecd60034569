// Edits of the optimizers that a document defines (rules/define.hpp), and of the modifiers around its racers.
#pragma once

#include "document/document.hpp"
#include "rules/sketch.hpp"
#include "text/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ravine {

inline constexpr std::size_t most_definitions = 8;

// Returns what an experiment defines: its optimizers, and then its modifiers. They live as long as its catalogue.
std::vector<const Optimizer*> definitions_of(const Experiment& experiment);

// Returns why a definition cannot have a key beside the others of a catalogue, or "".
std::string fault_of_key(const std::string& key, const Catalogue& catalogue);

// Returns a key that no other has: the base, or the base with a number.
std::string free_key(std::string_view base, const Catalogue& catalogue);

// Puts an optimizer in the place of the definition with a key, or behind all where the key is "". Racers that have it follow,
// also to another key; they lose settings that it does not have. Refuses what the document cannot hold.
Result<> put_definition(Document& document, std::string_view key, const Optimizer& optimizer);

// Returns the sketch of a rule to begin with: a step down the slope, or that of an optimizer or modifier of the catalogue.
Sketch first_sketch();
Sketch sketch_of_copy(const Optimizer& optimizer);

// Defines what a sketch makes, under a key that is free, and races it unless it is a modifier. Returns the key.
Result<std::string> create_definition(Document& document, Sketch sketch);

// The same for a copy of the optimizer or modifier with a key, or the first rule for "".
Result<> create_definition(Document& document, std::string_view key);

// Returns how many racers have a definition, or a modifier around them.
std::size_t racers_with(const Experiment& experiment, std::string_view key);

// Removes a definition and the racers that have it. A modifier is taken off them instead.
void remove_definition(Document& document, std::string_view key);

// Adds a racer with an optimizer of the catalogue and selects it. Returns false if the document has as many as it can.
bool race(Document& document, const std::string& key);

// Returns true if a racer has a definition, or a modifier around it.
bool has_definition(const Racer& racer, std::string_view key);

// Gives the racers that have a definition the constant of a name for its parameter of that name, but those that have a value of
// their own.
void follow_constant(Experiment& experiment, std::string_view definition, std::string_view constant);

// Returns the keys of the modifiers around a racer, the first one first.
std::vector<std::string> modifiers_of(const Racer& racer);

// Gives a racer other modifiers. It keeps the settings that it still has. Refuses those that cannot go around it.
Result<> set_modifiers(Document& document, std::size_t racer, const std::vector<std::string>& modifiers);

}  // namespace ravine
