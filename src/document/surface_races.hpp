// The races of the catalogue's surfaces: for each the racers, the start and the length that show what it is there for.
//
// They count when somebody chooses a surface, and the link then names all of it. A link that names a surface alone means what
// it meant before there were any, so a row may change. scripts/search_lineups.mjs proposes rows.
#pragma once

#include "document/document.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace ravine {

struct SurfaceRace {
    std::string_view surface;          // its key
    std::string_view racers;           // as in a link
    std::optional<Vector> start = {};  // instead of the surface's
    int steps = 200;
    std::string_view look_for;  // a sentence: what is to be seen
    bool leaves = false;        // to leave the domain is the point
};

std::span<const SurfaceRace> surface_races();

// Returns the race of the surface with that key, or nullptr.
const SurfaceRace* race_of_surface(std::string_view key);

// Returns the racers of a surface's race.
std::vector<Racer> racers_of(const SurfaceRace& race);

// Returns true if somebody made the racers of an experiment: they are neither the default ones nor those of any surface's race,
// or of a network's.
bool has_own_racers(const Experiment& experiment);

// Changes the surface, with its domain, start and data. Its race comes with it, unless somebody made racers of her own,
// which stay. A network is trained no more.
void choose_surface(Document& document, const Surface& surface);

// Returns true if a document has the race of its surface, or of networks (network_race.hpp); hidden racers count as shown.
bool has_race_of_surface(const Document& document);

// Takes racers, start and steps of that race. Does nothing if the loss has none.
void take_race_of_surface(Document& document);

}  // namespace ravine
