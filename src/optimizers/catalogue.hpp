// A list of optimizers: those that are built in, those that a document defines, and any others. The built-in ones are found at
// build time, by the files under methods/.
#pragma once

#include "optimizers/optimizer.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace ravine {

// An alias, and the optimizer that it belongs to.
struct NamedAlias {
    const Optimizer* optimizer;
    const Alias* alias;
};

struct NamedOptimizer {
    const Optimizer* optimizer = nullptr;  // nullptr where there is none of that name
    std::vector<NamedAlias> aliases = {};  // with that name, of one library; none for the catalogue's own names
    bool of_library = false;               // the name says which library is meant
};

// Copies share their optimizers: one that was found in any of them lives as long as the last that has it.
class Catalogue {
  public:
    using List = std::vector<std::shared_ptr<const Optimizer>>;

    explicit Catalogue(std::vector<Optimizer> optimizers = {});

    // Adds an optimizer, in the place of one with its key, and drops composed ones, which may have been made of that. Other
    // copies stay as they are.
    void add(Optimizer optimizer);

    // Returns all in the order of their publication, which is the order in which they are learned, and then of their keys.
    // Typed ones come last, in the order in which they were added.
    const List& all() const { return *list_; }

    // Returns the optimizers that go around others: those that are built in, and then those that are typed.
    const List& modifiers() const { return *modifiers_; }

    // Returns the optimizer or modifier with that key, or nullptr. find() also finds what add_composed() has added.
    const Optimizer* find(std::string_view key) const;
    const Optimizer* find_modifier(std::string_view key) const;

    // Adds an optimizer with modifiers around it, which is in no list.
    void add_composed(Optimizer optimizer);

    // Returns the optimizers of this catalogue that are not typed, and the typed ones of another.
    Catalogue with_typed_of(const Catalogue& other) const;

    // Reads a key, a title, or a name of one of the libraries with or without its modules: "torch.optim.AdamW", "AdamW",
    // "adam_w".
    NamedOptimizer find_named(std::string_view name) const;

    // Compares the content, but for composed optimizers, which follow from the rest.
    bool operator==(const Catalogue& other) const;

  private:
    NamedOptimizer find_alias(std::string_view name, std::string_view library) const;

    std::shared_ptr<const List> list_, modifiers_, composed_;
};

// Returns the modifiers that are built in.
std::vector<Optimizer> builtin_modifiers();

// Returns the optimizers that are built in.
const Catalogue& builtin_catalogue();

}  // namespace ravine
